/**
 * How many records to ask for or to send in one call (F-110, design 6): as many as take about five seconds. The first
 * calls ask for 500, which every server is taken to give; beyond that one step at a time, for as long as more comes
 * than before, up to what this computer's memory is good for.
 *
 * A line that was cut or timed out is asked for half as many at worst, so that one that is reset every so many bytes
 * still gets something through; a quick call lets the number grow again. What a cut throws away is half a call on
 * average, so a call is an eighth of what comes through between two cuts: smaller ones would be packed worse than they save.
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
const shareOfCut = 1 / 8
const hourMs = 3_600_000

export function createPace({ max, min, targetMs, start = knownLimit }: PaceOptions): Pace {
  const known = Math.min(knownLimit, max)
  let ceiling = max
  let limit = within(start)
  /** Records since the line was last cut, and between its last two cuts. */
  let came = 0
  let between = Infinity
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
    const affordable = Math.max(limit, Math.max(between, came) * shareOfCut)
    if (fitting > limit) limit = within(isWhole ? Math.min(fitting, limit * growth, affordable) : limit)
    else if (isWhole || ms > targetMs) limit = within(isWhole ? fitting : Math.max(fitting, limit / 2))
  }

  return {
    limit: () => limit,
    proven: (at) => (at - most.at < hourMs ? most.records : known),
    took(call) {
      came += call.records
      learn(call)
      adapt(call)
    },
    cut() {
      limit = within(Math.max(limit / 2, Math.min(limit, came * shareOfCut)))
      between = came
      came = 0
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
