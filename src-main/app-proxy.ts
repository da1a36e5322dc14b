/** The network's proxy as the shell knows it, made safe to ask: in bounded time, and with an answer that can be used. */
import type { Log } from './log.ts'
import type { ProxyOf } from './sync/proxy.ts'

export { isLoopback } from './sync/address.ts'

/** The URL of the proxy for this address, null for none; may reject. */
export type FindProxy = (address: string) => Promise<string | null>

const longestSearchMs = 5000

/** A search that fails or lasts too long is logged, and central is called directly. */
export function createProxyOf(find: FindProxy, log: Log): ProxyOf {
  return async (address) => {
    try {
      const proxy = await inTime(find(address))
      if (proxy === null || isProxy(proxy)) return proxy
      log.warn('the proxy is of a kind that is not known')
    } catch (error) {
      log.warn('the proxy could not be found', { error })
    }
    return null
  }
}

/** Throws where its name or password cannot be read. */
function isProxy(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  for (const part of [username, password]) decodeURIComponent(part)
  return /^https?:$/.test(protocol) && hostname !== ''
}

async function inTime<T>(search: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${longestSearchMs} ms`)), longestSearchMs)
  })
  return Promise.race([search, late]).finally(() => clearTimeout(timer))
}
