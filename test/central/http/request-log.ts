import type { IncomingMessage } from 'node:http'

/** One request as it came and went, for assertions. `status` is null where the line was cut before an answer. */
export type LoggedRequest = {
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** Name of the site as its credentials say; null where there are none, or a token that is no good. */
  site: string | null
  status: number | null
  /** Bytes of the bodies as they went over the line, packed or not. */
  bytesIn: number
  bytesOut: number
  /** Unpacked; only the newest requests keep it. */
  body?: string
}

const kept = ['msupply-site-uuid', 'app-version', 'app-name', 'app-type', 'version', 'content-type', 'content-encoding', 'accept-encoding']
const longest = 20_000
/** Bodies are kept of so many of the newest requests. */
const withBody = 200

function callerName(authorization: string | undefined): string | null {
  const [scheme, value = ''] = (authorization ?? '').split(' ')
  if (scheme !== 'Basic') return null
  const plain = Buffer.from(value, 'base64').toString()
  return plain.slice(0, plain.lastIndexOf(':'))
}

export type RequestLog = {
  start(request: IncomingMessage, url: URL): LoggedRequest
  list(): LoggedRequest[]
  clear(): void
  /** Requests of a site since central was opened. */
  countOf(site: string): number
}

/** Keeps the newest requests; passwords and tokens stay out of it. */
export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = []
  const counts = new Map<string | null, number>()
  return {
    start: (request, url) => {
      const headers = kept.filter((name) => request.headers[name] !== undefined).map((name) => [name, String(request.headers[name])])
      const authorization = request.headers.authorization
      const entry: LoggedRequest = {
        at: new Date().toISOString(),
        method: request.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: { ...Object.fromEntries(headers), ...(authorization && { authorization: authorization.split(' ')[0] ?? '' }) },
        site: callerName(authorization),
        status: null,
        bytesIn: 0,
        bytesOut: 0,
      }
      requests.push(entry)
      counts.set(entry.site, (counts.get(entry.site) ?? 0) + 1)
      delete requests.at(-withBody)?.body
      if (requests.length > longest) requests = requests.slice(-longest / 2)
      return entry
    },
    list: () => [...requests],
    clear: () => void (requests = []),
    countOf: (site) => counts.get(site) ?? 0,
  }
}

export function keepBody(entry: LoggedRequest, body: string): void {
  if (body !== '') entry.body = body
}
