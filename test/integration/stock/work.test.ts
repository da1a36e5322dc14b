/** Adjustments, new stock and repacks through their services: one transaction each, with journal, history and number. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { movementsOfBatch } from '../../../src-main/repositories/ledger.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { adjustStock, stockWorkFacts } from '../../../src-main/services/adjust-stock.ts'
import type { Adjustment } from '../../../src-main/services/adjust-stock.ts'
import { batchPage } from '../../../src-main/services/batch-page.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { editInvoice } from '../../../src-main/services/edit-invoice.ts'
import { documentHistory } from '../../../src-main/services/history.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { newStock } from '../../../src-main/services/new-stock.ts'
import { repackStock } from '../../../src-main/services/repack-stock.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { tableByLocal } from '../../../src-main/tables/registry.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

function clinicWith(more: object = {}): Clinic {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.location('shelf')
  clinic.add.batch('a', 10, { location_ID: 'shelf', volume_per_pack: 0.2, ...more })
  return clinic
}
const adjustment = (more: Partial<Adjustment> = {}): Adjustment => ({
  id: randomUUID(),
  stockLineId: 'a',
  version: 0,
  sign: 'reduction',
  packs: 3,
  reasonId: 'lost',
  note: 'two boxes wet',
  ...more,
})
const count = ({ db }: Clinic, table: string) => db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const versionOf = ({ db }: Clinic, id = 'a') => valueOf(batchPage(db, 'store-a', id, '2026-03-01')).version
const history = ({ db }: Clinic, id: string) =>
  documentHistory(db, 'store-a', id).map(({ type, changedFrom, changedTo }) => [type, changedFrom, changedTo])
const lineOf = ({ db }: Clinic, invoiceId: string) =>
  db.sqlite.prepare('SELECT * FROM invoice_line WHERE invoice_id = ? ORDER BY type').all(invoiceId) as Record<string, unknown>[]
const balance = ({ db }: Clinic, id: string) => movementsOfBatch(db, 'store-a', id).reduce((sum, { units }) => sum + units, 0)
/** A row as central gets it. */
function pushed({ db }: Clinic, local: 'stock_line' | 'invoice' | 'invoice_line', id: string): Record<string, unknown> {
  const row = readRow(db, local, id)
  const table = tableByLocal(local)
  if (row === undefined || table === undefined) throw new Error(`no ${local} ${id}`)
  return compiled(table).encode(row, { unknownKeys: false })
}

const seenNow = (clinic: Clinic, id: string) => ({ id, version: valueOf(invoiceView(clinic.db, 'store-a', id)).version })
const opened = () => ({
  id: randomUUID(),
  newStockLineId: randomUUID(),
  stockLineId: 'a',
  version: 0,
  packs: 3,
  packSize: 5,
  locationId: null,
})
const finishedKinds = ['inventory_addition', 'inventory_reduction', 'repack'] as const

describe('5E: what is said of a document that is finished as it is made', () => {
  test.each([
    ['an addition', (clinic: Clinic) => adjustStock(clinic.context, adjustment({ sign: 'addition', reasonId: 'found' })), finishedKinds[0]],
    ['a reduction', (clinic: Clinic) => adjustStock(clinic.context, adjustment()), finishedKinds[1]],
    ['a repack', (clinic: Clinic) => repackStock(clinic.context, opened()), finishedKinds[2]],
  ] as const)('5E: of %s comment, colour and reference can be changed, and nothing else; it goes to central', (_what, make, kind) => {
    const clinic = clinicWith()
    const { documentId } = valueOf(make(clinic))
    const before = { level: clinic.level('a'), lines: lineOf(clinic, documentId), row: readRow(clinic.db, 'invoice', documentId) }
    expect(valueOf(invoiceView(clinic.db, 'store-a', documentId))).toMatchObject({ kind, state: 'verified', locked: 'finished_as_made' })
    const words = { comment: 'found behind the fridge', theirRef: 'count 7', colour: '#22AA55' }
    const said = valueOf(editInvoice(clinic.context, { ...seenNow(clinic, documentId), ...words }, [kind]))
    expect(said).toMatchObject({ ...words, locked: 'finished_as_made' })
    expect(pushed(clinic, 'invoice', documentId)).toMatchObject({
      comment: words.comment,
      their_ref: words.theirRef,
      om_colour: words.colour,
    })
    expect(said.sync.state).toBe('queued')
    for (const more of [{ onHold: true }, { nameId: 'ward' }, { datedBackTo: '2026-02-01' }, { expectedDelivery: '2026-04-01' }])
      expect(reasonOf(editInvoice(clinic.context, { ...seenNow(clinic, documentId), ...more }, [kind]))).toBe('finished_as_made')
    const others = finishedKinds.filter((one) => one !== kind)
    expect(reasonOf(editInvoice(clinic.context, { ...seenNow(clinic, documentId), comment: 'x' }, others))).toBe('kind_read_only')
    expect(clinic.level('a')).toEqual(before.level)
    expect(lineOf(clinic, documentId)).toEqual(before.lines)
    const row = readRow(clinic.db, 'invoice', documentId)
    expect({ ...row, comment: before.row?.comment, their_ref: null, om_colour: null }).toEqual(before.row)
  })
})

