/** The one place that hears the page. Who asks is decided here, from the sender; what they may ask, by the router. */
import { ipcMain } from 'electron'
import type { WebContents } from 'electron'
import type { EventMessage } from '../contract/operations.ts'
import { refuse } from '../contract/result.ts'
import type { Result } from '../contract/result.ts'
import { eventChannel, invokeChannel } from './channels.ts'
import { isOwnPage } from './protocol.ts'

export type Answering = {
  readonly invoke: (name: string, input: unknown, sessionId: string) => Promise<Result<unknown>>
  readonly subscribe: (listener: (message: EventMessage) => void, sessionId: string) => () => void
  readonly endSession: (sessionId: string) => void
}

/** What an IPC event must show of its sender; `senderFrame` is null once its frame has gone. */
export type Sender = {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/** True only for the main frame, at our own address, of a window that we opened. */
export const isOurs = (event: Sender, opened: ReadonlySet<number>): boolean =>
  event.senderFrame !== null && event.senderFrame.parent === null && opened.has(event.sender.id) && isOwnPage(event.senderFrame.url)

/** Answers the pages given to `admit` and sends them the events; all others are refused. */
export function bridge(app: Answering): { readonly admit: (contents: WebContents) => void } {
  const opened = new Set<number>()
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) =>
    isOurs(event, opened) ? app.invoke(String(name), input, sessionOf(event.sender.id)) : refuse('forbidden', 'sender'),
  )
  return {
    admit: (contents) => {
      const { id } = contents
      opened.add(id)
      const stop = app.subscribe((message) => contents.send(eventChannel, message), `window-${id}`)
      contents.once('destroyed', () => {
        opened.delete(id)
        stop()
        app.endSession(sessionOf(id))
      })
    },
  }
}

const sessionOf = (id: number): string => `window-${id}`
/** The window of a session that `bridge` has named. */
export const windowOf = (sessionId: string): number => Number(sessionId.replace('window-', ''))
