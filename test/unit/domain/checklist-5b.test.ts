/** The checklist of 5B that is pure: what each event does to the two numbers of a batch. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceKind, InvoiceState } from '../../../src-main/contract/trade.ts'
import { adjust } from '../../../src-main/domain/adjustment.ts'
import { arrive } from '../../../src-main/domain/arrivals.ts'
import type { GivenOut } from '../../../src-main/domain/cancellation.ts'
import { reverse } from '../../../src-main/domain/cancellation.ts'
import type { InvoiceHead } from '../../../src-main/domain/invoice.ts'
import { repack } from '../../../src-main/domain/repack.ts'
import type { StockLevel } from '../../../src-main/domain/stock.ts'
import { afterArriving, afterLeaving, afterTaking } from '../../../src-main/domain/stock.ts'
import { hasMovedStock } from '../../../src-main/domain/stock-moment.ts'

const level: StockLevel = { available: 8, total: 10 }
const named = { ...level, itemName: 'Amoxicillin', batch: 'A1' }

/** What an event of 3 packs does to [available, total]. */
type Change = readonly [available: number, total: number]
const changed = (after: StockLevel | null): Change | null => after && [after.available - level.available, after.total - level.total]

describe('5B: every event of the table', () => {
  test.each([
    ['add or raise a line in New', afterTaking(level, 3, 'new'), [-3, 0]],
    ['add or raise a line in Allocated', afterTaking(level, 3, 'allocated'), [-3, 0]],
    ['lower or delete it there', afterTaking({ available: 5, total: 10 }, -3, 'new'), [0, 0]],
    ['the first passing of Picked', afterLeaving({ available: 8, total: 13 }, 3), [0, 0]],
    ['raise a line while Picked', afterTaking(level, 3, 'picked'), [-3, -3]],
    ['lower a line while Picked, or delete the document', afterTaking(level, -3, 'picked'), [3, 3]],
    ['goods come in', afterArriving(level, 3), [3, 3]],
    ['a line that came is lowered', afterArriving(level, -3), [-3, -3]],
  ] as const)('5B: %s', (_what, after, change) => expect(changed(after)).toEqual(change))

  test('5B: inventory addition and reduction, repack: both numbers', () => {
    const up = adjust(named, 'addition', 3, [])
    const down = adjust(named, 'reduction', 3, [])
    expect(up.ok && changed(up.value)).toEqual([3, 3])
    expect(down.ok && changed(down.value)).toEqual([-3, -3])
    const packed = repack({ ...named, packSize: 10, costPrice: 1, sellPrice: 1, volumePerPack: 0 }, 3, 5, [])
    expect(packed).toMatchObject({ ok: true, value: { left: { available: 5, total: 7 }, packs: 6 } })
  })

  test('5B: which states have moved the stock: from Picked, from Received, prescriptions also Verified directly', () => {
    const moved: Partial<Record<InvoiceKind, readonly [InvoiceState, InvoiceState]>> = {
      outbound_shipment: ['allocated', 'picked'],
      supplier_return: ['new', 'picked'],
      prescription: ['new', 'picked'],
      inbound_shipment: ['delivered', 'received'],
      customer_return: ['shipped', 'received'],
    }
    for (const [kind, [last, first]] of Object.entries(moved) as [InvoiceKind, [InvoiceState, InvoiceState]][])
      expect([hasMovedStock(kind, last), hasMovedStock(kind, first), hasMovedStock(kind, 'verified')]).toEqual([false, true, true])
  })

  test('5B: only lines with packs that are neither pending nor rejected come in, at Received or at Verified directly', () => {
    const line = { id: 'l', itemName: 'A', batch: 'B', packSize: 1, costPrice: 0, isFromTransfer: true, isOrdered: false } as const
    const lines = [
      { ...line, packs: 5, approval: null },
      { ...line, packs: 0, approval: null },
      { ...line, packs: 5, approval: 'rejected' },
    ] as const
    for (const to of ['received', 'verified'] as const)
      expect(arrive('new', to, lines)).toMatchObject({ ok: true, value: { enter: [lines[0]] } })
  })

  test('5B: remainders below 0.001 pack snap to nothing or to all that is there, so that divisions leave no dust', () => {
    expect(afterArriving({ available: 1, total: 1 }, -0.9995)).toEqual({ available: 0, total: 0 })
    expect(afterTaking({ available: 2.9995, total: 3 }, 0, 'picked')).toEqual({ available: 2.9995, total: 3 })
    expect(afterArriving({ available: 2.9995, total: 3 }, 0)).toEqual({ available: 3, total: 3 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 97 }), (packs, parts) => {
        let left: StockLevel | null = { available: packs, total: packs }
        for (let part = 0; part < parts && left !== null; part += 1) left = afterTaking(left, packs / parts, 'picked')
        expect(left).toEqual({ available: 0, total: 0 })
      }),
    )
  })
})

describe('5B: a prescription is taken back', () => {
  const original: InvoiceHead = {
    id: 'p',
    storeId: 'store-a',
    nameId: 'patient',
    number: 3,
    kind: 'prescription',
    state: 'verified',
    onHold: false,
    isCancellation: false,
    requisitionId: null,
    linkedId: null,
    originalId: null,
    isOrdered: false,
  }
  const given = { id: 'back', number: 4, userId: 'nurse' }
  const today = { utc: '2026-03-02T08:00:00', date: '2026-03-02', time: 36_000, iso: '2026-03-02T08:00:00.000Z' }
  const lines: readonly GivenOut[] = [
    { itemId: 'amox', stockLineId: 'a', packs: 2 },
    { itemId: 'amox', stockLineId: 'a', packs: 1 },
    { itemId: 'zinc', stockLineId: 'gone', packs: 1 },
  ]
  const taken = (head: InvoiceHead = original) => reverse(head, lines, new Map([['a', level]]), given, today)

  test('5B: by a second, reversing one of today; both numbers rise again, and the first keeps its date', () => {
    expect(taken()).toMatchObject({
      ok: true,
      value: {
        original: { om_status: 'CANCELLED', status: 'fn', om_cancelled_datetime: today.utc },
        document: {
          id: 'back',
          om_type: 'PRESCRIPTION',
          om_status: 'VERIFIED',
          is_cancellation: 1,
          entry_date: today.date,
          om_picked_datetime: today.utc,
        },
        lines: lines.map((line) => ({ ...line, type: 'stock_in' })),
        stock: [{ id: 'a', available: 11, total: 13 }],
      },
    })
  })

  test('5B: once, only a prescription and only one that is verified', () => {
    for (const more of [{ state: 'new' }, { state: 'cancelled' }, { isCancellation: true }, { kind: 'outbound_shipment' }] as const)
      expect(taken({ ...original, ...more })).toMatchObject({ error: { reason: 'nothing_to_take_back', params: { number: '3' } } })
  })
})