describe('U-16: an inventory adjustment', () => {
  test('U-16, 5B: the batch, its document, the number, the histories and the journal in one transaction', () => {
    const clinic = clinicWith()
    const done = valueOf(adjustStock(clinic.context, adjustment()))
    expect(done).toMatchObject({ number: 1, stockLineId: 'a' })
    expect(clinic.level('a')).toEqual({ available: 7, total: 7 })
    expect(history(clinic, done.documentId).map(([type]) => type)).toEqual([
      'InvoiceCreated',
      'InvoiceNumberAllocated',
      'InvoiceStatusVerified',
    ])
    expect(history(clinic, 'a')).toEqual([['InventoryAdjustment', '10', '7']])
    expect(clinic.db.sqlite.prepare('SELECT count(DISTINCT transaction_id) FROM change_log').pluck().get()).toBe(1)
    expect(clinic.told).toEqual([['invoice', 'invoice_line', 'stock_line', 'activity_log']])
  })

  test('4.6, 4.13: on the wire it is an sc with the name of code invad, born Verified', () => {
    const clinic = clinicWith()
    const { documentId } = valueOf(adjustStock(clinic.context, adjustment()))
    const words = {
      type: 'sc',
      mode: 'store',
      status: 'fn',
      om_type: 'INVENTORY_REDUCTION',
      om_status: 'VERIFIED',
      name_ID: 'invad',
      invoice_num: 1,
    }
    expect(pushed(clinic, 'invoice', documentId)).toMatchObject(words)
    expect(readRow(clinic.db, 'invoice', documentId)).toMatchObject({ kind: 'inventory_reduction', state: 'verified' })
    const [line] = lineOf(clinic, documentId)
    expect(line).toMatchObject({
      type: 'stock_out',
      packs: 3,
      option_id: 'lost',
      note: 'two boxes wet',
      stock_line_id: 'a',
      batch: 'lot a',
    })
    expect(pushed(clinic, 'invoice_line', String(line?.['id']))).toMatchObject({
      optionID: 'lost',
      quantity: 3,
      pack_size: 10,
      volume_per_pack: 0.2,
    })
  })

  test('5B: an addition is an si; the ledger follows', () => {
    const clinic = clinicWith()
    const { documentId } = valueOf(adjustStock(clinic.context, adjustment({ sign: 'addition', packs: 2.5, reasonId: 'found' })))
    expect(pushed(clinic, 'invoice', documentId)).toMatchObject({ type: 'si', om_type: 'INVENTORY_ADDITION' })
    expect(clinic.level('a')).toEqual({ available: 12.5, total: 12.5 })
    valueOf(adjustStock(clinic.context, adjustment({ packs: 1, version: versionOf(clinic) })))
    expect(balance(clinic, 'a')).toBe(15)
  })

  test('U-37, T13: the same press twice is one document', () => {
    const clinic = clinicWith()
    const asked = adjustment()
    const first = valueOf(adjustStock(clinic.context, asked))
    expect(valueOf(adjustStock(clinic.context, asked))).toEqual(first)
    expect([count(clinic, 'invoice'), clinic.level('a').total]).toEqual([1, 7])
    clinic.add.invoice('other')
    expect(reasonOf(adjustStock(clinic.context, adjustment({ id: 'other' })))).toBe('id_in_use')
  })

  test('5B: a batch on hold is adjusted all the same, and so is an expired one', () => {
    const clinic = clinicWith({ hold: true, expiry_date: '2025-01-31' })
    valueOf(adjustStock(clinic.context, adjustment()))
    expect(clinic.level('a').total).toBe(7)
  })

  test('a page that has not seen the last change is told what is there now', () => {
    const clinic = clinicWith()
    valueOf(adjustStock(clinic.context, adjustment()))
    const stale = adjustStock(clinic.context, adjustment())
    expect(stale).toMatchObject({ error: { code: 'conflict', reason: 'batch_changed', params: { available: 7, total: 7 } } })
    expect(clinic.level('a').total).toBe(7)
  })

  test('5J: what is promised cannot be taken off, and the document that holds it is named', () => {
    const clinic = clinicWith()
    const invoice = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'ward' }))
    valueOf(setBatch(clinic.context, { id: invoice.id, version: invoice.version, stockLineId: 'a', packs: 8 }))
    const refused = adjustStock(clinic.context, adjustment({ version: versionOf(clinic) }))
    expect(refused).toMatchObject({
      error: { reason: 'packs_promised', field: 'packs', params: { available: 2, number: '1', batch: 'lot a' } },
    })
    expect([count(clinic, 'invoice'), clinic.level('a')]).toEqual([1, { available: 2, total: 10 }])
  })

  test.each([
    ['no reason', { reasonId: null }, 'reason_missing'],
    ['a reason of the other sign', { reasonId: 'found' }, 'reason_of_other_sign'],
    ['a reason that is not used any more', { reasonId: 'old' }, 'reason_of_other_sign'],
    ['nothing', { packs: 0 }, 'amount_missing'],
    ['more than is there', { packs: 11 }, 'packs_short'],
    ['a batch of another store', { stockLineId: 'theirs' }, 'batch_gone'],
  ])('5J: %s is refused, and nothing is written, no number taken', (_title, more, reason) => {
    const clinic = clinicWith()
    clinic.add.batch('theirs', 10, { store_ID: 'store-b' })
    expect(reasonOf(adjustStock(clinic.context, adjustment(more)))).toBe(reason)
    expect([count(clinic, 'invoice'), count(clinic, 'change_log'), count(clinic, 'number_counter')]).toEqual([0, 0, 0])
  })

  test('without the special name of central’s the sentence says so', () => {
    const clinic = makeClinic()
    clinic.add.batch('a', 10)
    expect(reasonOf(adjustStock(clinic.context, adjustment({ reasonId: null })))).toBe('adjustment_name_missing')
  })

  test('5I, 5J: the form offers what fits the item', () => {
    const clinic = clinicWith()
    clinic.add.item('amox', 'Amoxicillin', { is_vaccine: false })
    clinic.add.item('bcg', 'BCG vaccine', { is_vaccine: true, default_pack_size: 20 })
    const titles = (itemId: string) => stockWorkFacts(clinic.context, itemId).reasons.reduction.map(({ title }) => title)
    expect(titles('amox')).toEqual(['Lost'])
    expect(titles('bcg')).toEqual(['Lost', 'Vial open too long'])
    expect(stockWorkFacts(clinic.context, 'bcg')).toMatchObject({ defaultPackSize: 20, places: [{ id: 'shelf', onHold: false }] })
  })
})

