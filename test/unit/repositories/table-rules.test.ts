import { describe, expect, test } from 'vitest'
import type { RuleDefaults } from '../../../src-main/contract/rules.ts'
import type { Db } from '../../../src-main/db/open.ts'
import * as journal from '../../../src-main/repositories/change-log.ts'
import { journalCursor, moveJournalCursor } from '../../../src-main/repositories/cursors.ts'
import { readSyncCounts } from '../../../src-main/repositories/sync-counts.ts'
import * as rules from '../../../src-main/repositories/table-rules.ts'
import { ruleDefaults } from '../../../src-main/tables/rule-defaults.ts'
import { fromCentral, locally, makeDb } from '../../support/make-db.ts'

const off = { send: false, receive: false }
const on = { send: true, receive: true }
const unsent = { send: false, receive: true }

const append = (db: Db, tableName: journal.NewChange['tableName'], recordId: string, action: journal.ChangeAction = 'upsert'): void =>
  locally(db, (tx) => journal.appendChange(tx, { tableName, recordId, action, documentId: `of ${recordId}`, storeId: 'S' }))
const accept = (db: Db, upTo: number): void => fromCentral(db, (tx) => moveJournalCursor(tx, 'accepted', upTo))
const confirm = (db: Db, upTo: number): void =>
  fromCentral(db, (tx) => {
    moveJournalCursor(tx, 'accepted', upTo)
    moveJournalCursor(tx, 'confirmed', upTo)
  })
const set = (db: Db, wire: string, to: typeof on): number => locally(db, (tx) => rules.setRule(tx, wire, to))
const pending = (db: Db): string[] =>
  journal
    .pendingAfter(db, journalCursor(db, 'accepted'), journal.lastCursor(db))
    .map((one) => `${one.tableName} ${one.recordId} ${one.action}`)

describe('F-260: the defaults', () => {
  test('tables that they do not name go both ways; local ones go neither way and the needed ones always do, whatever is stored', () => {
    const db = makeDb()
    expect([rules.readRules(db).rule('transact'), rules.readRules(db).rule('a table of tomorrow')]).toEqual([on, on])
    locally(db, (tx) => {
      rules.setRule(tx, 'adverse_drug_reaction', on)
      rules.setRule(tx, 'store', off)
    })
    expect([rules.readRules(db).rule('adverse_drug_reaction'), rules.readRules(db).rule('store')]).toEqual([off, on])
  })

  test('every rule of the file is about one table, and none of them about lines alone', () => {
    const tables = ruleDefaults.rules.map(({ table }) => table)
    expect(new Set(tables).size).toBe(tables.length)
    expect(tables.filter((table) => rules.rootOf(table) !== table)).toEqual([])
  })

  test('lines go with their document', () => {
    const db = makeDb()
    set(db, 'transact', off)
    const now = rules.readRules(db)
    expect([now.sends('trans_line'), now.takes('trans_line'), now.sends('item_line')]).toEqual([false, false, true])
    expect(now.heldTables).toEqual(['invoice', 'invoice_line'])
  })
})

describe('F-259: new defaults reach a site only when somebody applies them', () => {
  const newer: RuleDefaults = {
    version: 2,
    rules: [...ruleDefaults.rules, { table: 'Location', ...unsent, locked: null }, { table: 'message', ...off, locked: null }],
  }

  test('a site that has copied its own keeps them; the difference names exactly what would change', () => {
    const db = makeDb()
    locally(db, (tx) => rules.copyDefaults(tx))
    set(db, 'message', off)
    expect(rules.readRules(db, newer).rule('Location')).toEqual(unsent)
    set(db, 'Location', on)
    expect(rules.differenceTo(db, newer)).toEqual([{ table: 'Location', local: 'location', from: on, to: unsent }])
  })

  test('applying takes the difference over with the version, and what was set by hand goes with it', () => {
    const db = makeDb()
    locally(db, (tx) => rules.copyDefaults(tx))
    set(db, 'item_line', unsent)
    set(db, 'Location', on)
    expect(rules.differenceTo(db, newer).map(({ table }) => table)).toEqual(
      ['item_line', 'Location'].toSorted((a, b) => a.localeCompare(b)),
    )
    locally(db, (tx) => rules.applyDefaults(tx, newer))
    const now = rules.readRules(db, newer)
    expect([now.version, now.rule('item_line'), now.rule('Location')]).toEqual([2, on, unsent])
    expect(rules.differenceTo(db, newer)).toEqual([])
  })

  test('copying is done once', () => {
    const db = makeDb()
    locally(db, (tx) => rules.copyDefaults(tx, newer))
    locally(db, (tx) => rules.copyDefaults(tx))
    expect([rules.readRules(db).version, rules.readRules(db).isCopied]).toEqual([2, true])
  })
})

describe('F-259: what is not sent is kept', () => {
  test('changes of a table that is not sent are counted as held back, not as waiting, and queued when it is sent again', () => {
    const db = makeDb()
    append(db, 'invoice', 'sent')
    confirm(db, 1)
    set(db, 'transact', unsent)
    append(db, 'invoice', 'A')
    append(db, 'invoice', 'A')
    append(db, 'invoice_line', 'gone', 'delete')
    append(db, 'stock_line', 'batch')
    expect(readSyncCounts(db)).toMatchObject({ waitingDocuments: 0, waitingRecords: 1, heldBack: 2 })
    expect(journal.waitingByTable(db, 1, rules.readRules(db).heldTables).map(({ table }) => table)).toEqual(['stock_line'])
    expect(journal.waitingDocuments(db, 1, rules.readRules(db).heldTables)).toEqual([])
    confirm(db, 5)
    expect(set(db, 'transact', on)).toBe(2)
    expect(pending(db)).toEqual(['invoice A upsert', 'invoice_line gone delete'])
    expect(readSyncCounts(db)).toMatchObject({ waitingDocuments: 2, waitingRecords: 2, heldBack: 0 })
  })

  test('also what a push run has left out that is under way while the table is taken in again', () => {
    const db = makeDb()
    set(db, 'transact', unsent)
    append(db, 'invoice', 'A')
    const highWater = journal.lastCursor(db)
    set(db, 'transact', on)
    accept(db, highWater)
    expect(pending(db)).toEqual(['invoice A upsert'])
  })

  test('also what central had accepted and could not integrate: it counts as not sent again', () => {
    const db = makeDb()
    append(db, 'invoice', 'A')
    accept(db, 1)
    set(db, 'transact', unsent)
    confirm(db, 1)
    set(db, 'transact', on)
    expect(pending(db)).toEqual(['invoice A upsert'])
  })

  test('a rule that is set to what it is changes nothing; one that is never sent holds nothing', () => {
    const db = makeDb()
    append(db, 'invoice', 'A')
    confirm(db, 1)
    expect([set(db, 'transact', on), pending(db)]).toEqual([0, []])
    set(db, 'unit', off)
    expect(rules.readRules(db).heldTables).toEqual([])
  })

  test('held back twice, queued once for each record', () => {
    const db = makeDb()
    set(db, 'transact', unsent)
    append(db, 'invoice', 'A')
    set(db, 'transact', off)
    append(db, 'invoice', 'B')
    expect(rules.countAllHeldBack(db, rules.readRules(db))).toBe(2)
    expect(set(db, 'transact', on)).toBe(2)
    expect(pending(db)).toEqual(['invoice A upsert', 'invoice B upsert'])
  })
})
