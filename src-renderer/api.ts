/** The page's one client of the main process: over the preload where there is one, else over loopback. */
import type { Bridge } from '../src-main/contract/client.ts'
import { createClient } from '../src-main/contract/client.ts'
import { createWebBridge } from './bridge-web.ts'
import { createSessionGate } from './session-gate.ts'

declare global {
  interface Window {
    readonly outpost?: Bridge
  }
}

const reconnected = new Set<() => void>()

/** Calls `listener` when the line to the main process breaks and when it is back: what is shown must be asked for again. */
export function onReconnect(listener: () => void): () => void {
  reconnected.add(listener)
  return () => reconnected.delete(listener)
}

const bridge: Bridge =
  window.outpost ??
  createWebBridge(() => {
    for (const listener of reconnected) listener()
  })

const gate = createSessionGate({ invoke: (name, input) => bridge.invoke[name](input), subscribe: bridge.subscribe })

export const { onRightMissing } = gate
export const api = createClient(gate.invoke, gate.subscribe)
