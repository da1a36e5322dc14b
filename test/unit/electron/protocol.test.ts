import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy, styleHashes } from '../../../src-main/contract/page-policy.ts'
import { answer, fileOf, isOwnPage, schemes } from '../../../src-main/electron/protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'outpost-page-'))
writeFileSync(join(folder, 'index.html'), '<p>ours</p>')
writeFileSync(join(folder, 'secret.db'), 'not a page')
afterAll(() => rmSync(folder, { recursive: true }))

describe('which page is ours: by protocol and host (style 6, rows 13 and 18)', () => {
  test.each(['app://main/', 'app://main/index.html', 'app://main/a?b#c', 'APP://main/x'])('%s is', (url) =>
    expect(isOwnPage(url)).toBe(true),
  )

  test.each([
    'app://main.evil.org/',
    'app://evil/main',
    'app://main@evil/',
    'app://user@main/',
    'app://main:81/',
    'app://mainx/',
    'https://main/',
    'https://app/main',
    'file:///main/index.html',
    'data:text/html,app://main/',
    'javascript:location="app://main/"',
    'about:blank',
    'blob:app://main/1',
    '',
    'main',
  ])('%s is not', (url) => expect(isOwnPage(url)).toBe(false))
})

describe('which file a request gets: never one outside the served folder (style 6, row 18)', () => {
  test('a file below it', () => {
    expect(fileOf('app://main/index.html', folder)).toBe(join(folder, 'index.html'))
    expect(fileOf('app://main/assets/a%20b.js?v=1', folder)).toBe(join(folder, 'assets/a b.js'))
  })

  test.each([
    'app://main/%2e%2e%2findex.html',
    'app://main/..%2f..%2fetc/x.json',
    'app://main/a/%2e%2e/%2e%2e%2fx.js',
    'app://main/..%5c..%5cx.js',
    'app://main/%5c%5cserver%5cx.js',
    'app://main/C:/Windows/x.js',
    'app://main/%43%3a/x.js',
    'app://main/index.html%00.js',
    'app://main/index.html::$DATA.js',
    'app://main/%E0%A4%A.js',
    'app://main/',
    'app://main/assets',
    'app://main/secret.db',
    'app://elsewhere/index.html',
  ])('%s gets none', (url) => expect(fileOf(url, folder)).toBeNull())

  test.each(['app://main/../../x.js', 'app://main/%2e%2e/%2e%2e/x.js'])('%s stays below it', (url) =>
    expect(fileOf(url, folder)).toBe(join(folder, 'x.js')),
  )
})

describe('what is answered', () => {
  test('a page with its policy', async () => {
    const response = await answer({ method: 'GET', url: 'app://main/index.html' }, folder)
    expect(await response.text()).toBe('<p>ours</p>')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy('none'))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each([
    ['POST', 'app://main/index.html', 405],
    ['HEAD', 'app://main/index.html', 405],
    ['GET', 'app://main/missing.js', 404],
    ['GET', 'app://main/secret.db', 404],
  ])('%s %s: %i', async (method, url, status) => {
    const response = await answer({ method, url }, folder)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
  })
})

describe('the policy', () => {
  test('names no source but our own, and the window connects to nothing', () => {
    const policy = contentSecurityPolicy('none')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|http|blob:/)
    expect(contentSecurityPolicy('self').replace("connect-src 'self'", "connect-src 'none'")).toBe(policy)
  })

  test('allows exactly the style elements that react-aria makes by itself', () => {
    const source = (path: string) => readFileSync(join(import.meta.dirname, '../../../node_modules/react-aria/dist/private', path), 'utf8')
    const press = source('interactions/usePress.js')
    const attribute = press.match(/PRESSABLE_ATTRIBUTE = '([^']+)'/)?.[1] ?? ''
    const texts = [press, source('overlays/usePreventScroll.js')].map((text) => text.match(/style\.textContent = `([^`]+)`/)?.[1] ?? '')
    const hashes = texts
      .map((text) => text.replace(/\$\{[^}]+\}/, attribute).trim())
      .map((text) => createHash('sha256').update(text).digest('base64'))
    expect(hashes.map((hash) => `sha256-${hash}`)).toEqual([...styleHashes])
  })

  test('our scheme has no right that the page does not need', () => {
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } }])
  })
})
