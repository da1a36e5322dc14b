import type { Knobs } from './knobs.ts'

type Row = { readonly tableName: string; readonly recordId: string; readonly data: string | null }

const wrong = (value: unknown): unknown => (typeof value === 'string' ? { not: 'a text' } : 'not a number')

/** The same row with every value of a wrong type, its ID excepted. */
function spoil(data: string): string {
  const entries = Object.entries(JSON.parse(data) as Record<string, unknown>)
  return JSON.stringify(Object.fromEntries(entries.map(([key, value]) => [key, key === 'ID' ? value : wrong(value)])))
}

/** Spoils the first matching record of the page on its way out; what central holds stays as it is. */
export function poisoned<R extends Row>(knobs: Knobs, page: readonly R[]): readonly R[] {
  const wanted = knobs.see('poison')
  if (!wanted) return page
  const fits = (row: R): boolean =>
    row.data !== null && row.tableName === (wanted.table ?? row.tableName) && row.recordId === (wanted.recordId ?? row.recordId)
  const victim = page.find(fits)
  if (!victim || victim.data === null) return page
  knobs.take('poison')
  const bad = { ...victim, data: spoil(victim.data) }
  return page.map((row) => (row === victim ? bad : row))
}
