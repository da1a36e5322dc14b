import { deleteChange, mergeChange, saveChange } from './changes.ts'
import type { Context } from './context.ts'
import { beginIntegration } from './integration-run.ts'
import type { KnobName, KnobSetting, KnobValues } from './http/knobs.ts'
import type { LoggedRequest, RequestLog } from './http/request-log.ts'
import { createStore, type NewStore } from './people.ts'
import type { Settings } from './settings.ts'
import { keepLastSerial, lastSerial, setMeta } from './store/meta.ts'
import { queueLength, queuePage, syncOutId } from './store/queue.ts'
import { listRecords, readRecord, type Data } from './store/records.ts'
import {
  allSites,
  insertSite,
  passwordHash,
  siteById,
  storesOfSite,
  updateSite,
  voidTokens,
  type NewSite,
  type Site,
} from './store/sites.ts'
import { dropStaged, dropStagedRecord, stagedCount } from './store/staging.ts'
import { assertMovable, moveStore } from './stores.ts'
import { syncReport, type ReportedSite } from './sync-report.ts'
import { resyncPatients, setSyncWith, type SyncType } from './sync-with.ts'
import { createUserAdmin } from './users.ts'

export type QueueEntry = { syncOutId: string; tableName: string; recordId: string; action: string }
export type SiteDetails = Site & { readonly stores: readonly string[]; readonly queueLength: number; readonly stagedRows: number }
type When = { path?: string; method?: string; times?: number }

const idOf = (row: Data): string => {
  if (typeof row['ID'] !== 'string' || row['ID'] === '') throw new Error('A row needs an ID.')
  return row['ID']
}

