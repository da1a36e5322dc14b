import type { QueueDay } from '../../../src-main/contract/diagnosis.ts'

export type QueueBar = QueueDay & {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isToday: boolean
}

export const chart = { width: 300, height: 56, days: 30 } as const
const gap = 2

/** Where the bar of each day stands: the newest at the end, a day without a bar left free. A queue of 0 is a line. */
export function queueBars(days: readonly QueueDay[]): readonly QueueBar[] {
  const last = days.at(-1)
  if (last === undefined) return []
  const most = Math.max(1, ...days.map(({ records }) => records))
  const step = chart.width / chart.days
  return days.flatMap((day) => {
    const column = chart.days - 1 - daysBetween(day.day, last.day)
    if (column < 0) return []
    const height = Math.max(1, Math.round((day.records / most) * (chart.height - 2)))
    return [{ ...day, x: column * step + gap / 2, y: chart.height - height, width: step - gap, height, isToday: day === last }]
  })
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
