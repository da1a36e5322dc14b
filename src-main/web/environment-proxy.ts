/** The proxy that the environment names, as other programs of a terminal understand it: HTTPS_PROXY, ALL_PROXY and NO_PROXY. */
import type { FindProxy } from '../app-proxy.ts'
import { isLoopback } from '../app-proxy.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Finds the proxy for an address: null for this computer itself and for what NO_PROXY names. */
export function environmentProxy(environment: Environment): FindProxy {
  const proxy = named(environment, 'https_proxy') ?? named(environment, 'all_proxy')
  const without = (named(environment, 'no_proxy') ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  return (address) => {
    const { hostname, port } = new URL(address)
    const isDirect = proxy === null || isLoopback(hostname) || without.some((entry) => covers(entry, hostname, port || '443'))
    return Promise.resolve(isDirect ? null : withScheme(proxy))
  }
}

/** In small letters first, as curl reads them. */
function named(environment: Environment, name: string): string | null {
  const value = (environment[name] ?? environment[name.toUpperCase()] ?? '').trim()
  return value === '' ? null : value
}

const withScheme = (proxy: string): string => (proxy.includes('://') ? proxy : `http://${proxy}`)

/** `*`, a name with all below it (with or without a leading dot), an address; each with a port where only that one is meant. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  const [, name = '', only] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? ['', bracketed(entry)]
  const bare = name.toLowerCase().replace(/^\*?\./, '')
  return bare !== '' && (only === undefined || only === port) && (host === bare || host.endsWith(`.${bare}`))
}

/** An IPv6 address as NO_PROXY may hold it, in the form of a URL's host. */
const bracketed = (entry: string): string => `[${entry.replaceAll(/[[\]]/g, '')}]`
