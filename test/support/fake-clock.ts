import type { Clock } from '../../src-main/sync/ports.ts'

/** A clock on which waiting costs nothing: a sleep moves the time and is written down. */
export type FakeClock = Clock & { readonly sleeps: number[]; advance(ms: number): void }

export function createFakeClock(start = Date.parse('2026-03-02T08:00:00Z')): FakeClock {
  let time = start
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => time,
    advance: (ms) => void (time += ms),
    sleep: (ms) => {
      sleeps.push(ms)
      time += ms
      return Promise.resolve()
    },
  }
}
