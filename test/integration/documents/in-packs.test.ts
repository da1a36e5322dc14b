/** 3E, 5C, U-12, U-13: a quantity that is asked for in packs of one size, through the services. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { changeItems } from '../../../src-main/services/change-items.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const draft = ({ context }: Clinic): Invoice => valueOf(createInvoice(context, { id: randomUUID(), nameId: 'ward' }))
const taken = ({ lines }: Invoice) => lines.map((line) => [line.stockLineId, line.packSize, line.packs])

/** Ones that expire first, then tens, then hundreds. */
function mixed(): Clinic {
  const clinic = makeClinic()
  clinic.add.batch('ones', 500, { pack_size: 1, expiry_date: '2026-06-30' })
  clinic.add.batch('tens', 6, { pack_size: 10, expiry_date: '2026-12-31' })
  clinic.add.batch('early', 2, { pack_size: 100, expiry_date: '2027-01-31' })
  clinic.add.batch('late', 3, { pack_size: 100, expiry_date: '2027-06-30' })
  return clinic
}

describe('5C: issuing in packs of n', () => {
  test('5C, U-12: only packs of that size, by first expiry; the stock of the others stays as it is', () => {
    const clinic = mixed()
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 300, packSize: 100 }))
    expect(taken(invoice)).toEqual([
      ['early', 100, 2],
      ['late', 100, 1],
    ])
    expect(clinic.level('ones')).toEqual({ available: 500, total: 500 })
    expect(clinic.level('late')).toEqual({ available: 2, total: 3 })
  })

  test('5C: the preview leaves the other sizes out, says so, and so it does of what the document has taken', () => {
    const clinic = mixed()
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 300, packSize: 100 }))
    for (const units of [300, null]) {
      const shown = valueOf(previewAllocation(clinic.context, { id: invoice.id, itemId: 'amox', units, packSize: 100 }))
      expect(shown).toMatchObject({ packSize: 100, wantedUnits: 300, allocatedUnits: 300 })
      expect(shown.batches.map((batch) => [batch.stockLineId, batch.packs, batch.leftOut])).toEqual([
        ['ones', 0, 'other_pack_size'],
        ['tens', 0, 'other_pack_size'],
        ['early', 2, null],
        ['late', 1, null],
      ])
      expect(shown.notes).toEqual([{ key: 'left_out_other_pack_size', params: { count: 2, units: 560 } }])
    }
  })

  test('5C, U-13: what is missing of the size waits on a line in units, though other sizes are there', () => {
    const clinic = mixed()
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 700, packSize: 100 }))
    expect(taken(invoice)).toEqual([
      ['early', 100, 2],
      ['late', 100, 3],
      [null, 1, 200],
    ])
    expect(invoice.lines.at(-1)).toMatchObject({ units: 200 })
  })

  test('5C, U-13: what is missing is covered later from packs of any size, by the same allocator', () => {
    const clinic = mixed()
    const short = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 700, packSize: 100 }))
    const covered = valueOf(changeItems(clinic.context, { ...seen(short), itemIds: ['amox'], do: 'allocate' }))
    expect(taken(covered)).toEqual([
      ['ones', 1, 200],
      ['early', 100, 2],
      ['late', 100, 3],
    ])
  })

  test('5C: a size that no batch has, and what is not whole packs, are refused at their field and change nothing', () => {
    const clinic = mixed()
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 100, packSize: 100 }))
    const refusals = [
      [
        { units: 60, packSize: 30 },
        { reason: 'pack_size_gone', field: 'packSize', params: { item: 'Amoxicillin 250 mg', packSize: 30 } },
      ],
      [
        { units: 250, packSize: 100 },
        { reason: 'packs_not_whole', field: 'units', params: { units: 250, below: 2, above: 3 } },
      ],
    ] as const
    for (const [asked, error] of refusals) {
      expect(setItem(clinic.context, { ...seen(invoice), itemId: 'amox', ...asked })).toMatchObject({ ok: false, error })
      expect(previewAllocation(clinic.context, { id: invoice.id, itemId: 'amox', ...asked })).toMatchObject({ ok: false, error })
    }
    expect(valueOf(invoiceView(clinic.db, 'store-a', invoice.id))).toEqual(invoice)
  })

  test('5C: an empty batch keeps its size: the packs wait until some come', () => {
    const clinic = makeClinic()
    clinic.add.batch('empty', 0, { pack_size: 50 })
    clinic.add.batch('a', 10)
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 100, packSize: 50 }))
    expect(taken(invoice)).toEqual([[null, 1, 100]])
  })

  test('5C: nothing of an item is nothing in any pack size: it goes off', () => {
    const clinic = mixed()
    const invoice = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 100, packSize: 100 }))
    expect(valueOf(setItem(clinic.context, { ...seen(invoice), itemId: 'amox', units: 0, packSize: 30 })).lines).toEqual([])
    expect(clinic.level('early')).toEqual({ available: 2, total: 2 })
  })

  test('5C, 5J: what goes back to its supplier may be asked for in packs too; nothing that is not here is asked for', () => {
    const clinic = mixed()
    clinic.add.customer('depot', { supplier: true })
    const back = valueOf(createInvoice(clinic.context, { id: randomUUID(), nameId: 'depot' }, 'supplier_return'))
    const kind = 'supplier_return'
    const full = valueOf(setItem(clinic.context, { ...seen(back), itemId: 'amox', units: 700, packSize: 100 }, kind))
    expect(taken(full)).toEqual([
      ['early', 100, 2],
      ['late', 100, 3],
    ])
  })
})
