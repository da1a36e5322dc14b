import type { IncomingHttpHeaders } from 'node:http'
import type { LoggedRequest } from './request-log.ts'

/** protocol-v5.md 1.1: A is Basic on every call below /sync/v5, B a token below /api/sync/v5. */
export type Variant = 'A' | 'B'

/** A request of a site as the routes see it: the path without its base, the body read and unpacked. */
export type Call = {
  readonly variant: Variant
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Its entry in the log of requests; learns the site where the credentials are good. */
  readonly entry: LoggedRequest
}

const bases: readonly (readonly [Variant, string])[] = [
  ['B', '/api/sync/v5'],
  ['A', '/sync/v5'],
]

/** The variant and the rest of a path, or null for a path that is no sync route. */
export function splitPath(path: string): { variant: Variant; rest: string } | null {
  for (const [variant, base] of bases) if (path === base || path.startsWith(`${base}/`)) return { variant, rest: path.slice(base.length) }
  return null
}

export const header = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}
