import { expect, test } from 'vitest'
import { refuse } from '../../../src-main/contract/result.ts'
import { createInvoiceStore } from '../../../src-renderer/stores/invoice.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'

const id = '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c11'
const amox = 'item-amx250'

async function newInvoice() {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  expect(await store.getState().create(id, 'name-mth')).toBeNull()
  return { fake, store, state: () => store.getState() }
}

test('U-37: the same form sent twice makes one invoice', async () => {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  await Promise.all([store.getState().create(id, 'name-mth'), store.getState().create(id, 'name-mth')])
  const page = await fake.client['transactions.list']({ filter: {}, sort: {}, offset: 0, limit: 50 })
  expect(page.ok && page.value.all).toBe(21)
})

test('U-36: two changes made at once both land, each with the version that the one before brought', async () => {
  const { fake, state } = await newInvoice()
  const done = await Promise.all([
    state().setUnits(amox, 350),
    state().edit('comment', 'Driver collects', ''),
    state().setUnits('item-pcm500', 1000),
  ])
  expect(done).toEqual([true, true, true])
  expect(fake.invoice(id)?.lines.map((line) => [line.batch, line.packs])).toEqual([
    ['AX23041', 150],
    ['AX24117', 2],
    ['P2409', 1],
  ])
  expect(state().invoice?.comment).toBe('Driver collects')
})

test('8: a change of something else meanwhile does not stop ours and is not overwritten', async () => {
  const { fake, state } = await newInvoice()
  fake.alter(id, { theirRef: 'from central' })
  expect(await state().edit('comment', 'ours', '')).toBe(true)
  expect(fake.invoice(id)).toMatchObject({ comment: 'ours', theirRef: 'from central' })
  expect(state().conflict).toBeNull()
})

test('8: the same field changed meanwhile shows both values and overwrites nothing until told', async () => {
  const { fake, state } = await newInvoice()
  fake.alter(id, { comment: 'theirs' })
  expect(await state().edit('comment', 'mine', '')).toBe(false)
  expect(state().conflict).toEqual({ target: 'comment', mine: 'mine', theirs: 'theirs' })
  expect(fake.invoice(id)?.comment).toBe('theirs')
  expect(await state().keepMine()).toBe(true)
  expect(fake.invoice(id)?.comment).toBe('mine')
})

test('8: a field that changed under the typing is a conflict though the version is the newest', async () => {
  const { fake, state } = await newInvoice()
  fake.alter(id, { comment: 'theirs' })
  await state().reload()
  expect(await state().edit('comment', 'mine', '')).toBe(false)
  expect(state().conflict?.theirs).toBe('theirs')
  state().takeTheirs()
  expect(state().conflict).toBeNull()
  expect(fake.invoice(id)?.comment).toBe('theirs')
})

test('8: shipping what has other lines than those on the screen asks first', async () => {
  const { fake, state } = await newInvoice()
  await state().setUnits(amox, 350)
  const lines = fake.invoice(id)?.lines ?? []
  fake.alter(id, { lines: lines.slice(0, 1) })
  expect(await state().ship()).toBe(false)
  expect(state().conflict?.target).toBe('ship')
  expect(fake.invoice(id)?.state).toBe('new')
  expect(await state().keepMine()).toBe(true)
  expect(state().invoice?.locked).toBe('already_shipped')
})

test('5C: a refusal stays with its quantity and goes with the next that is taken', async () => {
  const { state } = await newInvoice()
  expect(await state().setPacks('stock-ax24117', 40)).toBe(false)
  expect(state().refusal?.target).toBe('packs:stock-ax24117')
  expect(state().refusal?.error).toMatchObject({ reason: 'stock_short', params: { available: 36 } })
  expect(await state().setUnits(amox, 350)).toBe(true)
  expect(state().refusal).toBeNull()
})

test('U-36: a chosen item without a quantity is kept until it has one', async () => {
  const { fake, state } = await newInvoice()
  const found = await fake.client['items.search']({ search: 'amox', limit: 5 })
  const item = found.ok ? found.value[0] : undefined
  if (!item) throw new Error('the fake has no amoxicillin')
  state().addDraft(item)
  state().addDraft(item)
  await state().load(id)
  expect(state().drafts).toHaveLength(1)
  await state().setUnits(amox, 100)
  expect(state().drafts).toHaveLength(0)
})

test('5C: what first expiry would take is shown while typing and nothing is written', async () => {
  const { fake, state } = await newInvoice()
  await state().openItem(amox)
  await state().preview(amox, 350)
  expect(
    state()
      .allocation?.batches.filter((batch) => batch.packs > 0)
      .map((batch) => [batch.batch, batch.packs]),
  ).toEqual([
    ['AX23041', 150],
    ['AX24117', 2],
  ])
  expect(fake.invoice(id)?.lines).toEqual([])
})

test('5C: a reload that sync causes does not take back what is being typed', async () => {
  const { state } = await newInvoice()
  await state().openItem(amox)
  await state().preview(amox, 350)
  await state().reload()
  expect(state().allocation?.wantedUnits).toBe(350)
})

test('5C: whole packs that gave more than asked say so after saving too', async () => {
  const { state } = await newInvoice()
  await state().openItem('item-pcm500')
  await state().setUnits('item-pcm500', 1500)
  expect(state().allocation?.notes.map((note) => note.key)).toContain('over')
  await state().setPacks('stock-p2409', 1)
  expect(state().allocation?.notes.map((note) => note.key)).not.toContain('over')
})

test('5E: a document that is gone leaves nothing on the screen', async () => {
  const { state } = await newInvoice()
  expect(await state().remove()).toBe(true)
  expect(state().invoice).toBeNull()
  await state().load(id)
  expect(state().refusal?.error.code).toBe('not_found')
})

test('8: an answer for a document that was left is not shown on the next one', async () => {
  const { fake, state } = await newInvoice()
  const late = state().edit('comment', 'late', '')
  await state().load('invoice-3')
  await late
  expect(state().invoice?.id).toBe('invoice-3')
  expect(fake.invoice('invoice-3')?.comment).toBe('')
})

test('F-010: a refused change of a store that is not ours says why and keeps the document as it is', async () => {
  const { fake, state } = await newInvoice()
  fake.refuseNext('invoice.setItem', refuse('forbidden', 'store_not_active'))
  expect(await state().setUnits(amox, 10)).toBe(false)
  expect(state().refusal?.error.reason).toBe('store_not_active')
  expect(state().busy).toBeNull()
  expect(state().invoice?.lines).toEqual([])
})
