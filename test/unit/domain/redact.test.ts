import { expect, test } from 'vitest'
import { nameWords, redactText } from '../../../src-main/domain/redact.ts'

const words = new Set(['Li Okonkwo', 'Ada O’Brien', '王 小明'].flatMap(nameWords))

test.each([
  ['a record of Okonkwo, and of OKONKWO', 'a record of [hidden], and of [hidden]'],
  ['patient Li, born 2020', 'patient [hidden], born 2020'],
  ['LI has two lines', '[hidden] has two lines'],
  ['O’Brien and "O Brien"', '[hidden] and "O [hidden]"'],
  ['小明 came', '[hidden] came'],
])('4-10: names are hidden, however short and however written: %s', (text, clean) => {
  expect(redactText(text, { words, secrets: [] })).toBe(clean)
})

test('4-10: two letters that are no name stay, and so does a small word that is written as one of them', () => {
  const text = 'li is no column; OK, no row of it in the list'
  expect(redactText(text, { words, secrets: [] })).toBe(text)
})
