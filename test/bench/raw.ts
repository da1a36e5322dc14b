/**
 * The raw floor: what the same bytes cost with plain node:http, JSON.parse and prepared better-sqlite3 statements into
 * the same tables, columns and `rest`, with the same checkpoints, and nothing of the program: no decoding rules, no
 * journal, no inbox.
 */
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { walBytes, walLimitBytes } from '../../src-main/db/checkpoint.ts'
import { migrations } from '../../src-main/db/migrations/all.ts'
import { syncedTables } from '../../src-main/tables/registry.ts'

export type Raw = { readonly sqlite: Database.Database; close(): void }

/** A database with our schema and our durability, and nothing else of ours. */
export function openRaw(file: string): Raw {
  const sqlite = new Database(file)
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = FULL',
    'foreign_keys = OFF',
    'wal_autocheckpoint = 0',
    'temp_store = 2',
    'cache_size = -48000',
  ])
    sqlite.pragma(pragma)
  for (const migration of migrations) sqlite.exec(migration.sql)
  return { sqlite, close: () => sqlite.close() }
}

type Answer = {
  readonly data: readonly { ID?: number; syncOutId?: string; tableName: string; recordId: string; recordData: Record<string, unknown> }[]
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export function call(url: string, method = 'GET', body?: string): Promise<Answer & Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, agent, headers: body === undefined ? {} : { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString('utf8')) as never))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

type Insert = (row: Record<string, unknown>) => void

/** One insert a table: the declared columns as they come, the other keys as one JSON text. */
function inserts(sqlite: Database.Database): Map<string, Insert> {
  return new Map(
    syncedTables.map((table) => {
      const columns = Object.entries(table.columns)
      const names = ['id', ...columns.map(([name]) => name), 'rest']
      const statement = sqlite.prepare(
        `INSERT OR REPLACE INTO ${table.local} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      const keys = columns.map(([, column]) => column.key)
      const taken = new Set(['ID', ...keys])
      return [table.wire, (row: Record<string, unknown>) => statement.run(valuesOf(row, keys, taken))]
    }),
  )
}

function valuesOf(row: Record<string, unknown>, keys: readonly string[], taken: ReadonlySet<string>): unknown[] {
  const values: unknown[] = [row.ID]
  for (const key of keys) {
    const value = row[key]
    values.push(
      typeof value === 'boolean' ? Number(value) : typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null),
    )
  }
  const rest: Record<string, unknown> = {}
  for (const key in row) if (!taken.has(key)) rest[key] = row[key]
  values.push(JSON.stringify(rest))
  return values
}

/** Pulls both streams to their end; `group` pages a transaction. Gives the milliseconds. */
export async function rawPull(url: string, { sqlite }: Raw, group: number): Promise<number> {
  const began = performance.now()
  const insert = inserts(sqlite)
  let pages = 0
  const store = (answer: Answer) => {
    if (!sqlite.inTransaction) sqlite.exec('BEGIN IMMEDIATE')
    for (const row of answer.data) insert.get(row.tableName)!(row.recordData)
    if (++pages % group !== 0) return
    sqlite.exec('COMMIT')
    // Without them the floor would leave the copying into the database to its close, which nobody measures.
    if (walBytes(sqlite.name) > walLimitBytes) sqlite.pragma('wal_checkpoint(PASSIVE)')
  }
  for (let cursor = 0; ;) {
    const page = await call(`${url}/sync/v5/central_records?cursor=${cursor}&limit=500`)
    if (page.data.length === 0) break
    store(page)
    cursor = page.data.at(-1)!.ID!
  }
  for (;;) {
    const page = await call(`${url}/sync/v5/queued_records?limit=500`)
    if (page.data.length === 0) break
    store(page)
    if (sqlite.inTransaction) sqlite.exec('COMMIT')
    await call(`${url}/sync/v5/acknowledged_records`, 'POST', JSON.stringify({ syncIDs: page.data.map((row) => row.syncOutId) }))
  }
  if (sqlite.inTransaction) sqlite.exec('COMMIT')
  return performance.now() - began
}
