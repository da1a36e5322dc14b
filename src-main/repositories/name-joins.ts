/**
 * Who sees whom after a merge of names (3.5): one join for a store and a name, with the customer and supplier flags of all
 * that became one, and none of a store to itself (F-165).
 */
import assert from 'node:assert'
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { parseExact, stringifyExact } from '../tables/exact-json.ts'
import { declared } from '../tables/registry.ts'
import type { WireRow } from '../tables/types.ts'
import type { Applied } from './synced-rows.ts'
import { applyPulledUpsert, takeOut } from './synced-rows.ts'

const table = declared.name_store_join
const flagKeys = ['om_name_is_customer', 'om_name_is_supplier'] as const
/** In `rest`: the flags as central sent them, and what joins that went added. Never pushed. */
const joinedKey = '~joined'

type Flags = readonly [customer: boolean, supplier: boolean]
type Joined = { readonly own: Flags; readonly more: Flags }

/** Ids of the joins of a name. */
export const joinsOfName = (db: ReadDb, nameId: string): string[] =>
  (statement(db, 'SELECT id FROM name_store_join WHERE name_id = ? ORDER BY id').all(nameId) as { id: string }[]).map((row) => row.id)

/** Of the joins of a name, which others were merged into, one a store is left: one of `first`, the name's own. True where any went. */
export function tidyJoins(tx: Tx, nameId: string, first: readonly string[]): boolean {
  let dropped = dropSelfJoins(tx, nameId)
  const own = new Set(first)
  const keepers = new Map<unknown, WireRow>()
  const rows = statement(tx, 'SELECT * FROM name_store_join WHERE name_id = ? ORDER BY id').all(nameId) as WireRow[]
  for (const row of rows.toSorted((a, b) => Number(own.has(String(b.id))) - Number(own.has(String(a.id))))) {
    const keeper = keepers.get(row.store_id)
    if (keeper === undefined) keepers.set(row.store_id, row)
    else {
      keepers.set(row.store_id, joinInto(tx, keeper, row))
      dropped = true
    }
  }
  return dropped
}

/** A store is never its own partner (F-165); true where it was one. */
export function dropSelfJoins(tx: Tx, nameId: string): boolean {
  assert(tx.origin.kind === 'sync', 'merges come from central')
  const gone = 'DELETE FROM name_store_join WHERE name_id = ? AND store_id IN (SELECT id FROM store WHERE name_id = ?)'
  return statement(tx, gone).run(nameId, nameId).changes > 0
}

/**
 * A join from central whose name others were merged into. `isMapped`: it came under the id of one of those, so the name's
 * own join stays and takes its flags over.
 */
export function placeJoin(tx: Tx, row: WireRow, isMapped: boolean): Applied {
  if (isSelf(tx, row)) return takeOut(tx, table, String(row.id))
  const twin = twinOf(tx, row)
  if (twin !== undefined && isMapped) return joinInto(tx, twin, row) === twin ? 'unchanged' : 'applied'
  const placed = applyPulledUpsert(tx, table, withJoined(row, read(tx, String(row.id))))
  if (twin === undefined) return placed
  joinInto(tx, read(tx, String(row.id)) as WireRow, twin)
  return 'applied'
}

const isSelf = (tx: Tx, { store_id: storeId, name_id: nameId }: WireRow): boolean =>
  statement(tx, 'SELECT 1 FROM store WHERE id = ? AND name_id = ?').get(storeId, nameId) !== undefined

const twinOf = (tx: Tx, { id, store_id: storeId, name_id: nameId }: WireRow): WireRow | undefined =>
  statement(tx, 'SELECT * FROM name_store_join WHERE store_id = ? AND name_id = ? AND id <> ? ORDER BY id').get(storeId, nameId, id) as
    | WireRow
    | undefined

const read = (tx: Tx, id: string): WireRow | undefined =>
  statement(tx, 'SELECT * FROM name_store_join WHERE id = ?').get(id) as WireRow | undefined

/** Takes `gone` out; its flags go to `keeper`. Gives the keeper as it is now. */
function joinInto(tx: Tx, keeper: WireRow, gone: WireRow): WireRow {
  takeOut(tx, table, String(gone.id))
  const { own, more } = joinedOf(keeper) ?? { own: flagsOf(keeper), more: [false, false] as const }
  const theirs = flagsOf(gone)
  const all: Flags = [more[0] || theirs[0], more[1] || theirs[1]]
  const row = withFlags(keeper, { own, more: all })
  return applyPulledUpsert(tx, table, row) === 'unchanged' ? keeper : row
}

/** The flags of joins that went stay until central changes those of this one: a repeat of an older word does not undo them. */
function withJoined(row: WireRow, before: WireRow | undefined): WireRow {
  const joined = before === undefined ? undefined : joinedOf(before)
  const flags = flagsOf(row)
  return joined === undefined || flags.some((flag, at) => flag !== joined.own[at]) ? row : withFlags(row, joined)
}

function withFlags(row: WireRow, joined: Joined): WireRow {
  const flags = flagKeys.flatMap((key, at) => (joined.more[at] === true && joined.own[at] !== true ? [[key, true] as const] : []))
  return flags.length === 0 ? row : { ...row, rest: stringifyExact({ ...restOf(row), ...Object.fromEntries(flags), [joinedKey]: joined }) }
}

const restOf = ({ rest }: WireRow): Readonly<Record<string, unknown>> => parseExact(String(rest)) as Readonly<Record<string, unknown>>

const joinedOf = (row: WireRow): Joined | undefined => restOf(row)[joinedKey] as Joined | undefined

function flagsOf(row: WireRow): Flags {
  const rest = restOf(row)
  return [rest[flagKeys[0]] === true, rest[flagKeys[1]] === true]
}
