/**
 * The page comes from app://main, a scheme of our own: no web server, no file:// rights, and a content security
 * policy on every answer. Only files of the built renderer are served, by GET.
 */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { contentSecurityPolicy } from '../contract/page-policy.ts'

export const ownScheme = 'app'
export const ownHost = 'main'
export const startUrl = `${ownScheme}://${ownHost}/index.html`

/** `supportFetchAPI` stays off: the page has no business fetching. */
export const schemes: CustomScheme[] = [
  { scheme: ownScheme, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
]

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The file that `url` asks for, or null where it is not ours to serve: other host, outside `folder`, unknown kind. */
export function fileOf(url: string, folder: string): string | null {
  if (!isOwnPage(url)) return null
  const path = decoded(new URL(url).pathname)
  // A colon is a drive letter or an NTFS stream, a backslash a separator on Windows only.
  if (path === null || /[\\:\0]/.test(path)) return null
  const file = resolve(folder, `.${path}`)
  const inside = relative(folder, file)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
  return extname(file) in contentTypes ? file : null
}

/** By protocol and host: a prefix lets `app://main.evil` in, and Node's `URL.origin` is the text "null" for any own scheme. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password, port } = new URL(url)
  return protocol === `${ownScheme}:` && host === ownHost && username === '' && password === '' && port === ''
}

/** Answers one request of the page; `folder` is the built renderer. */
export async function answer(request: { readonly method: string; readonly url: string }, folder: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const file = fileOf(request.url, folder)
  if (file === null) return refusal(404)
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: headersFor(file) })
  } catch {
    return refusal(404)
  }
}

/** Serves the renderer on the session's `protocol`; the scheme was registered before the app was ready. */
export function servePages(protocol: Protocol, folder: string): void {
  protocol.handle(ownScheme, (request) => answer(request, folder))
}

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy('none'),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const headersFor = (file: string) => ({ 'content-type': contentTypes[extname(file)] ?? '', ...securityHeaders })
const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders })

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
