import { expect, test } from 'vitest'
import { saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { locally } from '../../support/make-db.ts'
import { openSite } from '../../support/sync-site.ts'

test('DT-10, protocol 4.1: a barcode learned here goes to central and to the other sites; one that is there stays as it is', async () => {
  const { central, otherSiteId } = await openCountry()
  const here = openSite({ url: central.url })
  await here.press()
  const learn = (gtin: string) =>
    locally(here.db, (tx) => saveRow(tx, 'barcode', { id: 'b', item_id: 'item-1', barcode: gtin }, { documentId: 'b', storeId: null }))
  learn('0799439112766')
  expect(() => learn('another')).toThrow('not_editable_here')
  expect(await here.press()).toMatchObject({ outcome: 'done', sent: 1 })
  await here.until((status) => status.confirmed === 1)
  expect(central.admin.record('barcode', 'b')).toMatchObject({ barcode: '0799439112766', itemID: 'item-1', packSize: 0 })
  const other = openSite({ url: central.url, siteName: 'Mathare', password: 'other', hardwareId: 'HW-2' })
  await other.press()
  expect(other.db.sqlite.prepare('SELECT barcode FROM barcode').pluck().all()).toEqual(['0799439112766'])
  expect(central.admin.site(otherSiteId).failure).toBe(null)
})
