/** What central decides of giving out, from its preferences to the refusal (features 5B, 5C). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Invoice, InvoiceKind } from '../../../src-main/contract/trade.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { previewAllocation } from '../../../src-main/services/preview-allocation.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, reasonOf, valueOf } from '../../support/builders.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })
const draft = ({ context }: Clinic, nameId = 'ward', kind: Exclude<InvoiceKind, 'other'> = 'outbound_shipment'): Invoice =>
  valueOf(createInvoice(context, { id: randomUUID(), nameId }, kind))
const take = ({ context }: Clinic, invoice: Invoice, stockLineId: string, packs: number) =>
  setBatch(context, { ...seen(invoice), stockLineId, packs }, invoice.kind)

describe('5B: expired stock', () => {
  test('5B: never by itself, by hand with a warning, or refused where central says so', () => {
    const clinic = makeClinic()
    clinic.add.batch('old', 5, { expiry_date: '2026-02-01' })
    const open = draft(clinic)
    expect(valueOf(setItem(clinic.context, { ...seen(open), itemId: 'amox', units: 10 })).lines[0]?.stockLineId ?? null).toBeNull()
    const taken = valueOf(take(clinic, draft(clinic), 'old', 1))
    const shown = valueOf(previewAllocation(clinic.context, { id: taken.id, itemId: 'amox', units: null }))
    expect(shown.notes.map(({ key }) => key)).toContain('expired_taken')
    clinic.add.preferences({ expired_stock_prevent_issue: true })
    expect(take(clinic, draft(clinic), 'old', 1)).toMatchObject({
      error: { reason: 'batch_expired', params: { batch: 'lot old', item: 'Amoxicillin 250 mg', day: '2026-02-01' } },
    })
    expect(reasonOf(finaliseInvoice(clinic.context, seen(taken))), 'nor shipped where it was taken before').toBe('batch_expired')
  })

  test('5B: central’s threshold of days is kept, for the allocator and by hand', () => {
    const clinic = makeClinic()
    clinic.add.preferences({ expired_stock_prevent_issue: true, expired_stock_issue_threshold: 30 })
    clinic.add.batch('near', 5, { expiry_date: '2026-03-20' })
    clinic.add.batch('far', 5, { expiry_date: '2026-04-20' })
    const open = valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 20 }))
    expect(open.lines.map((line) => [line.batch, line.packs])).toEqual([['lot far', 2]])
    expect(reasonOf(take(clinic, draft(clinic), 'near', 1))).toBe('batch_near_expiry')
  })

  test('5J: what goes back to its supplier may be expired', () => {
    const clinic = makeClinic()
    clinic.add.preferences({ expired_stock_prevent_issue: true })
    clinic.add.customer('depot', { supplier: true })
    clinic.add.batch('old', 5, { expiry_date: '2026-02-01' })
    const back = valueOf(take(clinic, draft(clinic, 'depot', 'supplier_return'), 'old', 2))
    expect(finaliseInvoice(clinic.context, seen(back), 'supplier_return')).toMatchObject({ ok: true })
  })
})

describe('5C: monitors of vials', () => {
  function withVials(): Clinic {
    const clinic = makeClinic()
    for (const [id, level, unusable] of [
      ['fresh', 1, false],
      ['worn', 2, false],
      ['spent', 3, true],
    ] as const)
      clinic.add.row('vaccine_vial_monitor_status', id, { level, unusable, is_active: true, option_id: '' })
    clinic.add.batch('early', 5, { expiry_date: '2027-01-01', vvm_status_id: 'fresh' })
    clinic.add.batch('later', 5, { expiry_date: '2027-06-01', vvm_status_id: 'worn' })
    clinic.add.batch('bad', 5, { expiry_date: '2026-12-01', vvm_status_id: 'spent' })
    return clinic
  }
  const given = (clinic: Clinic) =>
    valueOf(setItem(clinic.context, { ...seen(draft(clinic)), itemId: 'amox', units: 10 })).lines.map((line) => line.batch)

  test('5C: first expiry, or by the store’s setting the most worn first; an unusable one never', () => {
    const clinic = withVials()
    expect(given(clinic)).toEqual(['lot early'])
    clinic.add.preferences({ sort_batches_by_VVM_not_expiry: true })
    expect(given(clinic)).toEqual(['lot later'])
    expect(reasonOf(take(clinic, draft(clinic), 'bad', 1))).toBe('batch_unusable')
  })
})

test('5B: more than is free is refused with the batch, its item and the document that holds the rest', () => {
  const clinic = makeClinic()
  clinic.add.batch('a', 5)
  const first = valueOf(take(clinic, draft(clinic), 'a', 3))
  expect(take(clinic, draft(clinic), 'a', 4)).toMatchObject({
    error: {
      reason: 'packs_promised',
      params: { batch: 'lot a', item: 'Amoxicillin 250 mg', available: 2, number: String(first.number) },
      field: 'packs',
    },
  })
})
