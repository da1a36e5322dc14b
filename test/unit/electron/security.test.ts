import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { closeDebugging, guardContents, guardSession, mayHave, maySave } from '../../../src-main/electron/security.ts'

const ours = 'app://main/index.html'

describe('permissions are a positive list (style 6, row 5)', () => {
  test('copying, from our own page only', () => {
    expect(mayHave('clipboard-sanitized-write', ours)).toBe(true)
    expect(mayHave('clipboard-sanitized-write', 'https://main/')).toBe(false)
    expect(mayHave('clipboard-sanitized-write', '')).toBe(false)
  })

  test.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'usb', 'hid', 'serial', 'a-new-one'])(
    '%s is denied to everybody',
    (permission) => expect(mayHave(permission, ours)).toBe(false),
  )

  test('request, check, device, screen and network are all answered', () => {
    const { session, handlers } = fakeSession()
    guardSession(session)
    const answer = vi.fn()
    handlers['setPermissionRequestHandler']?.(null, 'geolocation', answer, { requestingUrl: ours })
    handlers['setPermissionRequestHandler']?.(null, 'clipboard-sanitized-write', answer, { requestingUrl: ours })
    handlers['setDisplayMediaRequestHandler']?.({}, answer)
    expect(answer.mock.calls).toEqual([[false], [true], [null]])
    expect(handlers['setPermissionCheckHandler']?.(null, 'geolocation', 'app://main/')).toBe(false)
    expect(handlers['setPermissionCheckHandler']?.(null, 'clipboard-sanitized-write', 'app://main/')).toBe(true)
    expect(handlers['setDevicePermissionHandler']?.({})).toBe(false)
    handlers['onBeforeRequest']?.({ url: 'https://example.org/' }, answer)
    expect(answer).toHaveBeenLastCalledWith({ cancel: true })
  })
})

describe('downloads', () => {
  test('F-256: only a text that our own page hands out may be saved', () => {
    expect(maySave('blob:app://main/5c1f')).toBe(true)
    for (const url of [
      'https://example.org/x.exe',
      'app://main/x',
      'blob:https://example.org/5c1f',
      'blob:app://main.evil/5c1f',
      'data:text/plain,x',
    ])
      expect(maySave(url), url).toBe(false)
  })

  test('anything else that begins to load is stopped', () => {
    const { session, handlers } = fakeSession()
    guardSession(session)
    const begin = (url: string): boolean => {
      const preventDefault = vi.fn()
      handlers['will-download']?.({ preventDefault }, { getURL: () => url })
      return preventDefault.mock.calls.length === 0
    }
    expect([begin('blob:app://main/5c1f'), begin('https://example.org/x.exe')]).toEqual([true, false])
  })
})

describe('debugging from outside (style 6, DevTools closed in packages)', () => {
  const removed = (hasInspector: boolean): string[] => {
    const names: string[] = []
    closeDebugging({ removeSwitch: (name) => void names.push(name) }, hasInspector)
    return names
  }

  test('where the fuse has closed the inspector, Chromium opens no port either', () =>
    expect(removed(false)).toEqual(expect.arrayContaining(['remote-debugging-port', 'remote-debugging-pipe'])))

  test('a build whose fuse leaves the inspector open can be driven by a test', () => expect(removed(true)).toEqual([]))
})

describe('a page stays where it is (style 6, rows 11 to 14)', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s elsewhere is prevented, at home it is not', (name) => {
    const { contents, emitter } = fakeContents()
    guardContents(contents)
    const event = (url: string) => ({ url, preventDefault: vi.fn() })
    const [home, away] = [event('app://main/index.html#x'), event('app://main.evil/')]
    emitter.emit(name, home)
    emitter.emit(name, away)
    expect(home.preventDefault).not.toHaveBeenCalled()
    expect(away.preventDefault).toHaveBeenCalled()
  })

  test('no webview and no second window', () => {
    const { contents, emitter, opener } = fakeContents()
    guardContents(contents)
    const event = { preventDefault: vi.fn() }
    emitter.emit('will-attach-webview', event)
    expect(event.preventDefault).toHaveBeenCalled()
    expect(opener.mock.lastCall?.[0]({ url: ours })).toEqual({ action: 'deny' })
  })
})

type Handler = (...values: unknown[]) => unknown

function fakeSession(): { session: Session; handlers: Record<string, Handler> } {
  const handlers: Record<string, Handler> = {}
  const keep = (name: string) => (handler: Handler) => void (handlers[name] = handler)
  const names = ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setDisplayMediaRequestHandler']
  const session = {
    ...Object.fromEntries(names.map((name) => [name, keep(name)])),
    webRequest: { onBeforeRequest: (_filter: unknown, handler: Handler) => keep('onBeforeRequest')(handler) },
    on: (name: string, handler: Handler) => keep(name)(handler),
    allowNTLMCredentialsForDomains: () => {},
    setSpellCheckerEnabled: () => {},
  }
  return { session: session as unknown as Session, handlers }
}

function fakeContents() {
  const emitter = new EventEmitter()
  const opener = vi.fn<(handler: (details: { url: string }) => unknown) => void>()
  const contents = { on: emitter.on.bind(emitter), setWindowOpenHandler: opener } as unknown as WebContents
  return { contents, emitter, opener }
}
