import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { html, refuse, text, type Answer } from './answer.ts'
import { answerLogin, loggedLogin, loginPath } from './answer-login.ts'
import { header, splitPath } from './call.ts'
import { readBody } from './read-body.ts'
import { keepBody, type LoggedRequest, type RequestLog } from './request-log.ts'
import { answerCall } from './routes.ts'
import { send, type Line } from './send.ts'

const captivePortal = `<!doctype html><html><head><title>Sign in to Kibera-Guest</title></head>
<body><h1>Welcome</h1><p>Sign in to use the internet.</p><form method="post" action="/login"><button>Sign in</button></form></body></html>`

/** The answer that a knob puts in the place of central's own. */
function orderedAnswer(ctx: Context, path: string, method: string): Answer | null {
  const status = ctx.knobs.take('status', path, method)
  if (status) return text(status.status, status.text ?? 'The server has a problem.')
  if (ctx.knobs.take('html', path, method)) return html(200, captivePortal)
  return ctx.knobs.take('plain409', path, method) ? text(409, 'Conflict') : null
}

async function answerRequest(ctx: Context, url: URL, request: IncomingMessage, entry: LoggedRequest): Promise<Answer> {
  if (request.headers['content-encoding'] !== undefined && !ctx.settings.takesCompressedRequests)
    return text(415, 'Packed bodies are not taken.')
  const body = await readBody(request)
  entry.bytesIn = body.bytes
  const isLogin = url.pathname === loginPath
  keepBody(entry, isLogin ? loggedLogin(body.text) : body.text)
  const ordered = orderedAnswer(ctx, url.pathname, entry.method)
  if (ordered) return ordered
  if (isLogin && entry.method === 'POST') return answerLogin(ctx, body.text)
  const route = splitPath(url.pathname)
  const served = ctx.settings.variants
  if (!route || (served !== 'both' && served !== route.variant)) return text(404, 'Not found')
  return answerCall(ctx, {
    variant: route.variant,
    method: entry.method,
    path: route.rest,
    query: url.searchParams,
    headers: request.headers,
    body: body.text,
    entry,
  })
}

export type AdminRoute = (url: URL, method: string, body: string) => Answer | Promise<Answer>

async function serve(ctx: Context, log: RequestLog, line: Line, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${header(request.headers, 'host') || 'central'}`)
  const entry = log.start(request, url)
  if (ctx.knobs.take('dropRequest', url.pathname, entry.method)) return void request.socket.destroy()
  const delay = ctx.knobs.take('delayMs', url.pathname, entry.method)
  if (delay !== undefined) await wait(delay, undefined, { signal: ctx.closing })
  await send(ctx, line, response, entry, await answerRequest(ctx, url, request, entry))
}

async function serveAdmin(route: AdminRoute, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://central')
  const answer = await route(url, request.method ?? 'GET', (await readBody(request)).text)
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
}

function answerFault(ctx: Context, response: ServerResponse, fault: unknown): void {
  // A caller that went away, half an answer, a central that is closing: there is nobody to tell.
  if (response.destroyed || response.headersSent || ctx.closing.aborted) {
    response.destroy()
    return
  }
  const answer = refuse(500, 'central_error', fault instanceof Error ? fault.message : String(fault))
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
}

/** Everything that comes in over HTTP. `/test/...` is for tests alone: no knob holds it up and the log leaves it out; where `admin` is null there is none. */
export function createListener(ctx: Context, log: RequestLog, admin: AdminRoute | null): RequestListener {
  const line: Line = { sentSinceReset: 0 }
  return (request, response) => {
    const isAdmin = (request.url ?? '').startsWith('/test/')
    const work = isAdmin && admin !== null ? serveAdmin(admin, request, response) : serve(ctx, log, line, request, response)
    work.catch((fault: unknown) => answerFault(ctx, response, fault))
  }
}
