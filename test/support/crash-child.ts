/**
 * A site at work in a process of its own, to be killed: the real services in this thread, the real worker beside it.
 * It says on standard output, as JSON lines, what it is about to do, what is saved, and when all is quiet. What it says
 * is saved must be there whatever happens next. Arguments: a JSON object of `CrashArguments`.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { passiveCheckpoint } from '../../src-main/db/checkpoint.ts'
import type { Db } from '../../src-main/db/open.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { silentLog } from '../../src-main/log.ts'
import { readSyncCounts } from '../../src-main/repositories/sync-counts.ts'
import { createSupervisor } from '../../src-main/sync/supervisor.ts'
import type { Credentials, WorkerSettings } from '../../src-main/sync/worker-protocol.ts'
import type { LocalAct } from './histories/acts.ts'
import { work } from './histories/work.ts'

export type CrashArguments = {
  readonly folder: string
  readonly credentials: Credentials
  readonly settings: Partial<WorkerSettings>
  /** Chance begins here; documents are numbered from here. */
  readonly from: number
  /** How many things the person does before the process is left alone. */
  readonly acts: number
}
/** A row as it was when its change was saved: a digest, null where it was removed. */
export type SavedRow = { readonly table: string; readonly id: string; readonly digest: string | null }
export type CrashLine =
  | { readonly kind: 'open' }
  | { readonly kind: 'doing'; readonly what: string }
  | { readonly kind: 'saved'; readonly cursor: number; readonly rows: readonly SavedRow[] }
  | { readonly kind: 'quiet' }

export function savedRow(db: Db, table: string, id: string): SavedRow {
  const row = db.sqlite.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id)
  return { table, id, digest: row === undefined ? null : createHash('sha1').update(JSON.stringify(row)).digest('hex') }
}

if (import.meta.main) live(JSON.parse(process.argv[2] ?? '{}') as CrashArguments)

function live({ folder, credentials, settings, from, acts }: CrashArguments): void {
  mkdirSync(folder, { recursive: true })
  const databasePath = join(folder, 'outpost.db')
  const db = openDatabase(databasePath, { role: 'main', timeoutMs: 10_000 })
  const bornAt = new Date().toISOString()
  const say = (line: CrashLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
  const chance = dice(from)
  let done = 0
  let heard = (db.sqlite.prepare('SELECT coalesce(max(cursor), 0) FROM change_log').pluck().get() as number) ?? 0
  let isWorking = false

  function act(): void {
    done += 1
    const one = anyAct(chance)
    say({ kind: 'doing', what: JSON.stringify(one) })
    const result = work(db, () => new Date(), one, from + done)
    if (result?.ok === true) saved()
    if (done < acts) setImmediate(act)
    else supervisor.syncNow()
  }
  function saved(): void {
    const sql = 'SELECT max(cursor) AS cursor, table_name AS name, record_id AS id FROM change_log WHERE cursor > ? GROUP BY 2, 3'
    const entries = db.sqlite.prepare(sql).all(heard) as { cursor: number; name: string; id: string }[]
    heard = Math.max(heard, ...entries.map(({ cursor }) => cursor))
    supervisor.nudge()
    say({ kind: 'saved', cursor: heard, rows: entries.map(({ name, id }) => savedRow(db, name, id)) })
  }

  const supervisor = createSupervisor({
    workerUrl: new URL('../../src-main/sync/worker.ts', import.meta.url),
    settings: { databasePath, appVersion: '0.1.0', intervalSeconds: 3600, ...settings },
    readCounts: () => readSyncCounts(db),
    checkpoint: () => passiveCheckpoint(db),
    log: silentLog,
    onStatus: ({ initialised, phase, run, confirmed, lastCursor }) => {
      if (!initialised) return
      if (!isWorking) {
        isWorking = true
        setImmediate(acts > 0 ? act : () => supervisor.syncNow())
      }
      const isDone = phase === 'idle' && run?.outcome === 'done' && run.startedAt >= bornAt
      if (done >= acts && isDone && confirmed >= lastCursor) say({ kind: 'quiet' })
    },
    onChanged: () => {},
  })
  supervisor.start()
  supervisor.configure(credentials)
  supervisor.syncNow()
  say({ kind: 'open' })
}

/** The same numbers each time from the same beginning (mulberry32), 0 to `below` - 1. */
export function dice(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function anyAct(chance: (below: number) => number): LocalAct {
  const doc = chance(4)
  const acts: readonly LocalAct[] = [
    { do: 'create', site: 0, store: chance(2), customer: chance(3) },
    { do: 'item', site: 0, doc, item: chance(3), units: chance(60) },
    { do: 'item', site: 0, doc, item: chance(3), units: chance(60) },
    { do: 'batch', site: 0, doc, batch: chance(3), packs: chance(8) },
    { do: 'comment', site: 0, doc },
    { do: 'ship', site: 0, doc },
    { do: 'remove', site: 0, doc },
    { do: 'shelf', site: 0, store: 0, n: chance(3), gone: chance(2) === 0 },
  ]
  return acts[chance(acts.length)] as LocalAct
}
