import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentTotal } from '../../../src-main/domain/money.ts'
import { issuePrice, landedCost, lineAmounts, packToOne, receivedPrice, taxOf } from '../../../src-main/domain/prices.ts'

describe('5D: the price of an issue', () => {
  const batch = { packSize: 10, batchPrice: 25, unitPrice: null, discounts: [], isPatient: false }
  test.each([
    ['the batch’s own, where the default price list has none', {}, 25],
    ['the default price list’s price of a unit × the pack size', { unitPrice: 2 }, 20],
    ['less the largest discount that applies', { discounts: [5, 20, 10] }, 20],
    ['discount of the list price', { unitPrice: 2, discounts: [10] }, 18],
    ['a patient has no discount list', { discounts: [50], isPatient: true }, 25],
    ['a patient pays the list price too', { unitPrice: 2, isPatient: true }, 20],
    ['never below nothing', { discounts: [150] }, 0],
    ['a negative discount is none', { discounts: [-10] }, 25],
  ])('5D: %s', (_what, more, price) => expect(issuePrice({ ...batch, ...more })).toBeCloseTo(price, 9))
})

describe('5D: what goods that came are sold at', () => {
  const came = { costPrice: 8, packSize: 20, itemPrice: null, usualPackSize: 10, supplierMargin: 0, itemMargin: 0, itemMarginFirst: false }
  test.each([
    ['the item’s default price scaled to the pack', { itemPrice: 6, supplierMargin: 50 }, 12],
    ['else cost + the supplier’s margin', { supplierMargin: 25, itemMargin: 50 }, 10],
    ['else cost + the item’s margin', { itemMargin: 50 }, 12],
    ['reversed by the setting', { supplierMargin: 25, itemMargin: 50, itemMarginFirst: true }, 12],
    ['reversed, where the item has none: the supplier’s', { supplierMargin: 25, itemMarginFirst: true }, 10],
    ['without any margin the cost', {}, 8],
    ['a default price of 0 is none', { itemPrice: 0, supplierMargin: 25 }, 10],
  ])('5D: %s', (_what, more, price) => expect(receivedPrice({ ...came, ...more })).toBeCloseTo(price, 9))
})

describe('5D: line totals and tax', () => {
  test.each([
    [3, 0.335, 0, 1.01, 1.01],
    [4, 2.5, 10, 10, 11],
    [1, 0.99, 17.5, 0.99, 1.16],
  ])('5D: %d packs at %d with %d %% tax are %d before and %d after it', (packs, price, tax, beforeTax, afterTax) => {
    expect(lineAmounts(packs, price, tax)).toEqual({ beforeTax, afterTax })
  })

  test('5D: the tax of a line, unless the document sets one', () => {
    expect(taxOf(5, null)).toBe(5)
    expect(taxOf(5, 10)).toBe(10)
    expect(taxOf(5, 0), 'older programs write 0 for none').toBe(5)
    expect(taxOf(null, null)).toBe(0)
  })

  test('5D: the sum of rounded lines is the shown total, whatever the lines', () => {
    const line = fc.record({ packs: fc.integer({ min: 0, max: 999 }), price: fc.double({ min: 0, max: 99, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const shown = lines.map(({ packs, price }) => lineAmounts(packs, price, 7).afterTax)
        const cents = shown.reduce((sum, amount) => sum + Math.round(amount * 100), 0)
        expect(Math.round(documentTotal(shown) * 100)).toBe(cents)
      }),
    )
  })
})

describe('5D: packs', () => {
  test('5D: pack to one: packs × size, prices ÷ size, volume likewise; units and worth stay', () => {
    const line = { packs: 5, packSize: 20, costPrice: 8, sellPrice: 10, volumePerPack: 0.04 }
    expect(packToOne(line)).toEqual({ packs: 100, packSize: 1, costPrice: 0.4, sellPrice: 0.5, volumePerPack: 0.002 })
  })

  test('5D: a line that has no pack size is not divided by it', () => {
    const line = { packs: 5, packSize: 0, costPrice: 8, sellPrice: 10, volumePerPack: 1 }
    expect(packToOne(line)).toEqual(line)
  })
})

test.each([
  [10, 1.5, 20, 100, 18],
  [3.333, 1, 0, 100, 3.33],
  [10, 2, 5, 0, 20],
])('5D: landed cost: %d × rate %d × (1 + charges %d ÷ goods %d) is %d', (price, rate, charges, goods, cost) => {
  expect(landedCost(price, rate, charges, goods)).toBe(cost)
})
