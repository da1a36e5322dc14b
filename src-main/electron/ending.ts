/**
 * Every way in which the program ends. Who closes the window and who quits from the menu, the dock or by a key are asked
 * alike, for a quit closes the window (U-85). Where the computer shuts down or a signal ends the program, nobody is asked.
 */
import { closingGuard } from './closing.ts'
import type { GuardPorts } from './closing.ts'

type Heard = { on(name: string, listener: (event: { preventDefault(): void }) => void): unknown }

export type EndingPorts = Omit<GuardPorts, 'isOver'> & {
  readonly window: Heard
  readonly power: Heard
  readonly signals: Heard
  readonly quit: () => void
  /** The computer shuts down: the data are put in order at once. */
  readonly systemEnds: () => void
  /** Says what is not sent without waiting for anybody. */
  readonly tellNotSent: () => void
}

export function watchEnding({ window, power, signals, quit, systemEnds, tellNotSent, ...guard }: EndingPorts): void {
  let isOver = false
  window.on('close', closingGuard({ ...guard, isOver: () => isOver }))
  // Windows tells its windows, the others the program.
  window.on('query-session-end', tellNotSent)
  window.on('session-end', () => {
    isOver = true
    systemEnds()
  })
  power.on('shutdown', () => {
    isOver = true
    systemEnds()
    tellNotSent()
    quit()
  })
  // At the end of a session on Linux there may be nothing but a signal, and nobody there to answer.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    signals.on(signal, () => {
      isOver = true
      quit()
    })
  }
}
