/**
 * What the page gets: one frozen object with a function per operation and `subscribe`. No channel, no event object
 * and nothing of Electron crosses. The names are laid in by the build (electron.vite.config.ts), so that the sandboxed
 * preload carries no schemas.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../contract/client.ts'
import type { EventMessage, OperationName } from '../contract/operations.ts'
import type { Result } from '../contract/result.ts'
import { eventChannel, invokeChannel } from './channels.ts'

declare const OPERATION_NAMES: readonly OperationName[]

const ask =
  (name: OperationName) =>
  (input: unknown): Promise<Result<unknown>> =>
    ipcRenderer.invoke(invokeChannel, name, input)

const outpost: Bridge = {
  invoke: Object.fromEntries(OPERATION_NAMES.map((name) => [name, ask(name)])) as Bridge['invoke'],
  subscribe: (listener) => {
    const hear = (_event: unknown, message: EventMessage): void => listener(message)
    ipcRenderer.on(eventChannel, hear)
    return () => ipcRenderer.off(eventChannel, hear)
  },
}

contextBridge.exposeInMainWorld('outpost', outpost)
