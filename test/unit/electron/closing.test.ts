/** U-85 and the closing-time prompt: asked where a sync can help, never in the way of a shutdown. */
import type { MessageBoxOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import type { ClosingPorts } from '../../../src-main/electron/closing.ts'
import { closingGuard, mayClose, sayNotSent } from '../../../src-main/electron/closing.ts'
import { wordsIn } from '../../../src-main/electron/words.ts'

const buttons = ['send', 'close', 'stay'] as const
type Button = (typeof buttons)[number]

/** `left` = how many documents wait before and after each sync. */
function given({ left = [3], seconds = 20 as number | null, canSend = true, isOnline = true, locale = 'en', presses = [] as Button[] }) {
  const boxes: MessageBoxOptions[] = []
  let tries = 0
  const documents = (): number => left[Math.min(tries, left.length - 1)] ?? 0
  const ports: ClosingPorts = {
    leaving: () => ({ documents: documents(), seconds, canSend }),
    sendAll: async () => {
      tries += 1
      return documents() === 0
    },
    isOnline: () => isOnline,
    words: async () => wordsIn(locale),
    ask: async (box) => {
      boxes.push(box)
      const press = presses[boxes.length - 1]
      if (press === undefined) throw new Error('a question too many')
      return buttons.indexOf(press)
    },
  }
  return { ports, boxes, tries: () => tries }
}

test.each<[string, Parameters<typeof given>[0], boolean, number]>([
  ['nothing waits: no question', { left: [0] }, true, 0],
  ['no line: no question, for it would come every evening and could not help', { isOnline: false }, true, 0],
  ['paused, switched off or stopped: no question', { canSend: false }, true, 0],
  ['close', { presses: ['close'] }, true, 0],
  ['stay', { presses: ['stay'] }, false, 0],
  ['sync and close', { left: [3, 0], presses: ['send'] }, true, 1],
  ['sync, not everything went through, stay', { left: [3, 2], presses: ['send', 'stay'] }, false, 1],
  ['sync, not everything went through, once more', { left: [3, 2, 0], presses: ['send', 'send'] }, true, 2],
  ['sync, not everything went through, close', { left: [3, 3], presses: ['send', 'close'] }, true, 1],
])('U-85: %s', async (_what, options, closes, tries) => {
  const asked = given(options)
  expect(await mayClose(asked.ports)).toBe(closes)
  expect(asked.tries()).toBe(tries)
  expect(asked.boxes).toHaveLength(options.presses?.length ?? 0)
})

test.each([
  ['en', 3, 16, '3 documents not sent. Sync now, about 20 s?'],
  ['en', 1, 170, '1 document not sent. Sync now, about 3 min?'],
  ['en', 2, null, '2 documents not sent. Sync now?'],
  ['fr', 3, 16, '3 documents non envoyés. Synchroniser maintenant, environ 20 s ?'],
])('U-85: in %s, %i documents and %s seconds: %s', async (locale, documents, seconds, message) => {
  const { ports, boxes } = given({ left: [documents], seconds, locale, presses: ['stay'] })
  await mayClose(ports)
  expect(boxes[0]).toMatchObject({ message, defaultId: 0, cancelId: 2 })
  expect(boxes[0]?.buttons).toHaveLength(3)
})

test('U-85: what did not get through is said, with what still waits', async () => {
  const { ports, boxes } = given({ left: [3, 1], presses: ['send', 'stay'] })
  await mayClose(ports)
  expect(boxes[1]?.message).toBe('1 document not sent. The sync did not get everything through.')
})

function window(ask: () => Promise<boolean>, isOver = false) {
  const close = vi.fn(() => press())
  const failed = vi.fn()
  const guard = closingGuard({ ask, isOver: () => isOver, close, failed })
  /** Gives whether the window closes. */
  const press = (): boolean => {
    let isPrevented = false
    guard({ preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
  return { press, close, failed }
}

test('U-85: the window stays open until the answer, and closes by itself then', async () => {
  const { press, close } = window(async () => true)
  expect(press()).toBe(false)
  await vi.waitFor(() => expect(close).toHaveReturnedWith(true))
})

test('who chose to stay is asked again the next time', async () => {
  const ask = vi.fn(async () => false)
  const { press } = window(ask)
  expect(press()).toBe(false)
  await vi.waitFor(() => {
    press()
    expect(ask).toHaveBeenCalledTimes(2)
  })
})

test('U-85: nobody is asked while the operating system shuts down or the program ends; who presses twice is not held', () => {
  const ask = vi.fn(() => new Promise<boolean>(() => {}))
  expect(window(ask, true).press()).toBe(true)
  expect(ask).not.toHaveBeenCalled()
  const { press } = window(ask)
  expect([press(), press()]).toEqual([false, true])
})

test('a question that cannot be shown does not hold the window', async () => {
  const { press, close, failed } = window(() => Promise.reject(new Error('no window system')))
  press()
  await vi.waitFor(() => expect(close).toHaveReturnedWith(true))
  expect(failed).toHaveBeenCalledWith(new Error('no window system'))
})

test.each([
  [0, []],
  [2, [['2 documents not sent', wordsIn('en').keptHere]]],
])('U-85: at shutdown, %i documents wait: %j is shown', async (documents, shown) => {
  const show = vi.fn()
  await sayNotSent(given({ left: [documents] }).ports, show)
  expect(show.mock.calls).toEqual(shown)
})
