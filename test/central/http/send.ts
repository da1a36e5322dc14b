import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflate, gzip } from 'node:zlib'
import type { Context } from '../context.ts'
import type { Answer } from './answer.ts'
import type { LoggedRequest } from './request-log.ts'

const pack = { gzip: promisify(gzip), deflate: promisify(deflate) }
/** Below this a packed body is hardly smaller. */
const worthPacking = 1024

function encodingFor(accepted: string, length: number, allowed: boolean): 'gzip' | 'deflate' | null {
  if (!allowed || length < worthPacking) return null
  if (/\bgzip\b/.test(accepted)) return 'gzip'
  return /\bdeflate\b/.test(accepted) ? 'deflate' : null
}

/** The line as it was ordered by knobs: how fast it is and when it breaks. */
export type Line = { sentSinceReset: number }

async function write(ctx: Context, line: Line, response: ServerResponse, body: Buffer): Promise<void> {
  const throttle = ctx.knobs.see('throttle')
  const breaksAfter = ctx.knobs.see('resetAfterBytes')
  if (throttle === undefined && breaksAfter === undefined) return void response.end(body)
  const step = throttle === undefined ? 8192 : Math.max(1, Math.ceil(throttle.bytesPerSecond / 20))
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    const part = body.subarray(at, at + step)
    response.write(part)
    line.sentSinceReset += part.length
    if (throttle) await wait((part.length / throttle.bytesPerSecond) * 1000, undefined, { signal: ctx.closing })
    if (breaksAfter !== undefined && line.sentSinceReset >= breaksAfter) {
      line.sentSinceReset = 0
      return void response.destroy()
    }
  }
  response.end()
}

/** Sends an answer, packed where the caller takes it; the knobs of the line do their harm here. */
export async function send(ctx: Context, line: Line, response: ServerResponse, entry: LoggedRequest, answer: Answer): Promise<void> {
  if (ctx.knobs.take('dropReply', entry.path, entry.method)) return void response.destroy()
  const plain = Buffer.from(answer.body)
  const encoding = encodingFor(entry.headers['accept-encoding'] ?? '', plain.length, ctx.settings.compressAnswers)
  const body = encoding ? await pack[encoding](plain) : plain
  entry.status = answer.status
  entry.bytesOut = body.length
  response.statusCode = answer.status
  if (answer.status !== 204)
    response.setHeader('content-type', answer.type === 'application/json' ? answer.type : `${answer.type}; charset=utf-8`)
  if (encoding) response.setHeader('content-encoding', encoding)
  if (ctx.settings.takesCompressedRequests) response.setHeader('accept-encoding', 'gzip')
  if (answer.status !== 204) response.setHeader('content-length', body.length)
  const ahead = ctx.knobs.take('dateAheadMs', entry.path, entry.method)
  if (ahead !== undefined) response.setHeader('date', new Date(Date.now() + ahead).toUTCString())
  const share = ctx.knobs.take('cutBody', entry.path, entry.method)
  if (share === undefined) return write(ctx, line, response, body)
  entry.bytesOut = Math.floor(body.length * share)
  response.write(body.subarray(0, entry.bytesOut), () => response.destroy())
}