describe('U-17: new stock by hand', () => {
  const asked = (more: object = {}) => ({
    id: randomUUID(),
    stockLineId: randomUUID(),
    itemId: 'amox',
    batch: ' N1 ',
    expiryDate: '2027-03-31',
    packs: 4,
    packSize: 10,
    costPrice: 2,
    sellPrice: 3,
    locationId: 'shelf',
    reasonId: 'found',
    note: '',
    ...more,
  })

  test('U-17, 5B: a batch and the addition that brings it; the ledger begins with it', () => {
    const clinic = clinicWith()
    const given = asked()
    const done = valueOf(newStock(clinic.context, given))
    expect(done).toMatchObject({ number: 1, stockLineId: given.stockLineId })
    const row = readRow(clinic.db, 'stock_line', given.stockLineId)
    expect(row).toMatchObject({
      batch: 'N1',
      expiry_date: '2027-03-31',
      pack_size: 10,
      available: 4,
      total: 4,
      cost_price: 2,
      location_id: 'shelf',
      on_hold: 0,
    })
    expect(balance(clinic, given.stockLineId)).toBe(40)
    expect(history(clinic, given.stockLineId)).toEqual([['InventoryAdjustment', '0', '4']])
    expect(pushed(clinic, 'stock_line', given.stockLineId)).toMatchObject({
      hold: false,
      quantity: 4,
      available: 4,
      volume_per_pack: 0,
      total_volume: 0,
      name_ID: null,
    })
  })

  test('U-37: the same press twice is one batch', () => {
    const clinic = clinicWith()
    const given = asked()
    expect(valueOf(newStock(clinic.context, given))).toEqual(valueOf(newStock(clinic.context, given)))
    expect(count(clinic, 'stock_line')).toBe(2)
    expect(reasonOf(newStock(clinic.context, { ...given, id: randomUUID() }))).toBe('id_in_use')
  })

  test.each([
    ['a place of another store', { locationId: 'far' }, 'location_gone'],
    ['no reason', { reasonId: null }, 'reason_missing'],
    ['an item that is not known', { itemId: 'nothing' }, 'item_gone'],
    ['5D: half a unit a pack', { packSize: 0.5 }, 'pack_smaller_than_unit'],
  ])('U-17: %s is refused, and nothing is written', (_title, more, reason) => {
    const clinic = clinicWith()
    clinic.add.location('far', { store_ID: 'store-b' })
    expect(reasonOf(newStock(clinic.context, asked(more)))).toBe(reason)
    expect([count(clinic, 'stock_line'), count(clinic, 'invoice'), count(clinic, 'change_log')]).toEqual([1, 0, 0])
  })
})

