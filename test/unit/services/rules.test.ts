import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'
import { holdArrival } from '../../../src-main/repositories/held-arrivals.ts'
import { cleanStep } from '../../../src-main/repositories/journal-cleaning.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { journalState } from '../../../src-main/services/journal.ts'
import type { RulesContext } from '../../../src-main/services/rules.ts'
import { changeRule, keepDefaults, rulesState, takeDefaults } from '../../../src-main/services/rules.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { fromCentral, locally, makeDb } from '../../support/make-db.ts'

const now = new Date('2026-06-01T08:00:00.000Z')

function opened(): { db: Db; context: RulesContext; told: () => number } {
  const db = makeDb()
  keepDefaults(db, now)
  let told = 0
  return { db, context: { db, clock: () => now, userId: 'admin', changed: () => (told += 1) }, told: () => told }
}
const rowOf = (db: Db, table: string) => rulesState(db).rows.find((row) => row.table === table)

describe('F-259, F-260: the rules as the page sees them', () => {
  test('a new site goes by the defaults, and nothing differs', () => {
    const { db } = opened()
    expect(rulesState(db)).toMatchObject({ version: 1, newest: 1, difference: [] })
    expect(rowOf(db, 'transact')).toMatchObject({
      local: 'invoice',
      send: true,
      receive: true,
      sendable: true,
      locked: null,
      follows: null,
    })
    expect(rowOf(db, 'trans_line')).toMatchObject({ follows: 'transact' })
    expect(rowOf(db, 'unit')).toMatchObject({ sendable: false, locked: 'needed' })
    expect(rowOf(db, 'adverse_drug_reaction')).toMatchObject({ send: false, receive: false, locked: 'local' })
  })

  test('locked rules, rules of lines and tables that nobody knows are refused; nothing is told', () => {
    const { db, context, told } = opened()
    const off = { send: false, receive: false }
    expect(reasonOf(changeRule(context, { table: 'store', ...off }))).toBe('rule_locked')
    expect(reasonOf(changeRule(context, { table: 'adverse_drug_reaction', send: true, receive: true }))).toBe('rule_locked')
    expect(reasonOf(changeRule(context, { table: 'trans_line', ...off }))).toBe('rule_follows')
    expect(reasonOf(changeRule(context, { table: 'nowhere', ...off }))).toBe('rule_unknown')
    expect([told(), rulesState(db).difference]).toEqual([0, []])
  })

  test('a change shows what it keeps here, differs from the defaults, and goes back with them', () => {
    const { db, context, told } = opened()
    valueOf(changeRule(context, { table: 'transact', send: false, receive: false }))
    locally(db, (tx) => appendChange(tx, { tableName: 'invoice_line', recordId: 'L', action: 'upsert', documentId: 'D', storeId: 'S' }))
    fromCentral(db, (tx) => holdArrival(tx, { table: 'transact', id: 'D', kind: 'upsert', data: '{}' }))
    expect([rowOf(db, 'transact'), rowOf(db, 'trans_line')]).toMatchObject([
      { isDefault: false, heldBack: 0, heldAside: 1 },
      { isDefault: false, heldBack: 1, heldAside: 0 },
    ])
    expect(rulesState(db).difference).toEqual([
      { table: 'transact', local: 'invoice', from: { send: false, receive: false }, to: { send: true, receive: true } },
    ])
    expect(reasonOf(takeDefaults(context, 2))).toBe('defaults_changed')
    expect(valueOf(takeDefaults(context, 1)).difference).toEqual([])
    expect([rowOf(db, 'trans_line')?.heldBack, told()]).toEqual([0, 2])
  })

  test('tables that came without a declaration can be left out too', () => {
    const { db, context } = opened()
    fromCentral(db, (tx) => holdArrival(tx, { table: 'of_tomorrow', id: 'X', kind: 'upsert', data: '{}' }))
    expect(
      valueOf(changeRule(context, { table: 'of_tomorrow', send: true, receive: false })).rows.find((row) => row.table === 'of_tomorrow'),
    ).toMatchObject({
      local: 'of_tomorrow',
      sendable: false,
      receive: false,
      heldAside: 1,
    })
  })
})

test('F-257: the journal says what it holds, when it was cleaned and when it will be', () => {
  const db = makeDb()
  const state = () => journalState(db, now)
  expect(state()).toMatchObject({ entries: 0, oldestAt: null, runs: 0, last: null, isCleaning: false, nextAt: null, keepDays: 28 })
  write(db, { kind: 'local', userId: null, at: '2026-05-30T08:00:00.000Z' }, (tx) => {
    appendChange(tx, { tableName: 'invoice', recordId: 'D', action: 'upsert', documentId: 'D', storeId: 'S' })
    setSetting(tx, 'initialised_at', '2026-05-01T08:00:00.000Z')
  })
  expect(state()).toMatchObject({ entries: 1, oldestAt: '2026-05-30T08:00:00.000Z', nextAt: null })
  cleanStep(db, now.getTime())
  expect(state()).toMatchObject({ last: { at: now.toISOString(), entries: 0, runs: 0 }, nextAt: '2026-06-08T08:00:00.000Z' })
})
