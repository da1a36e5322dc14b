/** What the driver writes down beside the cycles' own work. */
import type { CauseCode } from '../contract/causes.ts'
import type { SyncRun } from '../contract/sync.ts'
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import type { SettingValue } from '../repositories/settings.ts'
import { clearSetting, getSetting, setSetting } from '../repositories/settings.ts'
import { closeBrokenRuns, saveSyncRun } from '../repositories/sync-runs.ts'

const bySync = <T>(db: Db, fn: (tx: Tx) => T): T => write(db, { kind: 'sync', at: new Date().toISOString() }, fn)

/** Keeps the begin of a run; whatever an earlier process left open is closed. */
export function keepRun(db: Db, run: SyncRun): void {
  bySync(db, (tx) => {
    closeBrokenRuns(tx)
    saveSyncRun(tx, run)
  })
}

export type BatchLimits = SettingValue<'batch_limits'>

/** How many records a call to this address had when the program last ended; undefined for another server. */
export function rememberedLimits(db: Db, address: string): BatchLimits | undefined {
  const limits = getSetting(db, 'batch_limits')
  return limits?.address === address ? limits : undefined
}

/** Keeps the end of a run: when central was last heard, when all went well, and how much a call could hold. */
export function rememberEnd(db: Db, run: SyncRun, limits: BatchLimits | null): void {
  const at = run.finishedAt ?? new Date().toISOString()
  bySync(db, (tx) => {
    saveSyncRun(tx, run)
    if (limits !== null) setSetting(tx, 'batch_limits', limits)
    if (run.steps.some(({ name, state }) => name === 'reach' && state === 'done')) setSetting(tx, 'last_contact_at', at)
    if (run.outcome === 'done') setSetting(tx, 'last_success_at', at)
    // Whoever was this site meanwhile has taken what was for it.
    if (knownAsAnother.has(run.cause?.code ?? 'internal') && getSetting(tx, 'initialised_at') !== undefined)
      setSetting(tx, 'fetch_again', 'owed')
  })
}

const knownAsAnother: ReadonlySet<CauseCode> = new Set(['site_incorrect_hardware_id', 'site_incorrect_database'])

/** A pause outlives the program; null ends it. `until` in milliseconds since 1970, null for no end. */
export function keepPause(db: Db, pause: { readonly until: number | null } | null): void {
  bySync(db, (tx) => {
    if (pause === null) clearSetting(tx, 'paused_until')
    else setSetting(tx, 'paused_until', pause.until === null ? null : new Date(pause.until).toISOString())
  })
}
