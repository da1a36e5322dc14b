import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPacks } from '../../../src-main/domain/packs-asked.ts'

const batches = [1, 100, 2.5].map((packSize) => ({ packSize, itemName: 'Amoxicillin' }))

describe('5C: a quantity in packs of one size', () => {
  test('5C: units of any size are always asked for rightly, and so is nothing', () => {
    expect(checkPacks(batches, { units: 7.3, packSize: null })).toMatchObject({ ok: true })
    expect(checkPacks([], { units: 0, packSize: 100 })).toMatchObject({ ok: true })
  })

  test('5C: a size that no batch has is refused with the item and the size', () => {
    expect(checkPacks(batches, { units: 60, packSize: 30 })).toMatchObject({
      error: { code: 'refused', reason: 'pack_size_gone', params: { item: 'Amoxicillin', packSize: 30 }, field: 'packSize' },
    })
    expect(checkPacks([], { units: 60, packSize: 30 })).toMatchObject({ error: { reason: 'pack_size_gone' } })
  })

  test('5C: what is not whole packs is refused with the whole packs around it', () => {
    expect(checkPacks(batches, { units: 350, packSize: 100 })).toMatchObject({
      error: { reason: 'packs_not_whole', params: { item: 'Amoxicillin', packSize: 100, units: 350, below: 3, above: 4 }, field: 'units' },
    })
    expect(checkPacks(batches, { units: 40, packSize: 100 })).toMatchObject({ error: { params: { below: 0, above: 1 } } })
  })

  test('5C, 5D: whole packs of any size, broken ones too, are whole whatever dust is in the units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 2.5, 100), (packs, packSize) => {
        expect(checkPacks(batches, { units: packs * packSize + 1e-9, packSize })).toMatchObject({ ok: true })
      }),
    )
  })
})
