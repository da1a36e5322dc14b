/**
 * One HTTP exchange at a time over kept-alive connections (undici). Bodies are unpacked by hand so that the bytes on
 * the wire can be counted; a request is packed only for a server that has said in an answer that it takes gzip.
 */
import { gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { Agent, buildConnector, request } from 'undici'
import type { Dispatcher } from 'undici'
import { checkOnly } from './address.ts'
import { clockAhead } from './clock-check.ts'
import { faultOf } from './faults.ts'
import { onlyTo, unverified } from './pinned.ts'
import type { Traffic } from './ports.ts'
import { TransportError } from './ports.ts'
import type { ProxyOf } from './proxy.ts'
import { throughProxy } from './proxy.ts'
import type { Answer } from './refusal.ts'

export type LineOptions = {
  readonly connectTimeoutMs?: number
  /** Longest silence while an answer is awaited or comes in; a slow answer that keeps coming is not cut (1.9). */
  readonly idleTimeoutMs?: number
  /** Certificates to trust instead of the ones that come with the runtime (PEM). */
  readonly ca?: readonly string[]
  /** SHA-256 fingerprint of the one certificate that is taken, whoever has signed it or nobody (F-102). */
  readonly certificate?: string
  /** What the shell knows of the network's proxy (design 3); directly where nothing is given. */
  readonly proxyOf?: ProxyOf
  /** The one origin that may be asked, where the data must go nowhere else (U-80). */
  readonly only?: string
  /** Longest answer, packed and unpacked. */
  readonly largestAnswerBytes?: number
}
export type Exchange = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}
export type Http = {
  /** Any answer of any status. Throws TransportError when none came. */
  exchange(call: Exchange): Promise<Answer & { readonly clockAhead: number | null }>
  traffic(): Traffic
  close(): Promise<void>
}

const smallestToPack = 1024
/** Longer ones would not fit into one text. */
const defaultLargestBytes = 256 * 1024 * 1024

export function createHttp(options: LineOptions = {}): Http {
  const dispatcher = connections(options)
  const traffic = { requests: 0, bytesOut: 0, bytesIn: 0 }
  const largest = options.largestAnswerBytes ?? defaultLargestBytes
  let takesGzip = false

  async function exchange(call: Exchange): ReturnType<Http['exchange']> {
    checkOnly(call.url, options.only)
    const packed = takesGzip && call.body !== undefined && call.body.length >= smallestToPack
    const body = call.body === undefined ? null : packed ? gzipSync(call.body) : Buffer.from(call.body)
    traffic.requests += 1
    traffic.bytesOut += body?.length ?? 0
    const headers = { ...call.headers, 'accept-encoding': 'gzip, deflate', ...(packed ? { 'content-encoding': 'gzip' } : {}) }
    const sentAt = Date.now()
    const answer = await request(call.url, { method: call.method, headers, body, dispatcher })
    const ahead = clockAhead({ date: header(answer, 'date'), age: header(answer, 'age'), sentAt, heardAt: Date.now() })
    takesGzip ||= header(answer, 'accept-encoding').includes('gzip')
    const bytes = await readBody(answer.body, largest, (count) => (traffic.bytesIn += count))
    const text = unpack(bytes, header(answer, 'content-encoding'), largest).toString('utf8')
    const [contentType, location] = [header(answer, 'content-type'), header(answer, 'location')]
    return { status: answer.statusCode, contentType, location, text, clockAhead: ahead }
  }

  return {
    exchange: async (call) => {
      try {
        return await exchange(call)
      } catch (error) {
        throw faultOf(error)
      }
    },
    traffic: () => ({ ...traffic }),
    close: () => dispatcher.destroy(),
  }
}

function connections({ connectTimeoutMs = 10_000, idleTimeoutMs = 300_000, ca, certificate, proxyOf }: LineOptions): Dispatcher {
  const shared = { connections: 1, keepAliveTimeout: 60_000, headersTimeout: idleTimeoutMs, bodyTimeout: idleTimeoutMs }
  const trust = certificate !== undefined ? unverified : ca === undefined ? {} : { ca: [...ca] }
  const tls = { timeout: connectTimeoutMs, ...trust }
  const direct = buildConnector(tls)
  const reached = proxyOf === undefined ? direct : throughProxy(proxyOf, connectTimeoutMs, direct)
  // What stands at the far end of a tunnel is what must show the certificate.
  return new Agent({ ...shared, connect: certificate === undefined ? reached : onlyTo(certificate, reached) })
}

async function readBody(body: AsyncIterable<Buffer>, largest: number, counted: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  let total = 0
  for await (const chunk of body) {
    counted(chunk.length)
    total += chunk.length
    if (total > largest) throw new TransportError('bad_answer', 'the answer is too large', { field: 'answer' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, total)
}

/**
 * In the worker's own thread: a page takes a few milliseconds, less than the way to another thread and back. A few
 * bytes can unpack to a whole memory, so zlib stops at the longest answer.
 */
function unpack(bytes: Buffer, encoding: string, maxOutputLength: number): Buffer {
  if (bytes.length === 0) return bytes
  if (encoding.includes('gzip')) return gunzipSync(bytes, { maxOutputLength })
  if (encoding.includes('deflate')) return inflateSync(bytes, { maxOutputLength })
  return bytes
}

function header(answer: Dispatcher.ResponseData, name: string): string {
  const value = answer.headers[name]
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).toLowerCase()
}
