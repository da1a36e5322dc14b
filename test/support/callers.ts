/** Ways to ask the program from outside, through the shells' own code: the window's bridge and the web shell's server. */
import { request } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import { ipcMain } from 'electron'
import type { WebContents } from 'electron'
import { onTestFinished, vi } from 'vitest'
import type { OutpostApp } from '../../src-main/app.ts'
import type { OperationName } from '../../src-main/contract/operations.ts'
import type { Sender } from '../../src-main/electron/ipc-bridge.ts'
import { bridge } from '../../src-main/electron/ipc-bridge.ts'
import { silentLog } from '../../src-main/log.ts'
import { startWeb } from '../../src-main/web/server.ts'
import { makeFolder } from './make-db.ts'

/** What comes back: a Result, or the status of HTTP where it does not come so far. */
export type Ask = (name: OperationName, input: unknown) => Promise<unknown>

const ownWindow = 1
const home = { url: 'app://main/index.html', parent: null }

/** The page of the one window that we opened; its session is `window-1`. */
export const ownEvent: Sender = { sender: { id: ownWindow }, senderFrame: home }

export const foreignEvents: readonly (readonly [string, Sender])[] = [
  ['one that has gone', { ...ownEvent, senderFrame: null }],
  ['one inside our page', { ...ownEvent, senderFrame: { ...home, parent: home } }],
  ['another page in our window', { ...ownEvent, senderFrame: { ...home, url: 'https://main/index.html' } }],
  ['a page of another host', { ...ownEvent, senderFrame: { ...home, url: 'app://main.evil/index.html' } }],
  ['an empty page', { ...ownEvent, senderFrame: { ...home, url: 'about:blank' } }],
  ['a window that we did not open', { ...ownEvent, sender: { id: 2 } }],
]

/** Asks over IPC with an event as Electron would give it. Needs `vi.mock('electron')` with an `ipcMain.handle` that is a mock. */
export function throughWindow(app: OutpostApp, event: Sender): Ask {
  const contents = { id: ownWindow, send: () => {}, once: () => {} } as unknown as WebContents
  bridge(app).admit(contents)
  const heard = vi.mocked(ipcMain).handle.mock.lastCall?.[1] as ((event: Sender, name: unknown, input: unknown) => unknown) | undefined
  if (heard === undefined) throw new Error('the bridge does not listen')
  return async (name, input) => heard(event, name, input)
}

export type WebRequest = {
  readonly what: string
  readonly status: number
  /** Headers of the request, by what our own browser was given. */
  readonly headers: (own: { readonly cookie: string; readonly token: string }) => OutgoingHttpHeaders
}
export const foreignRequests: readonly WebRequest[] = [
  { what: 'a page of another origin', status: 403, headers: ({ cookie }) => ({ cookie, origin: 'http://evil.example' }) },
  { what: 'a page of another port', status: 403, headers: ({ cookie }) => ({ cookie, origin: 'http://127.0.0.1:1' }) },
  { what: 'a page without an origin', status: 403, headers: ({ cookie }) => ({ cookie, origin: 'null' }) },
  { what: 'a name that was pointed at this computer', status: 421, headers: ({ cookie }) => ({ cookie, host: 'evil.example' }) },
  { what: 'no token', status: 401, headers: () => ({}) },
  { what: 'a made-up token', status: 401, headers: () => ({ cookie: `outpost_session=${'x'.repeat(43)}` }) },
  { what: 'a token that was used already', status: 401, headers: ({ token }) => ({ cookie: `outpost_session=${token}` }) },
  { what: 'a form', status: 415, headers: ({ cookie }) => ({ cookie, 'content-type': 'text/plain' }) },
]
/** As our own page asks. */
export const ownRequest: WebRequest['headers'] = ({ cookie }) => ({ cookie })

/** Asks over HTTP as a browser that `signIn` has signed in, with these headers. Gives the status. */
export async function throughWeb(
  app: OutpostApp,
  signIn: (session: string) => Promise<unknown>,
  headersOf: WebRequest['headers'],
): Promise<Ask> {
  const web = await startWeb({ app, rendererDir: makeFolder(), port: 0, log: silentLog })
  onTestFinished(() => web.close())
  const address = new URL(web.newAddress())
  const opened = await fetch(address, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  await signIn(`web-${cookie.split('=')[1]?.slice(0, 12)}`)
  const headers = headersOf({ cookie, token: address.searchParams.get('token') ?? '' })
  return (name, input) => {
    const { hostname, port } = address
    const sending = { hostname, port, path: `/ipc/${name}`, method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
    return new Promise((resolve, reject) => {
      const sent = request(sending, (response) => {
        response.resume()
        response.once('end', () => resolve({ status: response.statusCode }))
      })
      sent.once('error', reject)
      sent.end(JSON.stringify(input))
    })
  }
}
