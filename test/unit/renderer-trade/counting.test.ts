/** In what the quantity of an item is typed: units, or packs of one size of its batches. */
import { describe, expect, test } from 'vitest'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { countedIn, coveredIn, nextSize, packSizesOf, packsField, quantityField } from '../../../src-renderer/features/invoice/counting.ts'
import { itemRows } from '../../../src-renderer/features/invoice/item-groups.ts'
import { createInvoiceStore } from '../../../src-renderer/stores/invoice.ts'
import { allocationOf, lineOf, missingLine } from '../../support/fake-allocation.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'
import { sampleItems } from '../../support/fake-trade-data.ts'

const [amox] = sampleItems()
if (!amox) throw new Error('no item')
const amoxId = amox.id
const id = '6f0e2b52-7a1e-4d8e-9a52-3f5f0d0b6c12'

async function opened() {
  const fake = createFakeTrade({ documents: 20 })
  const store = createInvoiceStore(fake.client)
  expect(await store.getState().create(id, 'name-mth')).toBeNull()
  await store.getState().openItem(amoxId)
  return { fake, state: () => store.getState() }
}

describe('3E, 5C: the choice', () => {
  test('3E: the sizes of the batches, each once and rising, with the one that is chosen', () => {
    const allocation = allocationOf(amox, null, () => 0, '2025-11-20')
    expect(packSizesOf(allocation, null)).toEqual([1, 100])
    expect(packSizesOf(allocation, 30), 'its last batch has gone meanwhile').toEqual([1, 30, 100])
    expect(packSizesOf(null, null)).toEqual([])
  })

  test('3E: where every pack is one unit there is nothing to choose', () => {
    const ones = { ...amox, batches: amox.batches.filter((batch) => batch.packSize === 1) }
    expect(
      packSizesOf(
        allocationOf(ones, null, () => 0, '2025-11-20'),
        null,
      ),
    ).toEqual([])
  })

  test('3I: the keys go round: any size, then each size, and back', () => {
    expect([null, 1, 100].map((now) => nextSize([1, 100], now, 1))).toEqual([1, 100, null])
    expect([null, 1, 100].map((now) => nextSize([1, 100], now, -1))).toEqual([100, null, 1])
  })

  test('U-36: a quantity typed as packs has a name of its own among the drafts', () => {
    expect(packsField(quantityField('amx', 100))).toEqual({ itemId: 'amx', packSize: 100 })
    expect(packsField(quantityField('amx', null))).toBeNull()
    expect(packsField('packs:amx:7')).toBeNull()
  })
})

describe('3E, 5C: reading back', () => {
  const rowOf = (...lines: readonly InvoiceLine[]) => {
    const [row] = itemRows({ lines: [...lines] }, [])
    if (!row) throw new Error('no row')
    return row
  }
  const line = (at: number, packs: number) => {
    const batch = amox.batches[at]
    if (!batch) throw new Error('no batch')
    return lineOf(amox, batch, packs)
  }

  test('3E: packs of the size where all that is taken has it, what is missing with them', () => {
    expect(countedIn(rowOf(line(3, 2)), 100)).toBe(2)
    expect(countedIn(rowOf(line(3, 2), missingLine(amox, 300)), 100), 'a placeholder keeps units').toBe(5)
    expect(countedIn(rowOf(line(3, 2)), null)).toBe(200)
  })

  test('3E: of other sizes, or with a part of a pack missing, no number of packs is said', () => {
    expect(countedIn(rowOf(line(3, 2), line(1, 150)), 100)).toBeNull()
    expect(countedIn(rowOf(line(3, 2), missingLine(amox, 50)), 100)).toBeNull()
  })

  test('5C: what is here is offered instead only in whole packs of the size that is asked for', () => {
    expect(coveredIn(rowOf(line(3, 2), missingLine(amox, 150)), 100)).toBe(2)
    expect(coveredIn(rowOf(line(3, 2), line(1, 150), missingLine(amox, 150)), 100), 'never 3.5 packs of 100').toBeNull()
    expect(coveredIn(rowOf(line(3, 2), line(1, 150), missingLine(amox, 150)), null)).toBe(350)
  })
})

describe('5C: asking for packs', () => {
  test('5C: in packs of 100 other sizes are left out and said, and the units go out as whole packs', async () => {
    const { fake, state } = await opened()
    await state().countIn(amoxId, 100)
    expect(state().allocation).toMatchObject({ packSize: 100, allocatedUnits: 0 })
    expect(await state().setUnits(amoxId, 300)).toBe(true)
    expect(fake.invoice(id)?.lines.map((line) => [line.batch, line.packs])).toEqual([['AX24117', 3]])
    expect(state().allocation?.batches.find((batch) => batch.batch === 'AX23041')?.leftOut).toBe('other_pack_size')
    expect(state().allocation?.notes).toContainEqual({ key: 'left_out_other_pack_size', params: { count: 1, units: 200 } })
  })

  test('5C: choosing changes nothing of the document, and units are units again afterwards', async () => {
    const { fake, state } = await opened()
    await state().setUnits(amoxId, 350)
    const before = fake.invoice(id)
    await state().countIn(amoxId, 100)
    expect(state().allocation, 'what is taken is shown, not what would be').toMatchObject({ wantedUnits: 350, allocatedUnits: 350 })
    await state().countIn(amoxId, null)
    expect(state().packSizes).toEqual({})
    expect(fake.invoice(id)).toEqual(before)
    expect(await state().setUnits(amoxId, 7)).toBe(true)
  })

  test('3E: the choice is kept while the document is open, for its item alone', async () => {
    const { state } = await opened()
    await state().countIn(amoxId, 100)
    await state().openItem('item-pcm500')
    expect(state().allocation?.packSize).toBeNull()
    await state().openItem(amoxId)
    expect(state().allocation?.packSize).toBe(100)
    await state().load('invoice-3')
    expect(state().packSizes).toEqual({})
  })

  test('5C: what is not whole packs is said at the quantity while it is typed, and the batches stay', async () => {
    const { fake, state } = await opened()
    await state().countIn(amoxId, 100)
    await state().preview(amoxId, 350)
    expect(state().refusal).toMatchObject({
      target: `units:${amoxId}`,
      error: { reason: 'packs_not_whole', params: { below: 3, above: 4 } },
    })
    expect(state().allocation?.batches.length).toBeGreaterThan(0)
    expect(await state().setUnits(amoxId, 350)).toBe(false)
    expect(fake.invoice(id)?.lines).toEqual([])
  })

  test('5C: a pack size that no batch has any more is refused at the quantity; the item can be taken off all the same', async () => {
    const { state } = await opened()
    await state().setUnits(amoxId, 100)
    await state().countIn(amoxId, 30)
    expect(await state().setUnits(amoxId, 60)).toBe(false)
    expect(state().refusal).toMatchObject({ target: `units:${amoxId}`, error: { reason: 'pack_size_gone', params: { packSize: 30 } } })
    expect(await state().setUnits(amoxId, 0)).toBe(true)
  })
})
