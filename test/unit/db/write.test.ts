import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { DatabaseBusy, StorageFault } from '../../../src-main/db/faults.ts'
import { openDatabase } from '../../../src-main/db/open.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { all, k, run } from '../../../src-main/db/query.ts'
import type { Tx } from '../../../src-main/db/write.ts'
import { afterCommit, currentTransaction, write } from '../../../src-main/db/write.ts'
import { byUser, bySync, locally, makeDb } from '../../support/make-db.ts'

const add = (tx: Tx, key: string): number => run(tx, k.insertInto('setting').values({ key, value: '1' }))
const keysOf = (db: Db): string[] => all(db, k.selectFrom('setting').select('key').orderBy('key')).map((row) => row.key)

function second(db: Db, timeoutMs = 1): Db {
  const other = openDatabase(db.path, { role: 'worker', timeoutMs })
  onTestFinished(() => other.close())
  return other
}

describe('write()', () => {
  test('gives what the function returns; the rows are there for another connection', () => {
    const db = makeDb()
    expect(locally(db, (tx) => add(tx, 'a'))).toBe(1)
    expect(keysOf(second(db))).toEqual(['a'])
  })

  test('F-250: an error undoes everything and is the same error', () => {
    const db = makeDb()
    const fault = new Error('half way')
    expect(() =>
      locally(db, (tx) => {
        add(tx, 'a')
        throw fault
      }),
    ).toThrow(fault)
    expect(keysOf(db)).toEqual([])
    expect(db.sqlite.inTransaction).toBe(false)
  })

  test('every transaction has an id of its own and knows who writes', () => {
    const db = makeDb()
    const seen = [byUser, bySync].map((origin) => write(db, origin, (tx) => ({ id: tx.transactionId, origin: tx.origin })))
    expect(seen.map((one) => one.origin)).toEqual([byUser, bySync])
    expect(seen[0]?.id).not.toBe(seen[1]?.id)
  })

  test('a promise is refused and nothing of it stays', () => {
    const db = makeDb()
    expect(() => locally(db, async (tx) => add(tx, 'a'))).toThrow(/promise/)
    expect(keysOf(db)).toEqual([])
  })

  test('a write inside a write is a bug, and the outer one is undone', () => {
    const db = makeDb()
    expect(() =>
      locally(db, (tx) => {
        add(tx, 'a')
        locally(db, (inner) => add(inner, 'b'))
      }),
    ).toThrow(/inside write/)
    expect(keysOf(db)).toEqual([])
    expect(locally(db, (tx) => add(tx, 'c'))).toBe(1)
  })

  test('a Tx that was kept cannot be used later', () => {
    const db = makeDb()
    const kept = locally(db, (tx) => tx)
    expect(() => add(kept, 'a')).toThrow(/over/)
    expect(() => afterCommit(kept, () => {})).toThrow(/over/)
    expect(currentTransaction(db.sqlite)).toBeNull()
  })

  test('takes the write lock at once: a reader that turns writer never meets a stale snapshot', () => {
    const db = makeDb()
    const other = second(db)
    locally(db, (tx) => {
      expect(() => locally(other, () => null)).toThrow(DatabaseBusy)
      add(tx, 'a')
    })
    expect(locally(other, (tx) => add(tx, 'b'))).toBe(1)
  })

  test('a full disk is a fault with its cause; what was saved before stands', () => {
    const db = makeDb()
    locally(db, (tx) => add(tx, 'before'))
    db.sqlite.pragma(`max_page_count = ${String(db.sqlite.pragma('page_count', { simple: true }))}`)
    const fill = () => locally(db, (tx) => run(tx, k.insertInto('setting').values({ key: 'big', value: 'x'.repeat(1_000_000) })))
    expect(fill).toThrow(expect.objectContaining({ code: 'disk_full' }))
    expect(fill).toThrow(StorageFault)
    expect(keysOf(db)).toEqual(['before'])
  })
})

describe('afterCommit', () => {
  test('runs in order once the rows are on disk', () => {
    const db = makeDb()
    const other = second(db)
    const seen: unknown[] = []
    locally(db, (tx) => {
      afterCommit(tx, () => seen.push(keysOf(other)))
      afterCommit(tx, () => seen.push(locally(db, (next) => add(next, 'b'))))
      add(tx, 'a')
      expect(seen).toEqual([])
    })
    expect(seen).toEqual([['a'], 1])
  })

  test('does not run where the transaction is undone', () => {
    const db = makeDb()
    const callback = vi.fn()
    const undone = () =>
      locally(db, (tx) => {
        afterCommit(tx, callback)
        throw new Error('no')
      })
    expect(undone).toThrow('no')
    locally(db, () => null)
    expect(callback).not.toHaveBeenCalled()
  })

  test('a listener that fails does not turn a saved write into a failed one, nor stop the next listener', () => {
    const db = makeDb()
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    onTestFinished(() => warned.mockRestore())
    const next = vi.fn()
    const value = locally(db, (tx) => {
      afterCommit(tx, () => {
        throw new Error('listener')
      })
      afterCommit(tx, next)
      return add(tx, 'a')
    })
    expect([value, keysOf(db)]).toEqual([1, ['a']])
    expect(next).toHaveBeenCalledOnce()
    expect(warned).toHaveBeenCalledOnce()
  })
})
