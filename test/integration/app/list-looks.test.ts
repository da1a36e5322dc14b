/** U-75: how somebody wants a list to look is remembered for them, and for nobody else. */
import { expect, test } from 'vitest'
import type { ListLook } from '../../../src-main/contract/lists.ts'
import { allNumbers, loginStub, nurse, openClinic, reopenClinic } from '../../support/people.ts'
import { valueOf } from '../../support/builders.ts'

const look: ListLook = [
  { id: 'batch', shown: true, width: 200 },
  { id: 'item', shown: true, width: null },
  { id: 'code', shown: false, width: null },
]

test('U-75: columns and the height of rows come back after a new start, at whatever store', async () => {
  const clinic = await openClinic(() => {}, loginStub({ 'store-a': allNumbers, 'store-c': allNumbers }))
  valueOf(await clinic.client['session.signIn'](nurse))
  expect(valueOf(await clinic.client['lists.looks']({}))).toEqual({ density: 'standard', lists: {} })
  valueOf(await clinic.client['lists.keep']({ list: 'stock', look }))
  valueOf(await clinic.client['lists.keep']({ list: 'items', look }))
  valueOf(await clinic.client['lists.keep']({ list: 'items', look: null }))
  valueOf(await clinic.client['lists.setDensity']({ density: 'close' }))
  const { folder, central } = clinic
  await clinic.close()
  const again = await reopenClinic(folder, central)
  valueOf(await again.client['session.signIn'](nurse))
  valueOf(await again.client['stores.open']({ storeId: 'store-c' }))
  expect(valueOf(await again.client['lists.looks']({}))).toEqual({ density: 'close', lists: { stock: look } })
})

test('U-75: another person has their own, and nothing of it waits for central', async () => {
  const central = loginStub()
  central.add('other', { 'store-a': allNumbers })
  const clinic = await openClinic(() => {}, central)
  valueOf(await clinic.client['session.signIn'](nurse))
  const journal = () => clinic.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()
  const before = journal()
  valueOf(await clinic.client['lists.keep']({ list: 'stock', look }))
  expect(journal()).toBe(before)
  const other = clinic.page('other')
  valueOf(await other['session.signIn']({ username: 'other', password: 'other-secret' }))
  expect(valueOf(await other['lists.looks']({}))).toEqual({ density: 'standard', lists: {} })
})

test('U-75: what another version wrote and this one cannot read counts as not changed', async () => {
  const clinic = await openClinic(() => {})
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['lists.keep']({ list: 'stock', look }))
  valueOf(await clinic.client['lists.setDensity']({ density: 'roomy' }))
  clinic.sqlite.prepare(`UPDATE preference SET value = '{"columns":3}' WHERE name = 'list/stock'`).run()
  clinic.sqlite.prepare(`UPDATE preference SET value = '"huge"' WHERE name = 'density'`).run()
  expect(valueOf(await clinic.client['lists.looks']({}))).toEqual({ density: 'standard', lists: {} })
})

test.each([
  ['a column twice as wide as a window', [{ id: 'item', shown: true, width: 4000 }]],
  ['no column', []],
  ['an id that is none', [{ id: 'item;', shown: true, width: null }]],
])('U-75: %s is not understood', async (_, wrong) => {
  const clinic = await openClinic(() => {})
  valueOf(await clinic.client['session.signIn'](nurse))
  expect(await clinic.client['lists.keep']({ list: 'stock', look: wrong })).toMatchObject({ error: { reason: 'not_understood' } })
})
