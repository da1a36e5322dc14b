import { statSync } from 'node:fs'
import type { AboutInfo, LoadedSummary } from '../contract/site.ts'
import type { ReadDb } from '../db/write.ts'
import { tableCounts } from '../repositories/counts.ts'
import { getSetting } from '../repositories/settings.ts'
import { storesOfSite } from '../repositories/stores.ts'
import { waiting } from './waiting.ts'

export type Installation = {
  readonly version: string
  readonly shell: 'electron' | 'web'
  readonly hardwareId: string
  readonly versions: Readonly<Record<string, string>>
}

/** Versions, identity and every table with its records and with those of them that wait for central (F-205, F-004). */
export function aboutInfo(db: ReadDb, installation: Installation): AboutInfo {
  const site = getSetting(db, 'site')
  const address = getSetting(db, 'address') ?? ''
  return {
    version: installation.version,
    shell: installation.shell,
    versions: { ...installation.versions },
    site: site === undefined ? null : { ...site, address, variant: getSetting(db, 'variant') ?? '' },
    hardwareId: installation.hardwareId,
    databaseId: getSetting(db, 'database_id') ?? '',
    databasePath: db.path,
    databaseBytes: statSync(db.path, { throwIfNoEntry: false })?.size ?? 0,
    schemaVersion: Number(db.sqlite.pragma('user_version', { simple: true })),
    tables: tablesWithQueue(db),
  }
}

/** The queue of a table is what the list of waiting records says of it (U-81). */
function tablesWithQueue(db: ReadDb): AboutInfo['tables'] {
  const waits = new Map(waiting(db).tables.map(({ table, count }) => [table, count]))
  return tableCounts(db).map((row) => ({ ...row, waiting: waits.get(row.table) ?? 0 }))
}

/** What came with the first load: shown once, before the work opens. */
export function loadedSummary(db: ReadDb): LoadedSummary {
  const site = getSetting(db, 'site')
  const tables = tableCounts(db)
  const records = (table: string): number => tables.find((row) => row.table === table)?.records ?? 0
  return {
    stores:
      site === undefined ? [] : storesOfSite(db, site.number).map(({ id, code, name }) => ({ id, code: code ?? '', name: name ?? '' })),
    items: records('item'),
    names: records('name'),
    documents: records('invoice'),
    records: tables.filter((row) => row.wire !== '').reduce((sum, row) => sum + row.records, 0),
  }
}
