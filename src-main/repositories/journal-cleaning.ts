/**
 * Cleaning (F-257): once a week what central has confirmed and what is older than four weeks leaves the journal, and
 * old cycles leave the history. In steps of a short transaction each; a restart goes on where the last step ended.
 *
 * Nothing that anybody still asks the journal for is removed: an entry above `confirmed`, one of a record with a
 * problem or with an arrival set aside, one that a table's rule keeps from being sent, the newest of each store.
 */
import { sql } from 'kysely'
import { all, k, one, prepared, run } from '../db/query.ts'
import type { Db, ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { earliest } from '../domain/document-sync.ts'
import { tableByLocal } from '../tables/registry.ts'
import { forgetMarks, journalCursor } from './cursors.ts'
import { readKept } from './kept-stores.ts'
import type { SettingValue } from './settings.ts'
import { clearSetting, getSetting, setSetting } from './settings.ts'
import { forgetOldRuns } from './sync-runs.ts'
import { readRules } from './table-rules.ts'

const dayMs = 86_400_000
export const keepDays = 28
export const everyDays = 7
/** Entries looked at in one step. */
const stepEntries = 500

/** When the next cleaning is due (milliseconds since 1970); 0 = now. A last one that lies ahead was noted by a wrong clock. */
export function cleaningDueAt(db: ReadDb, now: number): number {
  if (getSetting(db, 'initialised_at') === undefined) return Infinity
  const last = getSetting(db, 'last_cleaning')
  if (last === undefined || getSetting(db, 'cleaning') !== undefined) return 0
  const at = Date.parse(last.at)
  return at > now ? 0 : at + everyDays * dayMs
}

type Going = SettingValue<'cleaning'>
/** What a step came to: false while there is more to do. */
export type CleaningStep = { readonly isEnd: boolean; readonly removed: number }

/** One step of a cleaning, begun where none goes on. `now` in milliseconds since 1970. */
export function cleanStep(db: Db, now: number, entries: number = stepEntries): CleaningStep {
  const at = new Date(now).toISOString()
  return write(db, { kind: 'sync', at }, (tx) => {
    const going = getSetting(tx, 'cleaning') ?? { startedAt: at, upTo: 0, entries: 0, runs: 0 }
    const found = entriesAfter(tx, going.upTo, entries)
    if (found.length > 0) {
      const removed = removeOld(tx, found, new Date(now - keepDays * dayMs).toISOString())
      setSetting(tx, 'cleaning', { ...going, upTo: found.at(-1)?.cursor ?? going.upTo, entries: going.entries + removed })
      return { isEnd: false, removed }
    }
    return cleanRuns(tx, going, at)
  })
}

/** After the journal its neighbours; the end is noted when nothing is left to remove. */
function cleanRuns(tx: Tx, going: Going, at: string): CleaningStep {
  const removed = forgetOldRuns(tx, Date.parse(at), stepEntries)
  if (removed > 0) {
    setSetting(tx, 'cleaning', { ...going, runs: going.runs + removed })
    return { isEnd: false, removed }
  }
  forgetMarks(tx, new Date(Date.parse(at) - keepDays * dayMs).toISOString())
  clearSetting(tx, 'cleaning')
  setSetting(tx, 'last_cleaning', { at, entries: going.entries, runs: going.runs })
  return { isEnd: true, removed: 0 }
}

const confirmedAfter = prepared((p: { after: number; confirmed: number; limit: number }) =>
  k
    .selectFrom('change_log')
    .select(['cursor', 'table_name as local', 'record_id as id', 'store_id as storeId', 'changed_at as at'])
    .where('cursor', '>', p.after)
    .where('cursor', '<=', p.confirmed)
    .orderBy('cursor')
    .limit(p.limit),
)
type Entry = {
  readonly cursor: number
  readonly local: string
  readonly id: string
  readonly storeId: string | null
  readonly at: string
}

const entriesAfter = (db: ReadDb, after: number, limit: number): Entry[] =>
  all(db, confirmedAfter, { after, limit, confirmed: journalCursor(db, 'confirmed') })

const removal = prepared((p: { cursor: number }) => k.deleteFrom('change_log').where('cursor', '=', p.cursor))

function removeOld(tx: Tx, entries: readonly Entry[], before: string): number {
  const old = entries.filter(({ at }) => at < before)
  if (old.length === 0) return 0
  const rules = readRules(tx)
  const kept = readKept(tx)
  const isNeeded = ({ cursor, local, id, storeId }: Entry): boolean => {
    const wire = tableByLocal(local)?.wire ?? local
    const heldAfter = earliest(rules.heldAfter(wire), kept.after(local, storeId))
    return (heldAfter !== null && cursor > heldAfter) || isSetAside(tx, wire, id) || isNewest(tx, storeId, cursor)
  }
  return old.filter((entry) => !isNeeded(entry)).reduce((sum, { cursor }) => sum + run(tx, removal, { cursor }), 0)
}

const newer = prepared((p: { storeId: string | null; cursor: number }) =>
  k
    .selectFrom('change_log')
    .select('cursor')
    .where('cursor', '>', p.cursor)
    .where(sql<boolean>`store_id IS ${p.storeId}`)
    .limit(1),
)
/** The time of a store's last change is read from its newest entry. */
const isNewest = (db: ReadDb, storeId: string | null, cursor: number): boolean => one(db, newer, { storeId, cursor }) === undefined

const inInbox = prepared((p: { wire: string; id: string }) =>
  k.selectFrom('inbox').select('kind').where('table_name', '=', p.wire).where('record_id', '=', p.id).limit(1),
)
const heldAside = prepared((p: { wire: string; id: string }) =>
  k.selectFrom('held_arrival').select('kind').where('table_name', '=', p.wire).where('record_id', '=', p.id).limit(1),
)
const isSetAside = (db: ReadDb, wire: string, id: string): boolean =>
  one(db, inInbox, { wire, id }) !== undefined || one(db, heldAside, { wire, id }) !== undefined

const extent = prepared(() =>
  k.selectFrom('change_log').select((e) => [e.fn.countAll<number>().as('entries'), e.fn.min('changed_at').as('oldestAt')]),
)
/** How many entries the journal has, and the time of the oldest. */
export const journalExtent = (db: ReadDb): { entries: number; oldestAt: string | null } =>
  one(db, extent, {}) ?? { entries: 0, oldestAt: null }
