/** What a merge message says (protocol-v5.md 1.5), seen beside the merges that are known. */
import type { Aliases } from '../repositories/aliases.ts'
import type { SetAside } from '../repositories/inbox.ts'
import { tableByWire } from '../tables/registry.ts'
import type { SyncedTable } from '../tables/types.ts'
import type { PulledRecord } from './ports.ts'
import { isKey } from './protocol.ts'

export type Merge =
  | { readonly kind: 'new' | 'known'; readonly table: SyncedTable; readonly goneId: string; readonly keptId: string }
  | { readonly kind: 'wrong'; readonly why: Pick<SetAside, 'reason' | 'field' | 'detail'> & { readonly id: string } }

/** `keptId` is what the named one stands for by now, so that chains end at their last record in any order of arrival. */
export function mergeOf(aliases: Aliases, { tableName, recordId, data }: PulledRecord): Merge {
  const { mergeIdToKeep: keep, mergeIdToDelete: gone } = data ?? {}
  if (!isKey(gone)) return wrong(recordId, 'mergeIdToDelete', 'no id')
  if (!isKey(keep)) return wrong(gone, 'mergeIdToKeep', 'no id')
  const table = tableByWire(tableName)
  if (table?.merges !== true) return wrong(gone, 'tableName', `records of ${tableName} are not merged`)
  const keptId = aliases.keptId(tableName, keep)
  const before = aliases.keptId(tableName, gone)
  if (keptId === gone) return contradicted(gone, `${keep} is ${gone} itself`)
  if (before === gone) return { kind: 'new', table, goneId: gone, keptId }
  return before === keptId ? { kind: 'known', table, goneId: gone, keptId } : contradicted(gone, `${gone} was merged into ${before} before`)
}

const wrong = (id: string, field: string, detail: string): Merge => ({ kind: 'wrong', why: { id, reason: 'unreadable', field, detail } })

/** A circle, or another target than before: the first word stands, and the list of problems shows the second. */
const contradicted = (id: string, detail: string): Merge => ({
  kind: 'wrong',
  why: { id, reason: 'refused_here', field: 'mergeIdToKeep', detail },
})
