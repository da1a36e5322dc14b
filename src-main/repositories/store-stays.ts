/**
 * What each store is to this site, and the stores that come and go while it runs (F-225, F-227). A stay is found by
 * comparing the stores' own records with what was known, in the transaction that changed them: nothing is missed by a
 * crash, and doing it again does nothing.
 */
import { sql } from 'kysely'
import { readSwitches } from '../domain/switches.ts'
import type { Switches } from '../domain/switches.ts'
import type { StoreFacts } from '../domain/store-role.ts'
import { roleOf } from '../domain/store-role.ts'
import { all, k, one, prepared, run, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { journalCursor } from './cursors.ts'
import { getSetting } from './settings.ts'
import { thaw } from './store-freezes.ts'
import type { StoreTable } from './store-rows.ts'
import { storeTables } from './store-rows.ts'

const stores = () =>
  k
    .selectFrom('store as s')
    .leftJoin('name as n', 'n.id', 's.name_id')
    .leftJoin('store_stay as y', 'y.store_id', 's.id')
    .leftJoin('store_freeze as f', 'f.store_id', 's.id')
    .select(['s.id', 'n.name', 's.site_number', 's.store_mode', 'y.state', 'y.total', 'y.remaining', 'f.frozen_at', 'f.frozen_by'])
    .select((e) =>
      e
        .selectFrom('store_preference as p')
        .select('p.data')
        .whereRef('p.store_id', '=', 's.id')
        .where('p.item', '=', 'store_preferences')
        .orderBy('p.id')
        .limit(1)
        .as('data'),
    )
    .select(sql<string | null>`CASE WHEN instr(s.rest, '"sync_type"') THEN s.rest ->> '$.sync_type' END`.as('sync_type'))

const byId = prepared((p: { id: string }) => stores().where('s.id', '=', p.id))
const every = prepared(() => stores())
type Row = ReturnType<typeof readAll>[number]
const readAll = (db: ReadDb) => all(db, every, {})

export type KnownStore = StoreFacts & {
  readonly switches: Switches
  readonly progress: { done: number; total: number | null } | null
  /** Since when it is frozen to be moved, and by whom (F-236). */
  readonly frozen: { readonly at: string; readonly by: string } | null
}

/** A store as the rules ask for it; one of which no record is here has no role. `ownNumber` is this site's. */
export function readStoreFacts(db: ReadDb, id: string, ownNumber: number | undefined): KnownStore {
  const row = one(db, byId, { id })
  return row === undefined ? { ...nobody, id } : known(row, ownNumber)
}

/** Every store that central has told of. */
export const allStoreFacts = (db: ReadDb): KnownStore[] => {
  const ownNumber = getSetting(db, 'site')?.number
  return readAll(db).map((row) => known(row, ownNumber))
}

const nobody = {
  name: '',
  role: null,
  isDispensary: false,
  percent: 0,
  isFrozen: false,
  switches: readSwitches(null),
  progress: null,
  frozen: null,
} as const

function known(row: Row, ownNumber: number | undefined): KnownStore {
  const role = roleOf({ siteNumber: row.site_number, ownNumber, stay: row.state, syncType: row.sync_type })
  const done = (row.total ?? 0) - (row.remaining ?? 0)
  return {
    id: row.id,
    name: row.name ?? '',
    role,
    isDispensary: row.store_mode === 'dispensary',
    percent: row.total === null || row.total === 0 ? 0 : Math.min(99, Math.floor((done * 100) / row.total)),
    isFrozen: row.frozen_at !== null,
    frozen: row.frozen_at === null ? null : { at: row.frozen_at, by: row.frozen_by ?? '' },
    switches: readSwitches(row.data),
    progress: role === 'preparing' ? { done, total: row.total } : null,
  }
}

const settled = prepared((p: { number: number; at: string }) =>
  k
    .insertInto('store_stay')
    .columns(['store_id', 'state', 'since'])
    .expression(
      k
        .selectFrom('store')
        .select(['id', sql<'active'>`'active'`.as('state'), sql<string>`${p.at}`.as('since')])
        .where('site_number', '=', p.number),
    )
    .onConflict((on) => on.column('store_id').doUpdateSet({ state: 'active' })),
)

/** The end of the first loading: the site's stores are all here. */
export const settleStores = (tx: Tx): number => run(tx, settled, { number: getSetting(tx, 'site')?.number ?? -1, at: tx.origin.at })

const arrived = prepared((p: { number: number }) =>
  k
    .selectFrom('store as s')
    .leftJoin('store_stay as y', 'y.store_id', 's.id')
    .select(['s.id', 'y.state'])
    .where('s.site_number', '=', p.number)
    .where((e) => e.or([e('y.state', 'is', null), e('y.state', '=', 'left')])),
)
const gone = prepared((p: { number: number }) =>
  k
    .selectFrom('store_stay as y')
    .leftJoin('store as s', 's.id', 'y.store_id')
    .select('y.store_id as id')
    .where('y.state', '<>', 'left')
    .where(sql<boolean>`coalesce(s.site_number, -1) <> ${p.number}`),
)
const begin = prepared((p: { id: string; state: 'preparing' | 'left'; hasReturned: number; at: string }) => {
  const stay = { state: p.state, since: p.at, has_returned: p.hasReturned, total: null, remaining: null }
  return k
    .insertInto('store_stay')
    .values({ store_id: p.id, ...stay })
    .onConflict((on) => on.column('store_id').doUpdateSet(stay))
})

/** Notes which stores have come and which have gone, after their records have changed; gives how many. */
export function noteMoves(tx: Tx): number {
  const number = getSetting(tx, 'site')?.number
  if (number === undefined) return 0
  const { at } = tx.origin
  const [coming, going] = [all(tx, arrived, { number }), all(tx, gone, { number })]
  for (const { id, state } of coming) {
    run(tx, begin, { id, state: 'preparing', hasReturned: state === 'left' ? 1 : 0, at })
    // The move for which it was frozen is over.
    if (state === 'left') thaw(tx, id)
  }
  for (const { id } of going) run(tx, begin, { id, state: 'left', hasReturned: 0, at })
  return coming.length + going.length
}

const watched = prepared(() =>
  k
    .selectFrom('store_stay')
    .select(['store_id as id', 'state', 'has_returned'])
    .where((e) => e.or([e('state', '=', 'left'), e('state', '=', 'preparing')])),
)
export type Watched = {
  /** Stores whose data are on their way: every pulled row of them is taken. */
  readonly preparing: ReadonlySet<string>
  /** Stores of which it must be known what central has spoken of. */
  readonly seen: ReadonlySet<string>
}
/** The stores that integration must look at closely; most sites have none. */
export function watchedStores(db: ReadDb): Watched {
  const rows = all(db, watched, {})
  const ids = (fits: (row: (typeof rows)[number]) => boolean) => new Set(rows.filter(fits).map((row) => row.id))
  return {
    preparing: ids((row) => row.state === 'preparing'),
    seen: ids((row) => row.state === 'left' || row.has_returned === 1),
  }
}

const see = prepared((p: { local: string; id: string; storeId: string }) =>
  k
    .insertInto('store_seen')
    .values({ table_name: p.local, record_id: p.id, store_id: p.storeId })
    .onConflict((on) => on.doNothing()),
)
/** Central has spoken of this record of the store. */
export const noteSeen = (tx: Tx, local: string, id: string, storeId: string): void => void run(tx, see, { local, id, storeId })

const forget = prepared(() =>
  k.deleteFrom('store_seen').where('store_id', 'not in', k.selectFrom('store_stay').select('store_id').where('state', '=', 'preparing')),
)
const anySeen = prepared(() => k.selectFrom('store_seen').select('store_id').limit(1))
/**
 * Before the queue is fetched. A store may be moved between the two streams: then its rows come before its own record.
 * What was seen before the last of central's records is of no use: nothing of it was for an arrival.
 */
export const hasSeen = (db: ReadDb): boolean => one(db, anySeen, {}) !== undefined
export const forgetSeen = (tx: Tx): number => run(tx, forget, {})

const behind = prepared((p: { confirmed: number }) =>
  k.selectFrom('store_stay').select('store_id').where('state', '=', 'left').where('left_after', '<', p.confirmed).limit(1),
)
const catchUp = prepared((p: { confirmed: number }) =>
  k.updateTable('store_stay').set({ left_after: p.confirmed }).where('state', '=', 'left').where('left_after', '<', p.confirmed),
)
/**
 * Also before the queue is fetched: what is confirmed now central had before it gives a store back, so it will send it
 * with the store. What is sent later it may take after it has filled the queue, and a site is not sent its own work.
 */
export const isLeftBehind = (db: ReadDb): boolean => one(db, behind, { confirmed: journalCursor(db, 'confirmed') }) !== undefined
export const noteLeft = (tx: Tx): number => run(tx, catchUp, { confirmed: journalCursor(tx, 'confirmed') })

const isPreparing = prepared(() => k.selectFrom('store_stay').select('store_id').where('state', '=', 'preparing').limit(1))
export const anyPreparing = (db: ReadDb): boolean => one(db, isPreparing, {}) !== undefined

const progress = prepared((p: { left: number; length: number }) =>
  k
    .updateTable('store_stay')
    .set({ remaining: p.left, total: sql<number>`coalesce(total, ${p.length})` })
    .where('state', '=', 'preparing'),
)
/** How far the queue is taken: `length` is what central counted, `left` what of it is still to come. */
export const noteProgress = (tx: Tx, { length, left }: { length: number; left: number }): number => run(tx, progress, { length, left })

const open = prepared((p: { at: string }) =>
  k.updateTable('store_stay').set({ state: 'active', since: p.at, has_returned: 0, remaining: 0 }).where('state', '=', 'preparing'),
)
const returned = prepared(() =>
  k
    .selectFrom('store_stay as y')
    .select(['y.store_id as id', 'y.left_after as leftAfter'])
    .where('y.state', '=', 'preparing')
    .where('y.has_returned', '=', 1)
    .where('y.store_id', 'in', k.selectFrom('store_seen').select('store_id')),
)

export type Leftover = { readonly local: string; readonly id: string }
/** The cursor after which central lacks the changes of a store's table: what it has not confirmed, or what is kept here. */
export type LacksAfter = (table: StoreTable, storeId: string) => number
/**
 * The queue is taken: the stores that came are whole and may be opened. Gives what of those that came back was here before
 * and did not come again, children first: it was deleted elsewhere. Where central sent nothing of a store it says nothing.
 */
export function openPrepared(tx: Tx, lacksAfter: LacksAfter): { readonly opened: number; readonly leftovers: readonly Leftover[] } {
  const leftovers = all(tx, returned, {}).flatMap(({ id, leftAfter }) => leftoversOf(tx, id, leftAfter, lacksAfter))
  const opened = run(tx, open, { at: tx.origin.at })
  run(tx, forget, {})
  return { opened, leftovers }
}

/**
 * Work that central took only after the store had left, or lacks, is kept in any case, and so is what it has spoken of, though it could not
 * be placed; and what central keeps for the store, where it has sent nothing of its kind: not every central sends it with a store.
 */
function leftoversOf(tx: Tx, storeId: string, leftAfter: number, lacksAfter: LacksAfter): Leftover[] {
  return storeTables.flatMap((table) => {
    const { local, wire, owned, isCentrals } = table
    if (isCentrals && !hasSeenOf(tx, local, storeId)) return []
    const query = `SELECT id FROM ${local} AS t WHERE ${owned}
AND NOT EXISTS (SELECT 1 FROM store_seen AS s WHERE s.table_name = ? AND s.record_id = t.id)
AND NOT EXISTS (SELECT 1 FROM change_log AS c WHERE c.table_name = ? AND c.record_id = t.id AND c.cursor > ?)
AND NOT EXISTS (SELECT 1 FROM inbox AS x WHERE x.table_name = ? AND x.record_id = t.id)
AND NOT EXISTS (SELECT 1 FROM held_arrival AS h WHERE h.table_name = ? AND h.record_id = t.id)`
    const keptAfter = Math.min(leftAfter, lacksAfter(table, storeId))
    const rows = statement(tx, query).all(storeId, local, local, keptAfter, wire, wire) as { id: string }[]
    return rows.map(({ id }) => ({ local, id }))
  })
}

const seenOf = prepared((p: { local: string; storeId: string }) =>
  k.selectFrom('store_seen').select('record_id').where('table_name', '=', p.local).where('store_id', '=', p.storeId).limit(1),
)
const hasSeenOf = (tx: Tx, local: string, storeId: string): boolean => one(tx, seenOf, { local, storeId }) !== undefined

const owing = prepared((p: { confirmed: number }) =>
  k
    .selectFrom('store_stay as y')
    .innerJoin('change_log as c', 'c.store_id', 'y.store_id')
    .select('c.cursor')
    .where('y.state', '=', 'left')
    .where('c.cursor', '>', p.confirmed)
    .limit(1),
)
/** True while central has not confirmed all work of a store that has left (F-225). */
export const owesWorkOfLeft = (db: ReadDb): boolean => one(db, owing, { confirmed: journalCursor(db, 'confirmed') }) !== undefined
