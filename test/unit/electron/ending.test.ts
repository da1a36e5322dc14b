/** U-85: closing the window and quitting the program ask the same question; a shutdown or a signal asks nobody. */
import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { watchEnding } from '../../../src-main/electron/ending.ts'

/** A program with one window, which a quit closes as Electron does it: unless the window prevents that. */
function program(answer: boolean) {
  const [window, power, signals] = [new EventEmitter(), new EventEmitter(), new EventEmitter()]
  const state = { isOpen: true }
  const press = (): void => {
    let isPrevented = false
    window.emit('close', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) state.isOpen = false
  }
  const ask = vi.fn(() => Promise.resolve(answer))
  const [systemEnds, tellNotSent, failed] = [vi.fn(), vi.fn(), vi.fn()]
  watchEnding({ window, power, signals, ask, close: press, quit: press, systemEnds, tellNotSent, failed })
  return { window, power, signals, press, ask, systemEnds, tellNotSent, state }
}

test('U-85: whoever quits from the menu or the dock is asked as whoever closes the window, and stays where they want to', async () => {
  const { press, ask, state } = program(false)
  press()
  await vi.waitFor(() => expect(ask).toHaveReturned())
  expect([state.isOpen, ask.mock.calls.length]).toEqual([true, 1])
})

test('U-85: once the answer is to close, the program ends by itself', async () => {
  const { press, ask, state } = program(true)
  press()
  await vi.waitFor(() => expect(state.isOpen).toBe(false))
  expect(ask).toHaveBeenCalledTimes(1)
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('U-85: %s asks nobody', (signal) => {
  const { signals, ask, state } = program(false)
  signals.emit(signal)
  expect([state.isOpen, ask.mock.calls.length]).toEqual([false, 0])
})

test('U-85: a shutdown asks nobody, puts the data in order and says what is not sent', () => {
  const { power, ask, systemEnds, tellNotSent, state } = program(false)
  power.emit('shutdown')
  expect([state.isOpen, ask.mock.calls.length]).toEqual([false, 0])
  expect([systemEnds.mock.calls.length, tellNotSent.mock.calls.length]).toEqual([1, 1])
})

test('U-85: on Windows the window is told, and what comes after it asks nobody', () => {
  const { window, press, ask, systemEnds, tellNotSent, state } = program(false)
  window.emit('query-session-end')
  expect([tellNotSent.mock.calls.length, systemEnds.mock.calls.length]).toEqual([1, 0])
  window.emit('session-end')
  expect(systemEnds).toHaveBeenCalledTimes(1)
  press()
  expect([state.isOpen, ask.mock.calls.length]).toEqual([false, 0])
})
