import { describe, expect, test } from 'vitest'
import { cleanAddress, isLoopback, originOf } from '../../../src-main/sync/address.ts'

describe('style 6, row 1: which addresses main talks to', () => {
  test.each([
    ['https://central.example', 'https://central.example'],
    ['https://central.example:8443/sync/v5?x=1', 'https://central.example:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://localhost', 'http://localhost'],
    ['http://[::1]:1', 'http://[::1]:1'],
  ])('%s: yes', (address, origin) => expect(originOf(address, false)).toBe(origin))

  test.each([
    ['http://central.example', 'url_insecure'],
    ['http://localhost.evil.example', 'url_insecure'],
    ['http://127.0.0.1.evil.example', 'url_insecure'],
    ['http://10.0.0.1', 'url_insecure'],
    ['http://0.0.0.0', 'url_insecure'],
    ['ftp://central.example', 'url_invalid'],
    ['file:///etc/passwd', 'url_invalid'],
    ['javascript:alert(1)', 'url_invalid'],
    ['central.example', 'url_invalid'],
    ['', 'url_invalid'],
  ])('%s: %s', (address, code) =>
    expect(() => originOf(address, false)).toThrow(expect.objectContaining({ cause_: expect.objectContaining({ code }) })),
  )

  test('what is typed without a scheme becomes https, except on this computer', () => {
    expect(cleanAddress(' central.example/ ')).toEqual({ address: 'https://central.example', cleaned: true })
    expect(cleanAddress('localhost:8080')?.address).toBe('http://localhost:8080')
    expect(isLoopback('127.0.0.1.evil.example')).toBe(false)
  })
})
