/** When a record that could not be placed, or that central refused, is tried again (F-256). */

const firstWaitMs = 5 * 60_000
const dayMs = 24 * 3_600_000
const spacedTries = 5

/** A time that does not come: only a person or a newer version tries it again. */
export const never = '9999-12-31T00:00:00.000Z'

/** The ISO time of the next try after so many in vain: five spaced ones, then one a day. `now` in milliseconds since 1970. */
export function nextTry(tries: number, now: number): string {
  const wait = tries >= spacedTries ? dayMs : firstWaitMs * 2 ** Math.max(0, tries - 1)
  return new Date(now + wait).toISOString()
}

/** Both ISO times. No try is set later than a day ahead: such a one was set while the clock was ahead. */
export const isDue = (nextTryAt: string | null, now: string): boolean =>
  nextTryAt === null || nextTryAt <= now || (nextTryAt > latestTry(now) && nextTryAt !== never)

export const latestTry = (now: string): string => new Date(Date.parse(now) + dayMs).toISOString()

/** The spaced tries are over: it will hardly mend itself. */
export const isStuck = (tries: number): boolean => tries >= spacedTries
