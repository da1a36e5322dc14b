/** Design 3: the proxy of a terminal's environment. */
import { describe, expect, test } from 'vitest'
import { environmentProxy } from '../../../src-main/web/environment-proxy.ts'

const central = 'https://central.example:443'
const proxy = 'http://proxy:3128'

describe('which proxy', () => {
  test.each([
    [{}, null],
    [{ HTTPS_PROXY: '' }, null],
    [{ HTTPS_PROXY: proxy }, proxy],
    [{ https_proxy: 'http://small:1', HTTPS_PROXY: proxy }, 'http://small:1'],
    [{ HTTPS_PROXY: 'proxy:3128' }, proxy],
    [{ HTTPS_PROXY: 'https://name:word@proxy:3128' }, 'https://name:word@proxy:3128'],
    [{ ALL_PROXY: proxy }, proxy],
    [{ HTTP_PROXY: proxy }, null],
  ])('%o', async (environment, found) => expect(await environmentProxy(environment)(central)).toBe(found))
})

describe('what is called directly', () => {
  test.each([
    ['*', true],
    ['central.example', true],
    ['example', true],
    ['.example', true],
    ['*.example', true],
    ['other.example, CENTRAL.example', true],
    ['entral.example', false],
    ['central.example:443', true],
    ['central.example:8443', false],
    ['central.example.org', false],
    [' , ', false],
  ])('NO_PROXY=%s', async (without, isDirect) =>
    expect(await environmentProxy({ HTTPS_PROXY: proxy, NO_PROXY: without })(central)).toBe(isDirect ? null : proxy),
  )

  test.each([
    ['10.0.0.5', 'https://10.0.0.5:443'],
    ['fd00::1', 'https://[fd00::1]'],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443'],
  ])('the address %s', async (without, address) =>
    expect(await environmentProxy({ HTTPS_PROXY: proxy, NO_PROXY: without })(address)).toBe(null),
  )

  test.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:80'])('this computer: %s', async (address) =>
    expect(await environmentProxy({ HTTPS_PROXY: proxy })(address)).toBe(null),
  )
})
