/** How wrong passwords are slowed down (U-03). */

/** Wrong tries in a row; `waitUntil` and `lastAt` are milliseconds since 1970. */
export type Failures = { readonly failures: number; readonly waitUntil: number; readonly lastAt: number }

export const noFailures: Failures = { failures: 0, waitUntil: 0, lastAt: 0 }

const freeTries = 3
const firstWaitSeconds = 5
const longestWaitSeconds = 300

/** Seconds to wait after so many wrong tries in a row: none for the first two, then 5, 10, 20 … and never more than 300. */
export const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(firstWaitSeconds * 2 ** (failures - freeTries), longestWaitSeconds)

/** One wrong try more. */
export const withFailure = ({ failures }: Failures, nowMs: number): Failures => ({
  failures: failures + 1,
  waitUntil: nowMs + waitAfter(failures + 1) * 1000,
  lastAt: nowMs,
})

/**
 * The same tries by today's clock: one that was set back would make the wait as long as it was set back, so it begins
 * anew with its own length; and tries of another day are forgotten.
 */
export function atPresent(known: Failures, nowMs: number): Failures {
  if (known.lastAt <= nowMs) return nowMs - known.lastAt > forgottenAfterMs ? noFailures : known
  return { ...known, waitUntil: nowMs + waitAfter(known.failures) * 1000, lastAt: nowMs }
}

export const forgottenAfterMs = 24 * 3_600_000

/** Whole seconds until the next try is looked at, 0 = now; never more than the step of so many tries. */
export const secondsLeft = ({ failures, waitUntil }: Failures, nowMs: number): number =>
  Math.min(waitAfter(failures), Math.max(0, Math.ceil((waitUntil - nowMs) / 1000)))
