/** A site that is handed records as pages would hand them: a real database, a clock that a test moves, no line. */
import type { Db } from '../../src-main/db/open.ts'
import { setSetting } from '../../src-main/repositories/settings.ts'
import type { Integrator } from '../../src-main/sync/integrate.ts'
import { createIntegrator } from '../../src-main/sync/integrate.ts'
import type { Applied, PulledRecord } from '../../src-main/sync/ports.ts'
import { finishInitialisation } from '../../src-main/sync/store-finish.ts'
import { fromCentral, makeDb } from './make-db.ts'
import { fixtureId, fullRow } from './wire-fixtures.ts'

export type IntegratingSite = {
  readonly db: Db
  readonly integrator: Integrator
  readonly page: (...records: readonly PulledRecord[]) => Promise<Applied>
  /** Local tables that were told to have changed. */
  readonly changed: string[]
  readonly later: (ms: number) => void
  readonly now: () => number
  /** What is due in the inbox, tried. */
  readonly retry: () => Promise<Applied>
  /** The first loading ends: orphans go to the inbox, foreign keys are on. */
  readonly finish: () => void
}

const start = Date.parse('2026-03-02T08:00:00Z')
const noRest = () => Promise.resolve()

export function integratingSite({ initialised = true } = {}): IntegratingSite {
  const db = makeDb()
  let isInitialised = initialised
  let time = start
  if (!initialised) db.sqlite.pragma('foreign_keys = OFF')
  fromCentral(db, (tx) => setSetting(tx, 'site', { uuid: 'site', number: 12, name: 'Kibera', code: 'K' }))
  const changed: string[] = []
  const onChanged = (tables: readonly string[]) => void changed.push(...tables)
  const integrator = createIntegrator({ db, now: () => time, isInitialised: () => isInitialised, onChanged })
  return {
    db,
    integrator,
    changed,
    page: (...records) => integrator.page(records, () => {}, noRest),
    later: (ms) => void (time += ms),
    now: () => time,
    retry: () => integrator.inbox(noRest),
    finish: () => {
      finishInitialisation(db, new Date(time).toISOString())
      isInitialised = true
    },
  }
}

/** A full row of a table with its fixture's references, but for what is said of it. */
export const upserted = (
  tableName: string,
  recordId: string = fixtureId(tableName),
  more: Readonly<Record<string, unknown>> = {},
): PulledRecord => ({
  tableName,
  recordId,
  action: 'upsert',
  data: { ...fullRow(tableName, recordId), ...more },
})

export const deleted = (tableName: string, recordId: string = fixtureId(tableName)): PulledRecord => ({
  tableName,
  recordId,
  action: 'delete',
  data: null,
})

export const mergedInto = (tableName: string, mergeIdToKeep: string, mergeIdToDelete: string): PulledRecord => ({
  tableName,
  recordId: `merge of ${mergeIdToDelete}`,
  action: 'merge',
  data: { mergeIdToKeep, mergeIdToDelete },
})

/** The inbox without its times. */
export const inboxOf = (db: Db): Record<string, unknown>[] =>
  db.sqlite.prepare('SELECT table_name, record_id, kind, reason, field, parent_id, attempts FROM inbox ORDER BY 1, 2, 3').all() as Record<
    string,
    unknown
  >[]
