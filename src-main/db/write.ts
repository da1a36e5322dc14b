/**
 * The one door for writes. `BEGIN IMMEDIATE` takes the write lock at once: a transaction that reads first and writes
 * later would fail beside the worker with SQLITE_BUSY_SNAPSHOT, whatever the time-out.
 */
import assert from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { classified } from './faults.ts'
import type { Db, ReadDb } from './open.ts'

export type { Db, ReadDb } from './open.ts'

/** Who writes: a person here (or a rule on their behalf), or rows that came from central. `at` is an ISO time. */
export type Origin =
  | { readonly kind: 'local'; readonly userId: string | null; readonly at: string }
  | { readonly kind: 'sync'; readonly at: string }

declare const transaction: unique symbol
/** An open transaction. Every writing function takes it first, so a write outside of one does not type-check. */
export type Tx = ReadDb & { readonly origin: Origin; readonly transactionId: string; readonly [transaction]: true }

type Callbacks = (() => void)[]
const openTransactions = new WeakMap<Database, { readonly tx: Tx; readonly callbacks: Callbacks }>()

/**
 * Runs `fn` in one durable transaction and gives what it returns; an error undoes everything. Not for promises: a
 * transaction that waits for the network would hold the lock. Throws StorageFault or DatabaseBusy for the disk's part.
 */
export function write<T>(db: Db, origin: Origin, fn: (tx: Tx) => T): T {
  const { sqlite } = db
  assert(!sqlite.inTransaction, 'write() must not be used inside write(): pass the Tx on')
  const tx = { sqlite, path: db.path, origin, transactionId: randomUUID() } as Tx
  const callbacks: Callbacks = []
  const result = inTransaction(sqlite, () => {
    openTransactions.set(sqlite, { tx, callbacks })
    const value = fn(tx)
    assert(!isPromise(value), 'a transaction must not return a promise')
    return value
  })
  runAll(callbacks)
  return result
}

/** Runs `callback` once the transaction is on disk; never where it is undone. */
export function afterCommit(tx: Tx, callback: () => void): void {
  const open = openTransactions.get(tx.sqlite)
  assert(open?.tx === tx, 'the transaction is over')
  open.callbacks.push(callback)
}

/** The transaction that is open on this connection, for the journal's audit. */
export const currentTransaction = (sqlite: Database): Tx | null => openTransactions.get(sqlite)?.tx ?? null

function inTransaction<T>(sqlite: Database, fn: () => T): T {
  try {
    sqlite.exec('BEGIN IMMEDIATE')
    const value = fn()
    sqlite.exec('COMMIT')
    return value
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw classified(error)
  } finally {
    openTransactions.delete(sqlite)
  }
}

const isPromise = (value: unknown): boolean => typeof (value as { then?: unknown } | null | undefined)?.then === 'function'

/** The rows are saved: a listener that fails must not make the caller believe the opposite. */
function runAll(callbacks: Callbacks): void {
  for (const callback of callbacks) {
    try {
      callback()
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : new Error(String(error)))
    }
  }
}
