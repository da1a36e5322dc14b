import { describe, expect, test, vi } from 'vitest'
import { operationNames } from '../../../src-main/contract/client.ts'
import type { Bridge } from '../../../src-main/contract/client.ts'

const electron = vi.hoisted(() => ({
  exposed: {} as Record<string, unknown>,
  invoke: vi.fn(async () => ({ ok: true, value: 1 })),
  on: vi.fn(),
  off: vi.fn(),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (electron.exposed[name] = value) },
  ipcRenderer: { invoke: electron.invoke, on: electron.on, off: electron.off },
}))
vi.stubGlobal('OPERATION_NAMES', operationNames)
await import('../../../src-main/electron/preload.ts')
const outpost = electron.exposed['outpost'] as Bridge

describe('what the page gets (style 6, row 20)', () => {
  test('one object with the operations of the contract and subscribe, and nothing else', () => {
    expect(Object.keys(electron.exposed)).toEqual(['outpost'])
    expect(Object.keys(outpost).toSorted()).toEqual(['invoke', 'subscribe'])
    expect(Object.keys(outpost.invoke)).toEqual([...operationNames])
  })

  test('a function asks for its own operation only', async () => {
    await outpost.invoke['sync.now']({ a: 1 })
    expect(electron.invoke).toHaveBeenCalledWith('outpost:invoke', 'sync.now', { a: 1 })
  })

  test("a listener gets the message without Electron's event, until it leaves", () => {
    const listener = vi.fn()
    const leave = outpost.subscribe(listener)
    const hear = electron.on.mock.lastCall?.[1] as (event: unknown, message: unknown) => void
    hear({ sender: 'secret' }, { name: 'data.changed', seq: 1 })
    expect(listener.mock.calls).toEqual([[{ name: 'data.changed', seq: 1 }]])
    leave()
    expect(electron.off).toHaveBeenCalledWith('outpost:event', hear)
  })
})
