import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'
import { moveJournalCursor } from '../../../src-main/repositories/cursors.ts'
import { journalExtent } from '../../../src-main/repositories/journal-cleaning.ts'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { createHousekeeping } from '../../../src-main/sync/housekeeping.ts'
import { fromCentral, makeDb } from '../../support/make-db.ts'

const now = Date.parse('2026-06-01T08:00:00.000Z')
const old = '2026-01-01T08:00:00.000Z'

/** A journal of so many old, confirmed entries and one more of today. */
function journalOf(entries: number): Db {
  const db = makeDb()
  fromCentral(db, (tx) => setSetting(tx, 'initialised_at', old))
  const append = (at: string, count: number) =>
    write(db, { kind: 'local', userId: null, at }, (tx) => {
      for (let nth = 0; nth < count; nth += 1)
        appendChange(tx, { tableName: 'invoice', recordId: `${at} ${nth}`, action: 'upsert', documentId: 'D', storeId: 'S' })
    })
  append(old, entries)
  append(new Date(now).toISOString(), 1)
  fromCentral(db, (tx) => {
    moveJournalCursor(tx, 'accepted', entries + 1)
    moveJournalCursor(tx, 'confirmed', entries + 1)
  })
  return db
}

/** Housekeeping whose breaths a test may wait for. */
function keep(db: Db, onBreath: () => void = () => {}) {
  const turns: string[] = []
  const faults: unknown[] = []
  let ended: () => void = () => {}
  const end = new Promise<void>((resolve) => (ended = resolve))
  const housekeeping = createHousekeeping({
    db,
    now: () => now,
    breathe: () => Promise.resolve(onBreath()),
    onTurn: () => {
      turns.push(getSetting(db, 'cleaning') === undefined ? 'end' : 'begin')
      if (getSetting(db, 'cleaning') === undefined) ended()
    },
    onFault: (error) => {
      faults.push(error)
      ended()
    },
  })
  return { housekeeping, turns, faults, end }
}

describe('F-257: housekeeping', () => {
  test('cleans in steps when it is due, tells its begin and its end, and is not due again', async () => {
    const db = journalOf(1200)
    const { housekeeping, turns, end } = keep(db)
    housekeeping.tick()
    housekeeping.tick()
    await end
    expect([journalExtent(db).entries, turns]).toEqual([1, ['begin', 'end']])
    await housekeeping.stop()
    const again = keep(db)
    again.housekeeping.tick()
    await again.housekeeping.stop()
    expect(again.turns).toEqual([])
  })

  test('the end of the program ends it after the present step; the next start goes on', async () => {
    const db = journalOf(1200)
    const first = keep(db, () => void first.housekeeping.stop())
    first.housekeeping.tick()
    await first.housekeeping.stop()
    expect(getSetting(db, 'cleaning')).toMatchObject({ upTo: 500, entries: 500 })
    const second = keep(db)
    second.housekeeping.tick()
    await second.end
    expect([journalExtent(db).entries, getSetting(db, 'last_cleaning')?.entries]).toEqual([1, 1200])
    await second.housekeeping.stop()
  })

  test('a fault is told and the next tick tries again', async () => {
    const db = journalOf(3)
    db.sqlite.exec("CREATE TRIGGER broken BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'broken'); END")
    const { housekeeping, faults, end } = keep(db)
    housekeeping.tick()
    await end
    expect(faults).toHaveLength(1)
    db.sqlite.exec('DROP TRIGGER broken')
    await housekeeping.stop()
    const again = keep(db)
    again.housekeeping.tick()
    await again.end
    expect(journalExtent(db).entries).toBe(1)
  })
})
