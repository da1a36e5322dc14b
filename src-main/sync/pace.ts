/**
 * How many records to ask for or to send in one call: as many as take about five seconds, at most what the protocol
 * takes (design 6). A call whose line was cut halves the number, so that a line that is reset every so many bytes
 * still gets something through; a quick call lets it grow again.
 */
export type Pace = {
  limit(): number
  took(records: number, ms: number): void
  cut(): void
}
export type PaceOptions = { readonly max: number; readonly min: number; readonly targetMs: number }

export function createPace({ max, min, targetMs }: PaceOptions): Pace {
  let limit = max
  const set = (value: number) => {
    limit = Math.max(min, Math.min(max, Math.round(value)))
  }
  return {
    limit: () => limit,
    took(records, ms) {
      if (records < limit / 2 && ms <= targetMs) return
      const fitting = (records * targetMs) / Math.max(1, ms)
      set(fitting > limit ? Math.min(fitting, limit * 1.5) : fitting)
    },
    cut: () => set(limit / 2),
  }
}
