import type { WireRow } from './types.ts'

export type RecordStatus = 'active' | 'draft' | 'merged' | 'deleted'

const told = /"status":|"is_deleted":true/
const known: Readonly<Record<string, RecordStatus>> = { active: 'active', draft: 'draft', merged: 'merged', deleted: 'deleted' }

/**
 * Whether a shared record is in use. Central may say so in `status` (the seeds' word) or `is_deleted`; a delete or a
 * merge that came as an action stays until the record arrives anew.
 */
export function recordStatus(row: WireRow): RecordStatus {
  if (row.status === 'deleted' || row.status === 'merged') return row.status
  const rest = typeof row.rest === 'string' && told.test(row.rest) ? (JSON.parse(row.rest) as Record<string, unknown>) : null
  if (rest === null) return 'active'
  if (rest.is_deleted === true) return 'deleted'
  const status = typeof rest.status === 'string' ? rest.status.toLowerCase() : ''
  return Object.hasOwn(known, status) ? (known[status] ?? 'active') : 'active'
}
