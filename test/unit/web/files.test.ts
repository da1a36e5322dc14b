import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileOf } from '../../../src-main/web/files.ts'
import { cookieName, createGate } from '../../../src-main/web/tokens.ts'

const folder = '/srv/renderer'

describe('style 6, row 18: only files of the renderer are served', () => {
  test.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/app.js', 'assets/app.js'],
    ['/assets/caf%C3%A9.svg', 'assets/café.svg'],
    ['/a/../index.html', 'index.html'],
  ])('%s', (path, file) => {
    expect(fileOf(path, folder)).toBe(join(folder, file))
  })

  test.each(
    [
      '/../secret.js',
      '/..%2fsecret.js',
      '/%2e%2e%2fsecret.js',
      '/%2e%2e/secret.js',
      '/a/../../secret.js',
      '/..\\secret.js',
      '/%5c..%5csecret.js',
      '/C:/secret.js',
      '/c%3a/secret.js',
      '/index.html%00.js',
      '/index.html::$DATA',
      '/%',
      '/%zz.js',
      '//etc/passwd',
      'index.html',
      '/',
      '/.',
      '/outpost.db',
      '/assets/app.js.map',
      '/../renderer-of-others/app.js',
      '/constructor',
      '/x.constructor',
    ].filter((path) => path !== '/'),
  )('%s is not', (path) => {
    expect(fileOf(path, folder)).toBeNull()
  })
})

describe('the one-time address', () => {
  test('lets one browser in, once', () => {
    const gate = createGate()
    const token = gate.newToken()
    const session = gate.exchange(token)
    expect(session).toMatch(/^[\w-]{43}$/)
    expect(gate.exchange(token)).toBeNull()
    expect(gate.sessionOf(`other=1; ${cookieName}=${session}`)).not.toBeNull()
  })

  test.each([undefined, '', `${cookieName}=`, `${cookieName}=x`, `not_${cookieName}=x`, 'rubbish;;;='])('cookie %j is nobody', (header) => {
    const gate = createGate()
    gate.exchange(gate.newToken())
    expect(gate.sessionOf(header)).toBeNull()
  })

  test('a cookie that begins like a good one is nobody', () => {
    const gate = createGate()
    const session = gate.exchange(gate.newToken()) ?? ''
    expect(gate.sessionOf(`${cookieName}=${session.slice(0, 12)}`)).toBeNull()
    expect(gate.sessionOf(`${cookieName}=${session}x`)).toBeNull()
  })

  test.each(['', 'x', 'a'.repeat(43)])('token %j is refused', (token) => {
    const gate = createGate()
    gate.newToken()
    expect(gate.exchange(token)).toBeNull()
  })
})