describe('U-15: repack', () => {
  const asked = (more: object = {}) => ({
    id: randomUUID(),
    newStockLineId: randomUUID(),
    stockLineId: 'a',
    version: 0,
    packs: 3,
    packSize: 5,
    locationId: 'shelf',
    ...more,
  })

  test('5D: both batches in one repack document; units and worth stay', () => {
    const clinic = clinicWith({ name_ID: 'ward', donor_id: 'donor', note: 'dry', hold: true, volume_per_pack: 0.4 })
    const given = asked()
    const done = valueOf(repackStock(clinic.context, given))
    expect(clinic.level('a')).toEqual({ available: 7, total: 7 })
    const made = readRow(clinic.db, 'stock_line', given.newStockLineId)
    expect(made).toMatchObject({
      batch: 'lot a',
      expiry_date: '2027-06-30',
      pack_size: 5,
      total: 6,
      available: 6,
      cost_price: 1,
      sell_price: 1.25,
    })
    expect(made).toMatchObject({ supplier_id: 'ward', donor_id: 'donor', note: 'dry', on_hold: 1, location_id: 'shelf' })
    expect(pushed(clinic, 'stock_line', given.newStockLineId)).toMatchObject({ volume_per_pack: 0.2 })
    expect(lineOf(clinic, done.documentId).map(({ type, packs, pack_size: size }) => [type, packs, size])).toEqual([
      ['stock_in', 6, 5],
      ['stock_out', 3, 10],
    ])
    expect(pushed(clinic, 'invoice', done.documentId)).toMatchObject({ type: 'sr', om_type: 'REPACK', om_status: 'VERIFIED', status: 'fn' })
    expect([balance(clinic, 'a'), balance(clinic, given.newStockLineId)]).toEqual([-30, 30])
    expect(history(clinic, 'a')).toEqual([['Repack', '10', '5']])
  })

  test('5A: on the wire a repack reads as one again', () => {
    const clinic = clinicWith()
    const { documentId } = valueOf(repackStock(clinic.context, asked()))
    expect(readRow(clinic.db, 'invoice', documentId)).toMatchObject({ kind: 'repack', state: 'verified' })
  })

  test('U-37: the same press twice is one repack', () => {
    const clinic = clinicWith()
    const given = asked()
    expect(valueOf(repackStock(clinic.context, given))).toEqual(valueOf(repackStock(clinic.context, given)))
    expect([count(clinic, 'invoice'), clinic.level('a').total]).toEqual([1, 7])
  })

  test.each([
    ['5D: packs that do not come out whole', { packSize: 7 }, 'repack_not_whole'],
    ['5D: more than is available', { packs: 11 }, 'packs_short'],
    ['a place that is not here', { locationId: 'nowhere' }, 'location_gone'],
    ['a batch that is not here', { stockLineId: 'nowhere' }, 'batch_gone'],
  ])('%s is refused, and nothing is written', (_title, more, reason) => {
    const clinic = clinicWith()
    expect(reasonOf(repackStock(clinic.context, asked(more)))).toBe(reason)
    expect([count(clinic, 'stock_line'), count(clinic, 'invoice'), count(clinic, 'change_log')]).toEqual([1, 0, 0])
  })
})
