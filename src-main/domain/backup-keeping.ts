/** How many backups a place keeps: the newest seven, then one a week for four weeks, then one a month for a year. */

export type Kept = { readonly madeAt: string }

const newest = 7
const [weeks, months] = [4, 12]
const weekMs = 7 * 86_400_000

/** The backups that a place no longer needs, whatever their order. The newest is never among them. */
export function tooMany<B extends Kept>(backups: readonly B[]): readonly B[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
  const kept = new Set(newestFirst.slice(0, newest))
  keepOneEach(newestFirst, weeks, (at) => String(Math.floor(Date.parse(at) / weekMs)), kept)
  keepOneEach(newestFirst, months, (at) => at.slice(0, 7), kept)
  return newestFirst.filter((one) => !kept.has(one))
}

/** The newest of each of the last `most` periods that have one. */
function keepOneEach<B extends Kept>(newestFirst: readonly B[], most: number, periodOf: (at: string) => string, kept: Set<B>): void {
  const periods = new Set<string>()
  for (const one of newestFirst) {
    const period = periodOf(one.madeAt)
    if (periods.has(period)) continue
    if (periods.size === most) return
    periods.add(period)
    kept.add(one)
  }
}
