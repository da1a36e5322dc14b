import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { EventMessage } from '../../../src-main/contract/operations.ts'
import type { Sender } from '../../../src-main/electron/ipc-bridge.ts'

type Heard = (event: Sender, name: unknown, input: unknown) => unknown
const heard = vi.hoisted(() => ({ handler: null as unknown }))
vi.mock('electron', () => ({ ipcMain: { handle: (_channel: string, handler: unknown) => void (heard.handler = handler) } }))
const { bridge, isOurs } = await import('../../../src-main/electron/ipc-bridge.ts')

const home = { url: 'app://main/index.html', parent: null }
const event = (id: number, senderFrame: Sender['senderFrame']): Sender => ({ sender: { id }, senderFrame })

describe('who may ask (style 6, row 17)', () => {
  test.each([
    ['our main frame', event(1, home), true],
    ['a frame that has gone', event(1, null), false],
    ['a frame inside our page', event(1, { ...home, parent: {} }), false],
    ['a window that we did not open', event(2, home), false],
    ['another page in our window', event(1, { ...home, url: 'https://main/index.html' }), false],
    ['a page whose address begins like ours', event(1, { ...home, url: 'app://main.evil/' }), false],
  ])('%s: %s', (_who, asking, allowed) => expect(isOurs(asking, new Set([1]))).toBe(allowed))
})

describe('the bridge', () => {
  const invoke = vi.fn(async () => ({ ok: true as const, value: 'answered' }))
  const listeners = new Set<(message: EventMessage) => void>()
  const endSession = vi.fn()
  const app = {
    invoke,
    endSession,
    subscribe: (listener: (message: EventMessage) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  beforeEach(() => {
    invoke.mockClear()
    listeners.clear()
  })

  test('asks the router in the name of the window, and of nobody else', async () => {
    bridge(app).admit(fakeContents(7).contents)
    const handler = heard.handler as Heard
    expect(await handler(event(7, home), 'app.state', { a: 1 })).toEqual({ ok: true, value: 'answered' })
    expect(invoke).toHaveBeenCalledWith('app.state', { a: 1 }, 'window-7')
    expect(handler(event(8, home), 'app.state', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(invoke).toHaveBeenCalledOnce()
  })

  test('sends events while the window lives and is deaf to it afterwards', () => {
    const { contents, emitter, send } = fakeContents(7)
    bridge(app).admit(contents)
    const message: EventMessage = { name: 'data.changed', seq: 1, payload: { tables: ['invoice'] } }
    for (const listener of listeners) listener(message)
    expect(send).toHaveBeenCalledWith('outpost:event', message)
    emitter.emit('destroyed')
    expect(listeners.size).toBe(0)
    expect(endSession).toHaveBeenCalledWith('window-7')
    expect((heard.handler as Heard)(event(7, home), 'app.state', {})).toMatchObject({ ok: false })
  })
})

function fakeContents(id: number) {
  const emitter = new EventEmitter()
  const send = vi.fn()
  const contents = { id, send, once: emitter.once.bind(emitter) } as unknown as WebContents
  return { contents, emitter, send }
}
