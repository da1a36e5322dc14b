import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import type { LocalName } from '../../../src-main/tables/registry.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { makeDb } from '../../support/make-db.ts'

const day = (n: number): string => `2026-03-0${n}T08:00:00.000Z`

function change(db: Db, tableName: LocalName, recordId: string, documentId: string, at = day(1)): void {
  write(db, { kind: 'local', userId: null, at }, (tx) =>
    appendChange(tx, { tableName, recordId, action: 'upsert', documentId, storeId: null }),
  )
}

describe('4-1: how much waits for the line', () => {
  test('a document with its lines and batches is one; a record that changed twice is one', () => {
    const db = makeDb()
    change(db, 'invoice', 'doc', 'doc', day(2))
    change(db, 'invoice', 'doc', 'doc', day(3))
    change(db, 'invoice_line', 'line', 'doc', day(4))
    change(db, 'stock_line', 'batch', 'doc', day(4))
    expect(countWaiting(db, 0)).toEqual({ documents: 1, records: 3, oldestAt: day(2) })
  })

  test('4-1: a stocktake with its lines is a document too', () => {
    const db = makeDb()
    change(db, 'stocktake', 'count', 'count')
    change(db, 'stocktake_line', 'line', 'count')
    expect(countWaiting(db, 0)).toMatchObject({ documents: 1, records: 2 })
  })

  test('what waits for central’s word is counted beside what waits for the line', () => {
    const db = makeDb()
    for (const id of ['a', 'b', 'c']) change(db, 'invoice', id, id)
    const both = () => [countWaiting(db, 1).records, countWaiting(db, 2).records]
    expect(both()).toEqual([2, 1])
    change(db, 'invoice', 'd', 'd')
    expect(both()).toEqual([3, 2])
  })

  test('a batch that changed alone is a record and no document', () => {
    const db = makeDb()
    change(db, 'stock_line', 'batch', 'batch')
    expect(countWaiting(db, 0)).toEqual({ documents: 0, records: 1, oldestAt: day(1) })
  })

  test('follows every new entry, and starts anew where central has taken some or gives some back', () => {
    const db = makeDb()
    const records = (accepted: number): number => countWaiting(db, accepted).records
    expect(countWaiting(db, 0)).toEqual({ documents: 0, records: 0, oldestAt: null })
    change(db, 'invoice', 'a', 'a')
    expect(records(0)).toBe(1)
    change(db, 'invoice', 'b', 'b')
    change(db, 'invoice', 'a', 'a')
    expect([records(0), records(2), records(3), records(1), records(0)]).toEqual([2, 1, 0, 2, 2])
    expect(countWaiting(db, 3)).toEqual({ documents: 0, records: 0, oldestAt: null })
  })

  test('entries that are undone are not counted, nor missed when their cursors are given again', () => {
    const db = makeDb()
    const undone = () =>
      write(db, { kind: 'local', userId: null, at: day(1) }, (tx) => {
        appendChange(tx, { tableName: 'invoice', recordId: 'a', action: 'upsert', documentId: 'a', storeId: null })
        expect(countWaiting(tx, 0).records).toBe(1)
        throw new Error('undone')
      })
    expect(countWaiting(db, 0).records).toBe(0)
    expect(undone).toThrow('undone')
    expect(countWaiting(db, 0).records).toBe(0)
    change(db, 'invoice', 'b', 'b')
    expect(countWaiting(db, 0).records).toBe(1)
  })
})
