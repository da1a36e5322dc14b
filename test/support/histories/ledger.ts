/**
 * What the people were told is saved, kept apart from the program: the push form of each record after its last local
 * change, and what central has said of it since. At the end central must hold exactly this.
 */
import { mergePushed } from '../../central/wire/push-form.ts'
import { columnsOf } from '../../central/wire/columns.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByLocal, tableByWire } from '../../../src-main/tables/registry.ts'
import type { WireRow } from '../../../src-main/tables/types.ts'

export type Wire = Readonly<Record<string, unknown>>
export type Said = {
  readonly wire: string
  readonly id: string
  readonly storeId: string | null
  readonly site: number
  readonly cursor: number
  /** As central should hold it; null where it was removed. */
  readonly row: Wire | null
  /** Two had a right to the last word: only that all agree is asked. */
  readonly isOpen: boolean
}
export type Ledger = {
  /** Reads what the journal of a site has got since the last look. */
  hear(site: number, db: Db): void
  /** Before central changes a record by itself: whose word counts from now on. */
  centralSpeaks(wire: string, id: string, before: Wire | null, confirmed: (site: number) => number): void
  merged(wire: string, gone: string, keep: string): void
  /** Two sites write this store at once: who is last is chance. */
  dispute(storeId: string): void
  readonly disputed: ReadonlySet<string>
  readonly said: ReadonlyMap<string, Said>
  /** The row with merged ids replaced, empty values left out. */
  same(wire: string, row: Wire | null): string
  kept(id: string): string
}

export function createLedger(heard: readonly number[]): Ledger {
  const said = new Map<string, Said>()
  const cursors = [...heard]
  const disputed = new Set<string>()
  const aliases = new Map<string, string>()
  const kept = (id: string): string => (aliases.has(id) ? kept(aliases.get(id) ?? '') : id)
  const same = (wire: string, row: Wire | null): string => comparable(wire, row, kept)

  return {
    said,
    disputed,
    same,
    kept,
    hear(site, db) {
      const sql =
        'SELECT max(cursor) AS cursor, table_name AS local, record_id AS id, store_id AS storeId FROM change_log WHERE cursor > ? GROUP BY 2, 3'
      const entries = db.sqlite.prepare(sql).all(cursors[site]) as { cursor: number; local: string; id: string; storeId: string | null }[]
      for (const { cursor, local, id, storeId } of entries) {
        cursors[site] = Math.max(cursors[site] ?? 0, cursor)
        const { wire } = declared(local)
        said.set(`${wire} ${id}`, { wire, id, storeId, site, cursor, row: heldRow(db, local, id), isOpen: false })
      }
    },
    centralSpeaks(wire, id, before, confirmed) {
      const key = `${wire} ${id}`
      const last = said.get(key)
      if (last === undefined || same(wire, before) !== same(wire, last.row)) return
      if (confirmed(last.site) >= last.cursor) said.delete(key)
      else said.set(key, { ...last, isOpen: true })
    },
    merged: (_wire, gone, keep) => void aliases.set(gone, keep),
    dispute: (storeId) => void disputed.add(storeId),
  }
}

/** The row of a site as central would hold it after a push of all its keys. */
export function heldRow(db: Db, local: string, id: string): Wire | null {
  const table = declared(local)
  const row = db.sqlite.prepare(`SELECT * FROM ${local} WHERE id = ?`).get(id) as WireRow | undefined
  return row === undefined ? null : mergePushed(table.wire, id, null, compiled(table).encode(row, { unknownKeys: true }))
}

export const localOf = (wire: string): string | undefined => tableByWire(wire)?.local

function declared(local: string) {
  const table = tableByLocal(local)
  if (table === undefined) throw new Error(`${local} is no declared table`)
  return table
}

/** A column of central holds no null (protocol-v5.md 4.2), so empty, false and zero are one here. */
export function comparable(wire: string, row: Wire | null, kept: (id: string) => string): string {
  if (row === null) return 'none'
  const known = columnsOf(wire)
  const pairs = Object.entries(row)
    .filter(([key, value]) => known.has(key) && !isNone(value))
    .map(([key, value]): [string, unknown] => [key, typeof value === 'string' && key !== 'ID' ? kept(value) : value])
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isNone = (value: unknown): boolean =>
  value === null || value === '' || value === 0 || value === false || value === '0000-00-00' || value === '{}'

/** Entries of a store that central has not confirmed. */
export function hasUnconfirmed(db: Db, storeId: string): boolean {
  const sql = 'SELECT 1 FROM change_log WHERE store_id = ? AND cursor > ?'
  return db.sqlite.prepare(sql).get(storeId, journalCursor(db, 'confirmed')) !== undefined
}
