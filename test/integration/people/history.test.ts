/** U-34 and protocol-v5.md 4.12: who did what, in the transaction of the deed, shown and sent. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { numberOwnDocuments } from '../../../src-main/sync/store-numbers.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, siteNumber, valueOf } from '../../support/builders.ts'
import { allNumbers, nurse, openClinic } from '../../support/people.ts'

const lines = ({ db }: Clinic) =>
  db.sqlite
    .prepare('SELECT type, user_id, store_id, record_id, datetime, changed_from, changed_to FROM activity_log ORDER BY rowid')
    .all() as {
    type: string
  }[]
const journalOf = ({ db }: Clinic, id: string) =>
  db.sqlite.prepare('SELECT table_name, user_id, transaction_id FROM change_log WHERE document_id = ?').all(id) as {
    table_name: string
    user_id: string | null
    transaction_id: string
  }[]

describe('the life of an invoice', () => {
  test('each deed has its line with user, store, record and time; the document carries its maker', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    const made = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    const ready = valueOf(setItem(clinic.context, { ...made, itemId: 'amox', units: 40 }))
    clinic.at('2026-03-02T09:15:30.000Z')
    valueOf(finaliseInvoice(clinic.context, ready))
    const who = { user_id: 'nurse', store_id: 'store-a', record_id: made.id }
    expect(lines(clinic)).toEqual([
      { ...who, type: 'InvoiceCreated', datetime: '2026-03-01T08:00:00', changed_from: null, changed_to: null },
      { ...who, type: 'InvoiceNumberAllocated', datetime: '2026-03-01T08:00:00', changed_from: null, changed_to: '1' },
      { ...who, type: 'InvoiceStatusShipped', datetime: '2026-03-02T09:15:30', changed_from: 'NEW', changed_to: 'SHIPPED' },
    ])
    expect(readRow(clinic.db, 'invoice', made.id)?.user_id).toBe('nurse')
    const journal = journalOf(clinic, made.id)
    expect(new Set(journal.map((entry) => entry.user_id))).toEqual(new Set(['nurse']))
    const shipping = journal.at(-1)?.transaction_id
    expect(journal.filter((entry) => entry.transaction_id === shipping).map((entry) => entry.table_name)).toEqual([
      'stock_line',
      'invoice',
      'activity_log',
    ])
  })

  test('a removed invoice leaves its history, with its number', () => {
    const clinic = makeClinic()
    const made = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    valueOf(removeInvoice(clinic.context, made))
    expect(lines(clinic).at(-1)).toMatchObject({ type: 'InvoiceDeleted', record_id: made.id, changed_from: '1' })
  })

  test('a refused or failed deed leaves no line', () => {
    const clinic = makeClinic()
    expect(createInvoice(clinic.context, { id: randomUUID(), nameId: 'nobody' }).ok).toBe(false)
    const made = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    expect(finaliseInvoice(clinic.context, made).ok).toBe(false)
    clinic.db.sqlite.exec(
      "CREATE TEMP TRIGGER fails BEFORE INSERT ON main.activity_log BEGIN SELECT RAISE(ABORT, 'the disk went away'); END",
    )
    expect(() => removeInvoice(clinic.context, made)).toThrow(/the disk went away/)
    expect(lines(clinic)).toHaveLength(2)
    expect(readRow(clinic.db, 'invoice', made.id)).toBeDefined()
  })

  test('what a rule does by itself has no user, so no line: central would refuse it', () => {
    const clinic = makeClinic()
    clinic.add.invoice('pending', { invoice_num: -1 })
    expect(numberOwnDocuments(clinic.db, siteNumber, clinic.context.clock().toISOString())).toEqual(['invoice'])
    expect(lines(clinic)).toEqual([])
  })
})

describe('history.ofDocument', () => {
  test('shows names and times, oldest first, of this store alone', async () => {
    const clinic = await openClinic()
    const { client, central, sqlite } = clinic
    central.add('clerk', { 'store-a': allNumbers })
    valueOf(await client['session.signIn'](nurse))
    const made = valueOf(await client['invoice.create']({ id: randomUUID(), nameId: 'ward' }))
    clinic.passes(60_000)
    valueOf(await client['session.signIn']({ username: 'clerk', password: 'clerk-secret' }))
    valueOf(await client['invoice.remove']({ id: made.id, version: made.version }))
    sqlite
      .prepare(
        "INSERT INTO activity_log (id, store_id, type, user_id, record_id, datetime) VALUES ('x', 'store-c', 'InvoiceDeleted', 'nurse', ?, '2026-01-01T00:00:00')",
      )
      .run(made.id)
    const told = valueOf(await client['history.ofDocument']({ id: made.id }))
    expect(told.map(({ at, type, user, changedTo }) => [at, type, user, changedTo])).toEqual([
      ['2026-03-01T08:00:00Z', 'InvoiceCreated', 'Test nurse', ''],
      ['2026-03-01T08:00:00Z', 'InvoiceNumberAllocated', 'Test nurse', '1'],
      ['2026-03-01T08:01:00Z', 'InvoiceDeleted', 'Test clerk', ''],
    ])
  })

  test('signing in is in the log too, with the store that opened', async () => {
    const { client, sqlite } = await openClinic()
    valueOf(await client['session.signIn'](nurse))
    const found = sqlite.prepare("SELECT user_id, store_id, record_id FROM activity_log WHERE type = 'UserLoggedIn'").all()
    expect(found).toEqual([{ user_id: 'nurse', store_id: 'store-a', record_id: 'nurse' }])
    const entry = sqlite.prepare("SELECT user_id, store_id FROM change_log WHERE table_name = 'activity_log'").all()
    expect(entry).toEqual([{ user_id: 'nurse', store_id: 'store-a' }])
  })
})
