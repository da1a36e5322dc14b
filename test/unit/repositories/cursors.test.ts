import { expect, test } from 'vitest'
import { centralCursor, journalCursor, moveCentralCursor, moveJournalCursor } from '../../../src-main/repositories/cursors.ts'
import { fromCentral, makeDb } from '../../support/make-db.ts'

test('F-113: a cursor begins at 0, moves forward and never back', () => {
  const db = makeDb()
  expect([journalCursor(db, 'accepted'), journalCursor(db, 'confirmed'), centralCursor(db)]).toEqual([0, 0, 0n])
  fromCentral(db, (tx) => moveJournalCursor(tx, 'accepted', 7))
  fromCentral(db, (tx) => moveJournalCursor(tx, 'accepted', 7))
  expect([journalCursor(db, 'accepted'), journalCursor(db, 'confirmed')]).toEqual([7, 0])
  expect(() => fromCentral(db, (tx) => moveJournalCursor(tx, 'accepted', 6))).toThrow(/accepted would go back to 6/)
  expect(journalCursor(db, 'accepted')).toBe(7)
})

test.each([2n ** 53n + 1n, 2n ** 63n - 1n])('F-114: the serial %i is kept exactly', (serial) => {
  const db = makeDb()
  fromCentral(db, (tx) => moveCentralCursor(tx, serial))
  expect(centralCursor(db)).toBe(serial)
  expect(() => fromCentral(db, (tx) => moveCentralCursor(tx, serial - 1n))).toThrow(/go back/)
})
