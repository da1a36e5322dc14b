import { expect, test } from 'vitest'
import { nextStates } from '../../../src-main/contract/life-cycle.ts'
import { createInvoiceStore } from '../../../src-renderer/stores/invoice.ts'
import { rightsOf } from '../../../src-renderer/stores/document-calls.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'

const id = '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c12'

test('U-04: each kind of document is made and edited by operations of its own, with rights of its own', async () => {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  expect(await store.getState().create(id, 'name-med', 'inbound_shipment')).toBeNull()
  await store.getState().edit('comment', 'two boxes wet', '')
  await store.getState().remove()
  expect(fake.calls.map(({ name }) => name)).toEqual(['inbound.create', 'inbound.edit', 'inbound.remove'])
  expect(rightsOf('inbound_shipment').edit).toBe('editSupplierInvoices')
  expect(rightsOf('supplier_return').edit).toBe('returnToSuppliers')
  expect(rightsOf('customer_return').create).toBe('returnFromCustomers')
  expect(rightsOf('outbound_shipment').edit).toBe('editCustomerInvoices')
})

test('5J: a supplier return takes batches by its own operations, and remembers what it returns', async () => {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  expect(await store.getState().create(id, 'name-med', 'supplier_return', 'came')).toBeNull()
  expect(await store.getState().setUnits('item-amx250', 350)).toBe(true)
  expect(fake.calls).toMatchObject([
    { name: 'supplierReturn.create', input: { id, nameId: 'name-med', originalId: 'came' } },
    { name: 'supplierReturn.setItem' },
  ])
})

test('nothing is allocated for what comes in: its page does not ask', async () => {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  await store.getState().create(id, 'name-med', 'inbound_shipment')
  await store.getState().openItem('item-amx250')
  expect(fake.calls.map(({ name }) => name)).toEqual(['inbound.create'])
})

test('8: a change of a line waits its turn, and shows both values where somebody else said otherwise', async () => {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  await store.getState().create(id, 'name-med', 'inbound_shipment')
  const lineId = '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c13'
  const say = (packs: number) =>
    store.getState().make({
      target: `line:${lineId}:packs`,
      mine: packs,
      read: (invoice) => invoice.lines.find((line) => line.id === lineId)?.packs ?? '',
      send: (document, version) => fake.client['inbound.setLine']({ id: document, version, lineId, itemId: 'item-amx250', packs }),
    })
  expect(await Promise.all([say(3), say(4)])).toEqual([true, true])
  const line = fake.invoice(id)?.lines[0]
  expect(line?.packs).toBe(4)
  fake.alter(id, { lines: line === undefined ? [] : [{ ...line, packs: 9 }] })
  expect(await say(5)).toBe(false)
  expect(store.getState().conflict).toEqual({ target: `line:${lineId}:packs`, mine: 5, theirs: 9 })
})

test('5A: the states that may be chosen: any later one of this side, none while the supplier is still at it', () => {
  expect(nextStates('inbound_shipment', 'new')).toEqual(['delivered', 'received', 'verified'])
  expect(nextStates('inbound_shipment', 'shipped')).toEqual(['delivered', 'received', 'verified'])
  expect(nextStates('inbound_shipment', 'picked')).toEqual([])
  expect(nextStates('supplier_return', 'new')).toEqual(['picked', 'shipped'])
  expect(nextStates('customer_return', 'shipped')).toEqual(['received', 'verified'])
  expect(nextStates('outbound_shipment', 'allocated')).toEqual(['picked', 'shipped'])
  expect(nextStates('prescription', 'cancelled')).toEqual([])
})
