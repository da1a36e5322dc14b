/**
 * The question before the window closes while documents wait (U-85): sync and close, close, or stay. It is asked only
 * where a sync can help, and never while the operating system shuts down.
 */
import type { MessageBoxOptions } from 'electron'
import type { Leaving } from '../app-leaving.ts'
import type { Words } from './words.ts'

export type ClosingPorts = {
  readonly leaving: () => Leaving
  readonly sendAll: () => Promise<boolean>
  readonly isOnline: () => boolean
  /** In the user's language, as it is when the question is asked. */
  readonly words: () => Promise<Words>
  /** Shows the box and gives the button that was pressed. */
  readonly ask: (box: MessageBoxOptions) => Promise<number>
}

const answers = ['send', 'close', 'stay'] as const

/** Whether the window may close now; resolves once the user has answered, and what they asked for is done. */
export async function mayClose(ports: ClosingPorts): Promise<boolean> {
  for (let isTried = false; ; isTried = true) {
    const leaving = ports.leaving()
    if (leaving.documents === 0) return true
    if (!isTried && !(leaving.canSend && ports.isOnline())) return true
    const answer = answers[await ports.ask(question(leaving, await ports.words(), isTried))]
    if (answer !== 'send') return answer === 'close'
    if (await ports.sendAll()) return true
  }
}

function question({ documents, seconds }: Leaving, words: Words, isTried: boolean): MessageBoxOptions {
  const offer = seconds === null ? words.syncNow : words.syncNowAbout(roughly(seconds))
  return {
    type: 'question',
    message: `${words.notSent(documents)}. ${isTried ? words.notThrough : offer}`,
    detail: words.keptHere,
    buttons: [words.syncAndClose, words.close, words.stay],
    defaultId: 0,
    // Escape and the cross of the box: nothing happens.
    cancelId: 2,
    noLink: true,
  }
}

/** Nobody believes in seconds: tens of them, then minutes. */
const roughly = (seconds: number): string =>
  seconds <= 55 ? `${String(Math.ceil(seconds / 10) * 10)} s` : `${String(Math.ceil(seconds / 60))} min`

/** For the moment when the operating system shuts down: says what is not sent, and nobody is waited for. */
export async function sayNotSent(
  ports: Pick<ClosingPorts, 'leaving' | 'words'>,
  show: (title: string, body: string) => void,
): Promise<void> {
  const { documents } = ports.leaving()
  if (documents === 0) return
  const words = await ports.words()
  show(words.notSent(documents), words.keptHere)
}

export type GuardPorts = {
  readonly ask: () => Promise<boolean>
  /** The computer shuts down or a signal ends the program: nobody is asked. */
  readonly isOver: () => boolean
  readonly close: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Asks before a window closes, once at a time. A second try while the answer is carried out closes it: who insists has
 * answered. A question that cannot be asked does not hold it.
 */
export function closingGuard({ ask, isOver, close, failed }: GuardPorts) {
  let state: 'open' | 'asking' | 'closing' = 'open'
  async function settle(): Promise<void> {
    const may = await ask().catch((error: unknown) => {
      failed(error)
      return true
    })
    state = may ? 'closing' : 'open'
    if (may) close()
  }
  return (event: { readonly preventDefault: () => void }): void => {
    if (state !== 'open' || isOver()) return
    event.preventDefault()
    state = 'asking'
    void settle()
  }
}
