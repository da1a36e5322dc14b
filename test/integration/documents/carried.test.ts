/** What goes with goods besides their packs, from batch to line, over to the other store and back (protocol-v5.md 4.5, 4.6). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { write } from '../../../src-main/db/write.ts'
import { cursorOf, documentCursor } from '../../../src-main/repositories/change-log.ts'
import { saveBatch } from '../../../src-main/repositories/stock-lines.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import type { SyncedTable } from '../../../src-main/tables/types.ts'
import { adjustStock } from '../../../src-main/services/adjust-stock.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { createCustomerReturn, setReturned, supplierOfReturn } from '../../../src-main/services/customer-returns.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'
import type { Clinic } from '../../support/builders.ts'

const batch = {
  donor_id: null,
  om_item_variant_id: 'variant',
  vvm_status_id: 'stage 2',
  volume_per_pack: 0.25,
  oms_fields: { campaign_id: 'measles', manufacture_date: '2025-01-01' },
}
const onLine = {
  om_item_variant_id: 'variant',
  vaccine_vial_monitor_status_ID: 'stage 2',
  volume_per_pack: 0.25,
  oms_fields: { campaign_id: 'measles', manufacture_date: '2025-01-01' },
}

const pushed = ({ db }: Clinic, local: 'invoice_line' | 'stock_line', id: string) =>
  compiled(tableByLocal(local) as SyncedTable).encode(readRow(db, local, id) as never, { unknownKeys: false })
const seen = ({ db }: Clinic, id: string) => ({ id, version: documentCursor(db, id) })

function issued(clinic: Clinic) {
  const { id } = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
  const [line] = valueOf(setItem(clinic.context, { ...seen(clinic, id), itemId: 'amox', units: 20 })).lines
  return { id, lineId: line?.id ?? '' }
}

test('4.6: a line that takes of a batch says its variant, its vial monitor, its campaign and its volume', () => {
  const clinic = makeClinic()
  clinic.add.batch('a', 10, batch)
  expect(pushed(clinic, 'invoice_line', issued(clinic).lineId)).toMatchObject(onLine)
})

test('4.6: a line that no batch covers has a volume too, for central asks for one', () => {
  const clinic = makeClinic()
  expect(pushed(clinic, 'invoice_line', issued(clinic).lineId)).toMatchObject({ type: 'placeholder', volume_per_pack: 0 })
})

test('4.5: the batch that a transfer makes has what its line says of the goods, and nothing of its order', () => {
  const clinic = makeClinic()
  clinic.add.customer('depot', { supplier: true })
  clinic.add.invoice('in', { type: 'si', om_type: 'INBOUND_SHIPMENT', name_ID: 'depot', status: 'nw', om_status: 'NEW' })
  const fields = { ...onLine.oms_fields, purchase_order_line_id: 'p', status: 'PASSED' }
  clinic.add.line('l', 'in', {
    ...onLine,
    oms_fields: fields,
    type: 'stock_in',
    item_line_ID: null,
    batch: 'X',
    quantity: 4,
    cost_price: 2,
  })
  valueOf(receiveGoods(clinic.context, { ...seen(clinic, 'in'), to: 'received', liftHold: false }, 'inbound_shipment'))
  const made = readRow(clinic.db, 'invoice_line', 'l')?.stock_line_id ?? ''
  const { donor_id: _, ...ofGoods } = batch
  expect(pushed(clinic, 'stock_line', made)).toMatchObject(ofGoods)
  expect(JSON.parse(readRow(clinic.db, 'stock_line', made)?.oms_fields ?? '')).toEqual(batch.oms_fields)
})

test('4.5: the volume of a batch goes with its packs, whatever moves them', () => {
  const clinic = makeClinic()
  clinic.add.batch('a', 10, { ...batch, total_volume: 2.5 })
  clinic.add.batch('older', 10, { volume_per_pack: undefined, total_volume: undefined })
  clinic.add.adjustments()
  const volume = (id: string) => pushed(clinic, 'stock_line', id)['total_volume']
  const adjust = (stockLineId: string, sign: 'addition' | 'reduction', packs: number, reasonId: string) => {
    const version = cursorOf(clinic.db, 'stock_line', stockLineId)
    return valueOf(adjustStock(clinic.context, { id: randomUUID(), stockLineId, version, sign, packs, reasonId, note: '' }))
  }
  const { id } = issued(clinic)
  expect(volume('a'), 'what is promised is still here').toBe(2.5)
  valueOf(finaliseInvoice(clinic.context, seen(clinic, id)))
  expect(volume('a')).toBe(2)
  adjust('a', 'addition', 4, 'found')
  expect(volume('a')).toBe(3)
  const row = { id: 'a', rest: { volume_per_pack: 0.5 } }
  const person = { kind: 'local', userId: 'nurse', at: '2026-03-01T08:00:00.000Z' } as const
  write(clinic.db, person, (tx) => saveBatch(tx, { invoiceId: 'a', storeId: 'store-a' }, row))
  expect(volume('a')).toBe(6)
  adjust('older', 'reduction', 1, 'lost')
  expect(volume('older'), 'nothing is said where central said nothing of a pack').toBeUndefined()
})

test('5J: what a customer brings back is the same goods as before', () => {
  const clinic = makeClinic()
  clinic.add.batch('a', 10, batch)
  const { id: originalId } = issued(clinic)
  valueOf(finaliseInvoice(clinic.context, seen(clinic, originalId)))
  const { id, lines } = valueOf(createCustomerReturn(clinic.context, { id: randomUUID(), nameId: 'ward', originalId }))
  const lineId = lines[0]?.id ?? ''
  valueOf(setReturned(clinic.context, { ...seen(clinic, id), lineId, packs: 1 }))
  valueOf(receiveGoods(clinic.context, { ...seen(clinic, id), to: 'received', liftHold: false }, 'customer_return', supplierOfReturn))
  expect(pushed(clinic, 'invoice_line', lineId)).toMatchObject({ linked_trans_line_ID: expect.any(String), ...onLine })
  expect(pushed(clinic, 'stock_line', readRow(clinic.db, 'invoice_line', lineId)?.stock_line_id ?? '')).toMatchObject({
    om_item_variant_id: 'variant',
    vvm_status_id: 'stage 2',
    volume_per_pack: 0.25,
  })
})
