/**
 * How many records to ask for or to send in one call: as many as take about five seconds, at most what the protocol
 * takes (design 6). A call whose line was cut halves the number, so that a line that is reset every so many bytes
 * still gets something through; a quick call lets it grow again. On a line that has been cut it grows with care: what
 * a cut throws away is half a call on average, and that must stay far below what comes through between two cuts.
 */
export type Pace = {
  limit(): number
  took(records: number, ms: number): void
  cut(): void
}
export type PaceOptions = { readonly max: number; readonly min: number; readonly targetMs: number }

const growth = 1.5
const carefulGrowth = 1.08

export function createPace({ max, min, targetMs }: PaceOptions): Pace {
  let limit = max
  let grows = growth
  const set = (value: number) => {
    limit = Math.max(min, Math.min(max, Math.round(value)))
  }
  return {
    limit: () => limit,
    took(records, ms) {
      if (records < limit / 2 && ms <= targetMs) return
      const fitting = (records * targetMs) / Math.max(1, ms)
      set(fitting > limit ? Math.min(fitting, limit * grows) : fitting)
    },
    cut() {
      grows = carefulGrowth
      set(limit / 2)
    },
  }
}
