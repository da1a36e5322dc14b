import { expect, test } from 'vitest'
import { withoutSecrets } from '../../../src-main/domain/secrets.ts'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'

const hidden = (text: string): string => stringifyExact(withoutSecrets(parseExact(text)))

test('what lies under a key that sounds like a secret is hidden at any depth, the key stays', () => {
  expect(hidden('{"name":"a","Password":{"hash":"x"},"list":[{"api_key":1,"token":null}]}')).toBe(
    '{"name":"a","Password":"[hidden]","list":[{"api_key":"[hidden]","token":"[hidden]"}]}',
  )
})

test('everything else stays as it came: numbers, odd keys, any depth', () => {
  const text = '{"n":[9007199254740993,1e400,-0],"__proto__":{"a":1},"constructor":null}'
  expect(hidden(text)).toBe(text)
  const deep = `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`
  expect(hidden(deep) === deep).toBe(true)
  expect(withoutSecrets(null)).toBeNull()
})
