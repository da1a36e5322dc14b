/**
 * What a page may do, as data and predicates; `guardSession` and `guardContents` lay them on Electron's hooks.
 * Electron approves every permission by default and lets a page go anywhere, so each hook answers from a positive list.
 */
import type { CommandLine, Session, WebContents } from 'electron'
import { isOwnPage } from './protocol.ts'

/** Copying to the clipboard (the computer's ID) is all that a page needs; the list of what exists grows with Electron. */
const permissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** The page loads nothing from anywhere; its policy says so, and the session does not open such a connection either. */
const closedUrls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*']

/** True only for a permission on the list, asked by our own page. */
export const mayHave = (permission: string, url: string): boolean => permissions.has(permission) && isOwnPage(url)

/** Chromium's own ways to be debugged from outside; Node's are closed by a fuse. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins']

/**
 * Chromium's debugging follows Node's: no fuse closes it, and a packaged program whose fuse has closed Node's inspector
 * listens on no port either. Before the app is ready.
 */
export function closeDebugging(commandLine: Pick<CommandLine, 'removeSwitch'>, hasInspector: boolean): void {
  if (!hasInspector) for (const name of debuggingSwitches) commandLine.removeSwitch(name)
}

/** A text that our own page has made and hands to the user as a file; the window asks where to put it. */
export const maySave = (url: string): boolean => url.startsWith('blob:') && isOwnPage(url.slice('blob:'.length))

/** Lays the permission table on a session and closes its way to the network, to devices and to downloads from elsewhere. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(mayHave(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest({ urls: [...closedUrls] }, (_details, answer) => answer({ cancel: true }))
  session.on('will-download', (event, item) => {
    if (!maySave(item.getURL())) event.preventDefault()
  })
  session.allowNTLMCredentialsForDomains('')
  session.setSpellCheckerEnabled(false)
}

/** Holds one page and all its frames at our own address: no other page, no second window, no webview. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
