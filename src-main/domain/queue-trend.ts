/** Whether the queue grows from day to day (F-206): then the site needs more or faster internet, or something is in the way. */
import type { QueueDay, QueueHistory } from '../contract/diagnosis.ts'

/** So many days in a row make a growth: two may be a weekend. */
export const growingAfterDays = 3
/** Fewer records than this are a busy morning. */
const least = 20

/** Of days in their order, the newest last. */
export function queueTrend(days: readonly QueueDay[]): Pick<QueueHistory, 'trend' | 'growingDays'> {
  const steps = days.slice(1).map((day, at) => Math.sign(day.records - (days[at]?.records ?? 0)))
  const growingDays = lastInARow(steps, 1)
  const now = days.at(-1)?.records ?? 0
  if (days.length < growingAfterDays) return { trend: 'unknown', growingDays }
  if (growingDays >= growingAfterDays && now >= least) return { trend: 'growing', growingDays }
  return { trend: lastInARow(steps, -1) >= growingAfterDays ? 'shrinking' : 'steady', growingDays }
}

function lastInARow(steps: readonly number[], sign: number): number {
  const other = steps.toReversed().findIndex((step) => step !== sign)
  return other === -1 ? steps.length : other
}
