import { describe, expect, test } from 'vitest'
import { all, k, one, prepared, run, statement } from '../../../src-main/db/query.ts'
import { locally, makeDb } from '../../support/make-db.ts'

const byKey = prepared((p: { key: string; limit: number }) =>
  k.selectFrom('setting').select('value').where('key', '=', p.key).limit(p.limit),
)

describe('queries', () => {
  test('a built query and one built once give the same', () => {
    const db = makeDb()
    locally(db, (tx) =>
      expect(
        run(
          tx,
          k.insertInto('setting').values([
            { key: 'a', value: '1' },
            { key: 'b', value: '2' },
          ]),
        ),
      ).toBe(2),
    )
    expect(all(db, k.selectFrom('setting').selectAll().orderBy('key'))).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ])
    expect(one(db, byKey, { key: 'b', limit: 1 })).toEqual({ value: '2' })
    expect(one(db, byKey, { key: 'a', limit: 1 })).toEqual({ value: '1' })
    expect(one(db, byKey, { key: 'c', limit: 1 })).toBeUndefined()
  })

  test('a statement is prepared once a connection', () => {
    const [db, other] = [makeDb(), makeDb()]
    expect(statement(db, 'SELECT 1')).toBe(statement(db, 'SELECT 1'))
    expect(statement(db, 'SELECT 1')).not.toBe(statement(other, 'SELECT 1'))
  })

  test('many different texts do not pile up', () => {
    const db = makeDb()
    const first = statement(db, 'SELECT 0')
    for (let n = 1; n <= 600; n += 1) statement(db, `SELECT ${n}`)
    expect(statement(db, 'SELECT 0')).not.toBe(first)
  })

  test('damage that a read meets is a fault of the storage', () => {
    const db = makeDb()
    const damaged = Object.assign(new Error('malformed'), { name: 'SqliteError', code: 'SQLITE_CORRUPT_INDEX' })
    db.sqlite.function('damaged', () => {
      throw damaged
    })
    const query = k.selectNoFrom((e) => e.fn<number>('damaged', []).as('x'))
    expect(() => all(db, query)).toThrow(expect.objectContaining({ name: 'StorageFault', code: 'database_damaged' }))
  })
})
