/**
 * How many records to ask for or to send in one call (F-110, design 6): as many as take about five seconds. The first
 * calls ask for 500, which every server is taken to give; beyond that one step at a time, for as long as more comes
 * than before, up to what this computer's memory is good for.
 *
 * A call whose line was cut or that timed out halves the number, so that a line that is reset every so many bytes still
 * gets something through; a quick call lets it grow again. On a line that has been cut it grows with care: what a cut
 * throws away is half a call on average, and that must stay far below what comes through between two cuts.
 */
export type Pace = {
  limit(): number
  /** The most that the other side has given or taken in one call within the last hour, and at least 500. */
  proven(at: number): number
  took(call: Call): void
  cut(): void
  /** The other side would not have `asked` records in one call. True where fewer may be tried at once. */
  refused(asked: number): boolean
}
export type Call = {
  readonly asked: number
  /** How many came, or were sent. */
  readonly records: number
  readonly ms: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** The other side has more than it gave. */
  readonly more: boolean
}
export type PaceOptions = {
  readonly max: number
  readonly min: number
  readonly targetMs: number
  /** Where an earlier run of the program had come to. */
  readonly start?: number | undefined
}

/** What design 6 takes every server to give in one answer. */
export const knownLimit = 500

const growth = 1.5
const carefulGrowth = 1.08
const hourMs = 3_600_000

export function createPace({ max, min, targetMs, start = knownLimit }: PaceOptions): Pace {
  const known = Math.min(knownLimit, max)
  let ceiling = max
  let limit = within(start)
  let grows = growth
  let most = { records: known, at: -Infinity }

  function within(value: number): number {
    return Math.max(min, Math.min(ceiling, Math.round(value)))
  }

  /** A server gives no more than it gave before, though it was asked for more and has more: that is its limit. */
  function learn({ asked, records, at, more }: Call): void {
    if (more && records === most.records && records < asked) ceiling = records
    if (records > knownLimit && records >= most.records) most = { records, at }
  }

  function adapt({ records, ms }: Call): void {
    if (records === 0) return
    const fitting = (records * targetMs) / Math.max(1, ms)
    const isWhole = records >= limit / 2
    if (fitting > limit) limit = within(isWhole ? Math.min(fitting, limit * grows) : limit)
    else if (isWhole || ms > targetMs) limit = within(isWhole ? fitting : Math.max(fitting, limit / 2))
  }

  return {
    limit: () => limit,
    proven: (at) => (at - most.at < hourMs ? most.records : known),
    took(call) {
      learn(call)
      adapt(call)
    },
    cut() {
      grows = carefulGrowth
      limit = within(limit / 2)
    },
    refused(asked) {
      if (asked <= known) return false
      ceiling = known
      most = { records: known, at: -Infinity }
      limit = within(limit)
      return true
    },
  }
}
