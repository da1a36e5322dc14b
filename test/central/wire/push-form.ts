import { columnsOf, emptyRow, emptyValue, type Kind } from './columns.ts'

const midnightDate = /^(\d{4}-\d{2}-\d{2})[T ]00:00:00$/
const clock = /^(\d{2}):(\d{2}):(\d{2})$/

function pulledTime(value: unknown): unknown {
  const parts = typeof value === 'string' ? clock.exec(value) : null
  return parts ? Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : value
}

function pulledDate(value: unknown): unknown {
  return typeof value === 'string' ? (midnightDate.exec(value)?.[1] ?? value) : value
}

/** One pushed value in the form in which central answers it (4.2). A value of a wrong type stays as it came. */
export function pulledValue(key: string, kind: Kind | undefined, value: unknown): unknown {
  if (kind === undefined) return value
  if (value === null) return emptyValue(key, kind)
  if (kind === 'time') return pulledTime(value)
  return kind === 'date' ? pulledDate(value) : value
}

/**
 * The row that central holds after a push: named keys are taken over, the others stay as they were;
 * a new row begins as the empty legacy row.
 */
export function mergePushed(
  table: string,
  id: string,
  existing: Readonly<Record<string, unknown>> | null,
  pushed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const columns = columnsOf(table)
  const row = existing ? { ...existing } : emptyRow(table)
  for (const [key, value] of Object.entries(pushed)) row[key] = pulledValue(key, columns.get(key), value)
  row['ID'] = id
  return row
}
