/** What was done to stock offline stands at central after one sync, as it stands here. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { adjustStock } from '../../../src-main/services/adjust-stock.ts'
import { mergePlaces } from '../../../src-main/services/locations.ts'
import { repackStock } from '../../../src-main/services/repack-stock.ts'
import { cursorOf } from '../../../src-main/repositories/change-log.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { valueOf } from '../../support/builders.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { addNurse } from '../../support/people.ts'

const inOrder = (rows: readonly unknown[][]): unknown[][] => rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))

test('U-14, U-15, U-16, F-163: adjusted, repacked and merged offline, then sent: central holds the same', async () => {
  const { central, store } = await openCountry()
  const { admin } = central
  const { userId } = addNurse(central, store.storeId)
  const ofStore = { store_ID: store.storeId }
  admin.upsertCentral('name', { ...emptyRow('name'), ID: 'invad', name: 'Adjustments', code: 'invad', type: 'invad' })
  for (const id of ['shelf', 'bench']) admin.upsertStore('Location', { ...emptyRow('Location'), ...ofStore, ID: id, code: id })
  const amounts = { pack_size: 10, quantity: 8, available: 8 }
  admin.upsertStore('item_line', { ...emptyRow('item_line'), ...ofStore, ...amounts, ID: 'a', item_ID: 'item-1', location_ID: 'shelf' })
  const { db, sync } = openCycleSite(central.url)
  expect(await sync()).toMatchObject({ kind: 'done' })
  const context = { db, clock: () => new Date(), storeId: store.storeId, userId, changed: () => {} }
  const version = () => cursorOf(db, 'stock_line', 'a')
  const newStockLineId = randomUUID()
  const adjustment = {
    id: randomUUID(),
    stockLineId: 'a',
    version: version(),
    sign: 'reduction',
    packs: 1,
    reasonId: null,
    note: '',
  } as const
  valueOf(adjustStock(context, adjustment))
  const repacked = { id: randomUUID(), newStockLineId, stockLineId: 'a', version: version(), packs: 2, packSize: 5, locationId: 'shelf' }
  valueOf(repackStock(context, repacked))
  valueOf(mergePlaces(context, { keptId: 'bench', goneId: 'shelf', keptVersion: 0, goneVersion: 0 }))
  expect(await sync()).toMatchObject({ kind: 'done' })
  const shown = (table: Parameters<typeof admin.records>[0], ...keys: string[]) =>
    inOrder(admin.records(table).map((row) => keys.map((key) => row[key])))
  expect(shown('item_line', 'ID', 'quantity', 'available', 'pack_size', 'location_ID')).toEqual(
    inOrder([
      ['a', 5, 5, 10, 'bench'],
      [newStockLineId, 4, 4, 5, 'bench'],
    ]),
  )
  expect(shown('transact', 'type', 'om_type', 'om_status')).toEqual([
    ['sc', 'INVENTORY_REDUCTION', 'VERIFIED'],
    ['sr', 'REPACK', 'VERIFIED'],
  ])
  expect(shown('Location', 'ID')).toEqual([['bench']])
  expect(new Set(shown('trans_line', 'location_ID').flat())).toEqual(new Set(['bench']))
})
