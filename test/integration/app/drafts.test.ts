/** U-36, 4-9: what is typed and not saved is on disk as typed, and only its own person gets it back. */
import { expect, test } from 'vitest'
import { allNumbers, allRows, loginStub, nurse, openClinic, reopenClinic } from '../../support/people.ts'
import type { ClinicApp } from '../../support/people.ts'
import { now, valueOf } from '../../support/builders.ts'

const form = 'document/open'

async function withInvoice(): Promise<ClinicApp> {
  const clinic = await openClinic((made) => void made.add.invoice('open', { invoice_num: 12 }))
  valueOf(await clinic.client['session.signIn'](nurse))
  return clinic
}

test('U-36, 4-9: what was typed comes back as typed, also what is no number, after a kill and a new start', async () => {
  const clinic = await withInvoice()
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'ward rou', 'units:amox': '12 x', theirRef: 'A-1' } }))
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'ward round', theirRef: null } }))
  // Another connection sees it: it is on disk, whatever becomes of the program.
  expect(clinic.sqlite.prepare('SELECT field, text FROM draft ORDER BY field').all()).toEqual([
    { field: 'comment', text: 'ward round' },
    { field: 'units:amox', text: '12 x' },
  ])
  const { folder } = clinic
  await clinic.close()
  const again = await reopenClinic(folder, clinic.central)
  valueOf(await again.client['session.signIn'](nurse))
  expect(valueOf(await again.client['drafts.of']({ form }))).toEqual({ comment: 'ward round', 'units:amox': '12 x' })
})

test('4-9: the next start can name what was left unfinished, the last one first', async () => {
  const clinic = await withInvoice()
  valueOf(await clinic.client['drafts.keep']({ form: 'newStock', fields: { batch: 'B1' } }))
  clinic.passes(1000)
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'x' } }))
  expect(valueOf(await clinic.client['drafts.list']({}))).toEqual([
    { form, keptAt: new Date(now.getTime() + 1000).toISOString(), document: { kind: 'outbound_shipment', number: 12, name: 'ward' } },
    { form: 'newStock', keptAt: now.toISOString(), document: null },
  ])
  valueOf(await clinic.client['drafts.drop']({ form }))
  expect(valueOf(await clinic.client['drafts.list']({})).map((one) => one.form)).toEqual(['newStock'])
})

test('U-36: drafts are their person’s and their store’s, and a locked page gets none', async () => {
  const central = loginStub({ 'store-a': allNumbers, 'store-c': allNumbers })
  central.add('other', { 'store-a': allNumbers })
  const clinic = await openClinic((made) => void made.add.invoice('open'), central)
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'mine' } }))
  const other = clinic.page('other')
  valueOf(await other['session.signIn']({ username: 'other', password: 'other-secret' }))
  expect(valueOf(await other['drafts.of']({ form }))).toEqual({})
  valueOf(await other['drafts.drop']({ form }))
  valueOf(await clinic.client['stores.open']({ storeId: 'store-c' }))
  expect(valueOf(await clinic.client['drafts.list']({}))).toEqual([])
  valueOf(await clinic.client['stores.open']({ storeId: 'store-a' }))
  expect(valueOf(await clinic.client['drafts.of']({ form }))).toEqual({ comment: 'mine' })
  valueOf(await clinic.client['session.lock']({}))
  expect(await clinic.client['drafts.of']({ form })).toMatchObject({ error: { reason: 'locked' } })
})

test('U-36: a draft is work of nobody’s store: nothing of it is journalled, told or sent', async () => {
  const clinic = await withInvoice()
  const before = allRows(clinic.sqlite, ['draft'])
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'x' } }))
  expect(allRows(clinic.sqlite, ['draft'])).toEqual(before)
})

test('U-36: what nobody came back to for a quarter of a year is forgotten, and a form cannot fill the disk', async () => {
  const clinic = await withInvoice()
  valueOf(await clinic.client['drafts.keep']({ form, fields: { comment: 'old' } }))
  clinic.passes(91 * 86_400_000)
  valueOf(await clinic.client['session.signIn'](nurse))
  valueOf(await clinic.client['drafts.keep']({ form: 'newStock', fields: { batch: 'new' } }))
  expect(valueOf(await clinic.client['drafts.list']({})).map((one) => one.form)).toEqual(['newStock'])
  const many = (from: number) => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`units:${from + at}`, '1']))
  valueOf(await clinic.client['drafts.keep']({ form, fields: many(0) }))
  valueOf(await clinic.client['drafts.keep']({ form, fields: many(500) }))
  expect(await clinic.client['drafts.keep']({ form, fields: { comment: 'x' } })).toMatchObject({ error: { reason: 'draft_full' } })
  // What is saved may always be forgotten.
  valueOf(await clinic.client['drafts.drop']({ form }))
})

test.each(['', 'document/', 'document/a/b', '../x', 'document open'])('a form is named, not %j', async (wrong) => {
  const clinic = await withInvoice()
  expect(await clinic.client['drafts.of']({ form: wrong })).toMatchObject({ error: { reason: 'not_understood' } })
})
