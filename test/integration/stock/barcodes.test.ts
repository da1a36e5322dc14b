/** U-60, U-61, DT-71: from a code to the item, its batch and its expiry, and how a new code is learnt. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { valueOf } from '../../support/builders.ts'
import { locally } from '../../support/make-db.ts'
import { allNumbers, loginStub, nurse, numbersOf, openClinic } from '../../support/people.ts'

const gtin = '4012345678901'
const gs1 = (batch: string) => `]d2010${gtin}1726123110${batch}`

async function withBatches() {
  const clinic = await openClinic(({ add }) => {
    add.item('para', 'Paracetamol 500 mg')
    add.batch('a', 10, { batch: 'LOT1', expiry_date: '2026-12-31' })
    add.batch('b', 5, { batch: 'LOT2' })
    add.batch('elsewhere', 5, { batch: 'LOT1', store_ID: 'store-c' })
  })
  valueOf(await clinic.client['session.signIn'](nurse))
  return clinic
}

test('U-60: an unknown code says so, is tied to an item once, and then finds item, batch and expiry', async () => {
  const { client } = await withBatches()
  const unknown = valueOf(await client['barcodes.find']({ texts: [gs1('LOT1')] }))
  expect(unknown).toMatchObject({ code: gtin, batch: 'LOT1', expiryDate: '2026-12-31', item: null, batches: [] })
  const asked = { id: randomUUID(), text: gs1('LOT1'), itemId: 'amox' }
  expect(valueOf(await client['barcodes.learn'](asked))).toMatchObject({ item: { id: 'amox' } })
  const found = valueOf(await client['barcodes.find']({ texts: [gs1('lot1')] }))
  expect(found).toMatchObject({ item: { id: 'amox' }, batch: 'lot1', batches: [{ stockLineId: 'a', batch: 'LOT1', available: 10 }] })
  // Without a batch in the code all batches of the store are meant, and none of another store's.
  expect(
    valueOf(await client['barcodes.find']({ texts: [gtin] }))
      .batches.map((one) => one.stockLineId)
      .toSorted(),
  ).toEqual(['a', 'b'])
  expect(valueOf(await client['barcodes.find']({ texts: [gs1('LOT9')] }))).toMatchObject({
    item: { id: 'amox' },
    batch: 'LOT9',
    batches: [],
  })
})

test('DT-71: what is learnt is one record for all sites, journalled once, and stays its item’s', async () => {
  const clinic = await withBatches()
  const learn = (itemId: string) => clinic.client['barcodes.learn']({ id: randomUUID(), text: gtin, itemId })
  valueOf(await learn('amox'))
  valueOf(await learn('amox'))
  expect(await learn('para')).toMatchObject({ error: { reason: 'barcode_taken', params: { code: gtin } } })
  expect(clinic.sqlite.prepare('SELECT item_id, barcode FROM barcode').all()).toEqual([{ item_id: 'amox', barcode: gtin }])
  expect(clinic.sqlite.prepare("SELECT count(*) FROM change_log WHERE table_name = 'barcode'").pluck().get()).toBe(1)
  expect(await learn('nothing')).toMatchObject({ error: { reason: 'item_gone' } })
})

test('U-60: a keyboard for French writes other signs; the keys themselves say what was scanned', async () => {
  const { client } = await withBatches()
  valueOf(await client['barcodes.learn']({ id: randomUUID(), text: gtin, itemId: 'amox' }))
  expect(valueOf(await client['barcodes.find']({ texts: ['àà&"éà', gtin] })).item).toMatchObject({ id: 'amox' })
})

test('U-04: who may only look finds, and may not teach', async () => {
  const central = loginStub({ 'store-a': allNumbers })
  central.add('looker', { 'store-a': numbersOf('viewStock') })
  const clinic = await openClinic(() => {}, central)
  valueOf(await clinic.client['session.signIn']({ username: 'looker', password: 'looker-secret' }))
  expect(valueOf(await clinic.client['barcodes.find']({ texts: ['shelf-1'] }))).toMatchObject({ code: 'shelf-1', item: null })
  const asked = { id: randomUUID(), text: gtin, itemId: 'amox' }
  expect(await clinic.client['barcodes.learn'](asked)).toMatchObject({ error: { reason: 'right_missing' } })
})

test('U-60: of two items with one code the one in stock here is meant; a code with and without its zero is one', async () => {
  const clinic = await openClinic((made) => {
    made.add.item('aspirin', 'Aspirin 300 mg')
    made.add.item('para', 'Paracetamol 500 mg')
    made.add.batch('p', 10, { item_ID: 'para' })
    locally(made.db, (tx) => {
      for (const item of ['aspirin', 'para'])
        saveRow(tx, 'barcode', { id: item, item_id: item, barcode: '0799439112766' }, { documentId: item, storeId: null })
    })
  })
  valueOf(await clinic.client['session.signIn'](nurse))
  expect(valueOf(await clinic.client['barcodes.find']({ texts: ['799439112766'] })).item).toMatchObject({ id: 'para' })
})
