/**
 * Kysely builds and types a query, better-sqlite3 runs it synchronously. Statements are prepared once a connection
 * and cached by their text. Building costs about twenty times the running: what runs often is built once with `prepared`.
 */
import assert from 'node:assert'
import type { Database, Statement } from 'better-sqlite3'
import type { Compilable, CompiledQuery } from 'kysely'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { classified } from './faults.ts'
import type { ReadDb } from './open.ts'
import type { Schema } from './schema.ts'
import type { Tx } from './write.ts'

/** The cold builder: it knows the schema and no database. */
export const k = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

type Params = Readonly<Record<string, unknown>>
type Built<R> = { readonly sql: string; readonly parameters: readonly unknown[]; readonly result?: R }
/** A query that is built once and run with other values each time. */
export type Prepared<P extends Params, R> = { readonly built: () => Built<R>; readonly params?: P }

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Names its values: `prepared((p: { id: string }) => k.selectFrom('item').selectAll().where('id', '=', p.id))`. */
export function prepared<P extends Params, R>(build: (p: P) => Compilable<R>): Prepared<P, R> {
  let query: CompiledQuery<R> | undefined
  const names = new Proxy({} as P, { get: (_, name) => new Placeholder(String(name)) })
  return { built: () => (query ??= build(names).compile()) }
}

/** All rows of a query. */
export function all<R>(db: ReadDb, query: Compilable<R>): R[]
export function all<P extends Params, R>(db: ReadDb, query: Prepared<P, R>, params: P): R[]
export function all<R>(db: ReadDb, query: Compilable<R> | Prepared<Params, R>, params?: Params): R[] {
  const { sql, values } = bound(query, params)
  return faulting(() => statement(db, sql).all(values) as R[])
}

/** The first row of a query, or undefined. */
export function one<R>(db: ReadDb, query: Compilable<R>): R | undefined
export function one<P extends Params, R>(db: ReadDb, query: Prepared<P, R>, params: P): R | undefined
export function one<R>(db: ReadDb, query: Compilable<R> | Prepared<Params, R>, params?: Params): R | undefined {
  const { sql, values } = bound(query, params)
  return faulting(() => statement(db, sql).get(values) as R | undefined)
}

/** Runs a writing query and gives the number of rows that it changed. */
export function run(tx: Tx, query: Compilable): number
export function run<P extends Params>(tx: Tx, query: Prepared<P, unknown>, params: P): number
export function run(tx: Tx, query: Compilable | Prepared<Params, unknown>, params?: Params): number {
  assert(tx.sqlite.inTransaction, 'the transaction is over')
  const { sql, values } = bound(query, params)
  return faulting(() => statement(tx, sql).run(values).changes)
}

function bound(query: Compilable | Prepared<Params, unknown>, params?: Params): { sql: string; values: unknown[] } {
  const { sql, parameters } = 'built' in query ? query.built() : query.compile()
  const values = parameters.map((value) => (value instanceof Placeholder ? params?.[value.name] : value))
  return { sql, values }
}

const statements = new WeakMap<Database, Map<string, Statement>>()
const cachedStatements = 500

/** The prepared statement of a text on this connection, from the cache. */
export function statement(db: ReadDb, sql: string): Statement {
  let cache = statements.get(db.sqlite)
  if (cache === undefined) statements.set(db.sqlite, (cache = new Map()))
  let found = cache.get(sql)
  if (found === undefined) {
    if (cache.size >= cachedStatements) cache.clear()
    cache.set(sql, (found = db.sqlite.prepare(sql)))
  }
  return found
}

function faulting<T>(fn: () => T): T {
  try {
    return fn()
  } catch (error) {
    throw classified(error)
  }
}
