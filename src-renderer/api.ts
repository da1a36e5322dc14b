/** The page's one client of the main process: over the preload where there is one, else over loopback. */
import type { Bridge } from '../src-main/contract/client.ts'
import { createClient } from '../src-main/contract/client.ts'
import { createWebBridge } from './bridge-web.ts'

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

export const api = createClient((name, input) => bridge.invoke[name](input), bridge.subscribe)
