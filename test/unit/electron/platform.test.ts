import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventEmitter } from 'node:events'
import type { PowerMonitor, SafeStorage } from 'electron'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  dataFolder,
  developmentOptions,
  memoryFolders,
  proxyIn,
  secretBox,
  systemProxy,
  watchLine,
  watchPower,
} from '../../../src-main/electron/platform.ts'

const folder = mkdtempSync(join(tmpdir(), 'outpost-platform-'))
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

describe('where the data lies (design 3)', () => {
  const place = { packaged: true, programData: 'D:\\Data', userData: '/home/a/.config/outpost' } as const

  test.each([
    ['win32', join('D:\\Data', 'Outpost')],
    ['darwin', '/Library/Application Support/Outpost'],
    ['linux', '/var/lib/outpost'],
  ] as const)('packaged on %s: one folder for the whole machine', (platform, expected) =>
    expect(dataFolder({ ...place, platform })).toBe(expected),
  )

  test('in development: one for each user', () =>
    expect(dataFolder({ ...place, packaged: false, platform: 'linux' })).toBe(join('/home/a/.config/outpost', 'data')))
})

describe('options of development', () => {
  const args = ['--inspect=0', '/app', '--data', '/d', '--central=http://127.0.0.1:1/', '--machine-id', 'x', '--other', '--interval', '5']

  test('are read from among the switches of Chromium', () =>
    expect(developmentOptions(false, args)).toEqual({ data: '/d', central: 'http://127.0.0.1:1/', 'machine-id': 'x', interval: '5' }))

  test('a packaged program takes none: its computer ID cannot be given to it (F-130)', () =>
    expect(developmentOptions(true, args)).toEqual({}))
})

describe('what is remembered of the data lies outside their folder (F-135)', () => {
  test('beside it, and with the settings of the user, for not each user may write beside it', () =>
    expect(memoryFolders('/var/lib/outpost', '/home/a/.config/outpost')).toEqual([
      '/var/lib/outpost-memory',
      join('/home/a/.config/outpost', 'memory'),
    ]))

  test('never in it, as with a folder of development that holds the window’s settings too', () =>
    expect(memoryFolders('/tmp/x', '/tmp/x/window')).toEqual(['/tmp/x-memory']))
})

describe('the proxy of the system (design 3)', () => {
  test.each([
    ['DIRECT', null],
    ['PROXY 10.0.0.1:8080', 'http://10.0.0.1:8080'],
    ['PROXY proxy.ministry.example:3128; DIRECT', 'http://proxy.ministry.example:3128'],
    ['SOCKS5 10.0.0.1:1080; HTTPS secure.example:443', 'https://secure.example:443'],
    ['SOCKS 10.0.0.1:1080;DIRECT', null],
    [' PROXY [fd00::1]:8080 ', 'http://[fd00::1]:8080'],
  ])('%s', (answer, proxy) => expect(proxyIn(answer)).toBe(proxy))

  test.each(['SOCKS5 10.0.0.1:1080', '', 'PROXY'])('"%s" leads nowhere that is known', (answer) => expect(() => proxyIn(answer)).toThrow())

  test('is asked for the very address', async () => {
    const resolveProxy = (url: string) => Promise.resolve(url === 'https://central.example:443' ? 'PROXY 10.0.0.1:8080' : 'DIRECT')
    expect(await systemProxy({ resolveProxy })('https://central.example:443')).toBe('http://10.0.0.1:8080')
  })
})

describe('the secret box (F-136)', () => {
  const turned = (text: string): string => text.split('').toReversed().join('')
  const older = {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(turned(text)),
    decryptString: (sealed: Buffer) => turned(sealed.toString()),
  }
  const newer = {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
    decryptStringAsync: async (sealed: Buffer) => ({ result: turned(sealed.toString()), shouldReEncrypt: false }),
  }
  const box = (storage: object, platform: NodeJS.Platform = 'linux') =>
    secretBox(storage as unknown as SafeStorage, platform, mkdtempSync(folder))

  test.each([
    ['Electron 33, which has the synchronous form only', older],
    ['Electron 45, in the asynchronous form', newer],
  ])('%s: what lies on disk is sealed', async (_what, storage) => {
    const home = mkdtempSync(folder)
    const sealed = await secretBox(storage as unknown as SafeStorage, 'linux', home)
    expect(sealed.kind).toBe('keychain')
    expect(await sealed.read()).toBeNull()
    await sealed.write('abc123')
    const [file] = readdirSync(home)
    expect(file).toMatch(/^site\..+\.sealed$/)
    expect(readFileSync(join(home, file ?? ''), 'utf8')).not.toContain('abc123')
    expect(await sealed.read()).toBe('abc123')
    await sealed.clear()
    expect(await sealed.read()).toBeNull()
    rmSync(home, { recursive: true })
  })

  test.each([
    ['no keychain, old form', { ...older, isEncryptionAvailable: () => false }],
    ['no keychain, new form', { ...newer, isAsyncEncryptionAvailable: async () => false }],
    ['a backend that seals nothing, old form', { ...older, getSelectedStorageBackend: () => 'basic_text' }],
    ['a backend that seals nothing, new form', { ...newer, getSelectedStorageBackend: () => 'basic_text' }],
  ])('%s: a file, and it says so', async (_what, storage) => expect((await box(storage)).kind).toBe('file'))
})

describe('sleep and the lock of the screen (U-03, U-85)', () => {
  test.each([
    ['suspend', ['lock', 'sleep']],
    ['lock-screen', ['lock']],
    ['resume', ['wake']],
    ['unlock-screen', []],
  ])('%s: %j', (event, expected) => {
    const monitor = new EventEmitter()
    const done: string[] = []
    watchPower(monitor as unknown as PowerMonitor, {
      lockAll: () => done.push('lock'),
      powerSuspended: () => done.push('sleep'),
      powerResumed: () => done.push('wake'),
    })
    monitor.emit(event)
    expect(done).toEqual(expected)
  })
})

describe('the line', () => {
  test('is told when it comes and goes, once each', () => {
    vi.useFakeTimers()
    let online = true
    const changed = vi.fn()
    const stop = watchLine({ isOnline: () => online }, changed, 100)
    vi.advanceTimersByTime(300)
    online = false
    vi.advanceTimersByTime(300)
    online = true
    vi.advanceTimersByTime(300)
    stop()
    online = false
    vi.advanceTimersByTime(300)
    expect(changed.mock.calls).toEqual([[false], [true]])
  })
})
