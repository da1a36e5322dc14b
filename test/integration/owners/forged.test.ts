/**
 * F-010, F-033, F-108: a page that forges its calls. It names documents and stores that are not its own to write, through
 * the router and, past it, straight to the services; each is refused with its reason, and no row of any table is another one.
 */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { write } from '../../../src-main/db/write.ts'
import { WriteRefused } from '../../../src-main/repositories/ownership.ts'
import { removeRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import type { StoreContext } from '../../../src-main/services/context.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { createUser } from '../../../src-main/services/users.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'
import { byUser } from '../../support/make-db.ts'
import { allNumbers, allRows, loginStub, nurse, openClinic } from '../../support/people.ts'

/** Stores beside the open one, by what they are to this site, with the reason why nothing may be written there. */
const others = {
  'store-c': null,
  'store-b': 'store_not_active',
  coming: 'store_preparing',
  gone: 'store_left',
  copy: 'store_collector',
  mailbox: 'store_transfer',
} as const
type Other = keyof typeof others
const shut = (Object.keys(others) as Other[]).filter((id) => others[id] !== null)

function fill(clinic: Clinic): void {
  const { add, db } = clinic
  add.store('store-c')
  add.store('coming')
  add.store('gone', { sync_id_remote_site: 99 })
  add.store('copy', { sync_id_remote_site: 99, sync_type: 'collector' })
  add.store('mailbox', { sync_id_remote_site: 99, sync_type: 'Transfer' })
  db.sqlite.exec("INSERT INTO store_stay (store_id, state, since) VALUES ('coming', 'preparing', ''), ('gone', 'left', '')")
  add.batch('a', 10)
  for (const id of ['store-a', ...Object.keys(others)]) {
    add.batch(`batch of ${id}`, 10, { store_ID: id })
    add.invoice(`doc of ${id}`, { store_ID: id })
    add.line(`line of ${id}`, `doc of ${id}`, { item_line_ID: `batch of ${id}` })
  }
}

const open = () =>
  openClinic(fill, loginStub(Object.fromEntries(['store-a', 'store-b', 'coming', 'gone', 'copy', 'mailbox'].map((id) => [id, allNumbers]))))
const naming = (Object.keys(operations) as OperationName[]).filter((name) => name.startsWith('invoice.') && name !== 'invoice.create')
const input = (name: OperationName, id: string) => {
  const version = 0
  const more: Partial<Record<OperationName, object>> = {
    'invoice.get': { id },
    'invoice.allocation': { id, itemId: 'amox', units: 1 },
    'invoice.edit': { id, version, comment: 'forged' },
    'invoice.setItem': { id, version, itemId: 'amox', units: 10 },
    'invoice.setBatch': { id, version, stockLineId: 'a', packs: 1 },
  }
  return more[name] ?? { id, version }
}

describe('through the router', () => {
  test('every operation that names a document of another store does not find it, whatever that store is here', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const before = allRows(clinic.sqlite)
    for (const store of Object.keys(others))
      for (const name of naming) {
        const answer = await clinic.app.invoke(name, input(name, `doc of ${store}`), 'page')
        expect({ [`${name} ${store}`]: answer }).toMatchObject({
          [`${name} ${store}`]: { error: { code: 'not_found', reason: 'document_gone' } },
        })
      }
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('a batch of another store is not taken, not into a document of the open one either', async () => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const before = allRows(clinic.sqlite)
    for (const store of Object.keys(others)) {
      const stolen = { id: 'doc of store-a', version: 0, stockLineId: `batch of ${store}`, packs: 1 }
      expect(await clinic.client['invoice.setBatch'](stolen)).toMatchObject({ error: { code: 'not_found', reason: 'batch_gone' } })
    }
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test.each([
    ['store-b', 'store_elsewhere'],
    ['coming', 'store_preparing'],
    ['gone', 'store_left'],
    ['mailbox', 'store_transfer'],
    ['store-c', 'store_not_yours'],
    ['nowhere', 'store_not_yours'],
  ])('opening %s is refused as %s, though central lets the user in', async (storeId, reason) => {
    const clinic = await open()
    valueOf(await clinic.client['session.signIn'](nurse))
    const before = allRows(clinic.sqlite)
    expect(await clinic.client['stores.open']({ storeId })).toMatchObject({ error: { code: 'forbidden', reason } })
    expect(allRows(clinic.sqlite)).toEqual(before)
  })

  test('F-225: a store that has left meanwhile: the very next call is refused, and nobody stays in it', async () => {
    const clinic = await open()
    for (const name of naming) {
      clinic.sqlite.exec("UPDATE store SET site_number = 12 WHERE id = 'store-a'; DELETE FROM store_stay WHERE store_id = 'store-a'")
      valueOf(await clinic.client['session.signIn'](nurse))
      clinic.sqlite.exec(
        "UPDATE store SET site_number = 99 WHERE id = 'store-a'; INSERT INTO store_stay (store_id, state, since) VALUES ('store-a', 'left', '')",
      )
      const answer = await clinic.app.invoke(name, input(name, 'doc of store-a'), 'page')
      expect({ [name]: answer }).toMatchObject({ [name]: { error: { code: 'forbidden', reason: 'store_left' } } })
      expect(valueOf(await clinic.client['session.state']({})).storeId).toBe(null)
    }
  })
})

describe('past the router', () => {
  const deeds: Readonly<Record<string, (context: StoreContext) => Result<unknown>>> = {
    createInvoice: (context) => createInvoice(context, { id: randomUUID(), nameId: 'ward' }),
    editInvoice: (context) => editInvoice(context, { id: `doc of ${context.storeId}`, version: 0, comment: 'forged' }),
    setItem: (context) => setItem(context, { id: `doc of ${context.storeId}`, version: 0, itemId: 'amox', units: 10 }),
    setBatch: (context) =>
      setBatch(context, { id: `doc of ${context.storeId}`, version: 0, stockLineId: `batch of ${context.storeId}`, packs: 1 }),
    finaliseInvoice: (context) => finaliseInvoice(context, { id: `doc of ${context.storeId}`, version: 0 }),
    removeInvoice: (context) => removeInvoice(context, { id: `doc of ${context.storeId}`, version: 0 }),
    createUser: (context) => createUser(context, { id: randomUUID(), username: 'forged', firstName: '', lastName: '', jobTitle: '' }),
  }

  test.each(shut)('every deed in %s is refused with its reason, and nothing is changed', (storeId) => {
    const clinic = makeClinic()
    fill(clinic)
    const before = allRows(clinic.db.sqlite)
    for (const [name, deed] of Object.entries(deeds)) {
      const answer = deed({ ...clinic.context, storeId })
      expect({ [name]: answer }).toMatchObject({ [name]: { ok: false, error: { reason: others[storeId] } } })
    }
    expect(allRows(clinic.db.sqlite)).toEqual(before)
    expect(clinic.told).toEqual([])
  })

  test('the repository itself lets no row of such a store through, nor a lie about whose it is', () => {
    const clinic = makeClinic()
    fill(clinic)
    const before = allRows(clinic.db.sqlite)
    const refused = (deed: (tx: Parameters<Parameters<typeof write>[2]>[0]) => void): string | null => {
      try {
        write(clinic.db, byUser, deed)
        return null
      } catch (error) {
        if (error instanceof WriteRefused) return reasonOf(error.result)
        throw error
      }
    }
    const ours = { documentId: 'x', storeId: 'store-a' }
    for (const store of shut) {
      const reason = others[store]
      expect(refused((tx) => saveRow(tx, 'invoice', { id: `doc of ${store}`, comment: 'forged' }, ours))).toBe(reason)
      expect(refused((tx) => saveRow(tx, 'invoice_line', { id: `line of ${store}`, packs: 99 }, ours))).toBe(reason)
      expect(refused((tx) => saveRow(tx, 'stock_line', { id: `batch of ${store}`, total: 99 }, ours))).toBe(reason)
      expect(refused((tx) => saveRow(tx, 'invoice', { id: 'doc of store-a', store_id: store }, ours))).toBe(reason)
      expect(refused((tx) => removeRow(tx, 'invoice', `doc of ${store}`, ours))).toBe(reason)
      expect(refused((tx) => removeRow(tx, 'invoice_line', `line of ${store}`, ours))).toBe(reason)
    }
    expect(refused((tx) => saveRow(tx, 'item', { id: 'amox', name: 'forged' }, ours))).toBe('not_editable_here')
    expect(refused((tx) => saveRow(tx, 'store', { id: 'gone', site_number: 12 }, ours))).toBe('not_editable_here')
    expect(allRows(clinic.db.sqlite)).toEqual(before)
  })
})
