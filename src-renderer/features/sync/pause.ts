export const pauseChoices = ['pause1h', 'pause4h', 'pauseMorning', 'pauseOpen'] as const

const hours = (now: Date, count: number) => new Date(now.getTime() + count * 3_600_000).toISOString()

/** Until when a choice pauses, as an ISO time; null = until somebody goes on (F-208). */
export function pauseUntil(choice: string, now: Date): string | null {
  if (choice === 'pause1h') return hours(now, 1)
  if (choice === 'pause4h') return hours(now, 4)
  if (choice === 'pauseMorning') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).toISOString()
  return null
}
