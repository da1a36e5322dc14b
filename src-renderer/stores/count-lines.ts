/** Which lines of a stocktake are shown, and what they come to. Pure. */
import type { StocktakeLine } from '../../src-main/contract/stocktakes.ts'

export const lineShows = ['all', 'toDecide', 'uncounted', 'different', 'withoutReason'] as const
export type LineShow = (typeof lineShows)[number]

export type Lines = ReadonlyMap<string, StocktakeLine>

const isOf: Readonly<Record<LineShow, (line: StocktakeLine) => boolean>> = {
  all: () => true,
  toDecide: (line) => line.needsReconciling,
  uncounted: (line) => line.counted === null,
  different: (line) => line.difference !== null && line.difference !== 0,
  withoutReason: (line) => line.isReasonMissing,
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Each word is in the item's name or code, the batch or the place. */
function holds(line: StocktakeLine, words: readonly string[]): boolean {
  const text = folded(`${line.itemName} ${line.itemCode} ${line.batch} ${line.location}`)
  return words.every((word) => text.includes(word))
}

/** The ids to show, in the order of the stocktake. Lines that have not come yet are shown where everything is. */
export function shownIds(order: readonly string[], lines: Lines, show: LineShow, search: string): readonly string[] {
  const words = folded(search).split(/\s+/).filter(Boolean)
  if (show === 'all' && words.length === 0) return order
  return order.filter((id) => {
    const line = lines.get(id)
    return line !== undefined && isOf[show](line) && holds(line, words)
  })
}

export type LineCounts = Readonly<Record<LineShow | 'counted', number>>

/** How many lines there are under each filter. */
export function countsOf(order: readonly string[], lines: Lines): LineCounts {
  const counts = { all: order.length, toDecide: 0, uncounted: 0, different: 0, withoutReason: 0, counted: 0 }
  for (const id of order) {
    const line = lines.get(id)
    if (line === undefined) continue
    for (const show of lineShows) if (show !== 'all' && isOf[show](line)) counts[show] += 1
    if (line.counted !== null) counts.counted += 1
  }
  return counts
}

/** What is typed over what main last said of a line; what follows from it is worked out as main will (5I). */
export function withEdit(line: StocktakeLine, edit: Partial<StocktakeLine>): StocktakeLine {
  const next = { ...line, ...edit }
  if (edit.counted === undefined) return next
  const found = edit.counted === null ? null : edit.counted - line.snapshot
  return { ...next, difference: found !== null && Math.abs(found) < 1e-6 ? 0 : found }
}

/** What a count that the stock moved away from most likely means: whoever counted before it moved saw what has gone since (3F). */
export function likelyWay({ countedAt, movements }: Pick<StocktakeLine, 'countedAt' | 'movements'>): 'keep' | 'apply' | null {
  if (countedAt === null || movements.length === 0) return null
  // A document tells its time in whole seconds: of one second nobody knows what came first.
  const second = (at: string): number => Math.floor(Date.parse(at) / 1000)
  const counted = second(countedAt)
  const times = movements.map(({ at }) => second(at))
  if (times.some(Number.isNaN) || Number.isNaN(counted)) return null
  if (times.every((at) => at > counted)) return 'apply'
  return times.every((at) => at < counted) ? 'keep' : null
}