/** What an administrator of central and a test may do. Everything is also served below /test/ (README.md). */
export function createAdmin(ctx: Context, log: RequestLog) {
  const { storage } = ctx
  const details = (site: Site): SiteDetails => ({
    ...site,
    stores: storesOfSite(storage, site.id),
    queueLength: queueLength(storage, site.id),
    stagedRows: stagedCount(storage, site.id),
  })
  const siteOrFault = (siteId: number): Site => {
    const site = siteById(storage, siteId)
    if (!site) throw new Error(`Central has no site ${siteId}.`)
    return site
  }
  const upsert = (table: string, row: Data): void => {
    const id = idOf(row)
    const moves = table === 'store' && row['sync_id_remote_site'] !== undefined
    if (moves) assertMovable(storage, id, Number(row['sync_id_remote_site']) || null, ctx.settings)
    saveChange(storage, table, id, { ...readRecord(storage, table, id), ...row })
  }

  return {
    /** Makes a site and moves the stores to it; its number is allocated and never used again. */
    createSite: (site: NewSite & { stores?: readonly string[] }): { siteId: number; uuid: string } =>
      storage.atomically(() => {
        const siteId = insertSite(storage, site)
        for (const storeId of site.stores ?? []) moveStore(storage, storeId, siteId, ctx.settings)
        return { siteId, uuid: siteOrFault(siteId).uuid }
      }),
    sites: (): SiteDetails[] => allSites(storage).map(details),
    site: (siteId: number): SiteDetails => details(siteOrFault(siteId)),
    /** Every site, central on top: when it called last, whether that is too long ago (F-202), and what waits for it (F-205). */
    syncReport: (now: string = new Date().toISOString()): ReportedSite[] => syncReport(storage, now),
    createStore: (store: NewStore): { storeId: string; nameId: string } => storage.atomically(() => createStore(storage, store)),
    ...createUserAdmin(storage),
    /** Refused while the old site may have work that central lacks, unless `force` says that it may be so (F-225). */
    moveStore: (storeId: string, siteId: number | null, { force = false }: { force?: boolean } = {}): void =>
      moveStore(storage, storeId, siteId, { force, contactHours: ctx.settings.contactHours }),
    /** What a store is to a site on which it is not active (extension, README.md). */
    setSyncWith: (storeId: string, siteId: number, type: SyncType | null): void => setSyncWith(storage, storeId, siteId, type),
    resyncPatients: (storeId: string): void => resyncPatients(storage, storeId),
    /** Hardware id, database UUID and tokens go together (F-132). */
    resetHardware: (siteId: number): void => {
      updateSite(storage, siteId, { hardware_id: null, database_id: null })
      voidTokens(storage, siteId)
    },
    setPassword: (siteId: number, password: string): void => {
      updateSite(storage, siteId, { password_hash: passwordHash(password) })
      voidTokens(storage, siteId)
    },
    /** Exactly one site is primary, or none (extension, README.md). */
    setPrimary: (siteId: number | null): void => void storage.run('UPDATE site SET is_primary = (id IS ?)', siteId),
    renameSite: (siteId: number, name: string): void => {
      updateSite(storage, siteId, { name })
      voidTokens(storage, siteId)
    },
    /** Keys that the row does not name stay as they were. Both write any table; the row's class decides who is told. */
    upsertCentral: upsert,
    upsertStore: upsert,
    deleteRecord: (table: string, id: string): void => deleteChange(storage, table, id),
    mergeRecords: (table: 'item' | 'name' | 'clinician', keep: string, remove: string): void => mergeChange(storage, table, keep, remove),
    record: (table: string, id: string): Record<string, unknown> | null => readRecord(storage, table, id),
    records: (table: string): Record<string, unknown>[] => listRecords(storage, table),
    countRecords: (): Record<string, number> => {
      const rows = storage.rows<{ t: string; n: number }>('SELECT table_name AS t, count(*) AS n FROM record GROUP BY 1 ORDER BY 1')
      return Object.fromEntries(rows.map((row) => [row.t, row.n]))
    },
    queue: (siteId: number): QueueEntry[] =>
      queuePage(storage, siteId, -1).map((row) => ({
        syncOutId: syncOutId(storage, row.seq),
        tableName: row.tableName,
        recordId: row.recordId,
        action: row.action,
      })),
    /** The serial given last, as text because it may be above 2^53. */
    lastSerial: (): string => lastSerial(storage).toString(),
    /** The next central change gets the serial after this one. It must not lie below the last (F-112). */
    setLastSerial: (serial: string | bigint): void => {
      if (BigInt(serial) < lastSerial(storage)) throw new Error('Serials only rise.')
      keepLastSerial(storage, BigInt(serial))
    },
    /** Ends an integration_error: `drop` leaves the refused row out, `drop_all` everything staged, `retry` tries all again. */
    mend: (siteId: number, how: 'drop' | 'drop_all' | 'retry'): void => {
      const site = siteOrFault(siteId)
      if (site.failure === null) return
      const refused = (JSON.parse(site.failure) as { data: { error: { data: { table_name: string; record_ID: string } } } }).data.error.data
      if (how === 'drop') dropStagedRecord(storage, siteId, refused.table_name, refused.record_ID)
      if (how === 'drop_all') dropStaged(storage, siteId, site.closedTo)
      updateSite(storage, siteId, { failure: null })
      beginIntegration(ctx, siteId)
    },
    /** Resolves when nothing of the site is being initialised or integrated. */
    whenIdle: async (siteId: number): Promise<void> => {
      await ctx.busy.initialising.get(siteId)
      await ctx.busy.integrating.get(siteId)
    },
    settings: (): Settings => ctx.settings,
    set: (change: Partial<Settings>): void => void Object.assign(ctx.settings, change),
    knob: <N extends KnobName>(name: N, value: KnobValues[N], when: When = {}): void => {
      if (name === 'cursorGaps') setMeta(storage, 'serial_gap', (value as number).toString())
      const once = name === 'refuse' && !(value as KnobValues['refuse']).sticky
      ctx.knobs.set(name, value, once ? { times: 1, ...when } : when)
    },
    clearKnobs: (name?: KnobName): void => {
      if (name === undefined || name === 'cursorGaps') setMeta(storage, 'serial_gap', '0')
      ctx.knobs.clear(name)
    },
    knobs: (): KnobSetting[] => ctx.knobs.list(),
    requests: (): LoggedRequest[] => log.list(),
    clearRequests: (): void => log.clear(),
    countRequests: (siteName: string): number => log.countOf(siteName),
  }
}

export type Admin = ReturnType<typeof createAdmin>
