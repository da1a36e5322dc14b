/** The documents of a clinic's day, each as its screen makes it: the same operations in the same order. */
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Invoice, InvoiceState, ItemChoice } from '../../../src-main/contract/trade.ts'
import { answer } from './ask.ts'

const seen = ({ id, version }: Invoice) => ({ id, version })

export type Goods = { readonly batch: string; readonly item: ItemChoice; readonly packs: number }

/** Goods of a supplier, a line for each batch; New where `to` is null. */
export async function bringIn(page: Page, nameId: string, goods: readonly Goods[], to: 'delivered' | 'received' | 'verified' | null) {
  let invoice = await answer(page, 'inbound.create', { id: randomUUID(), nameId })
  for (const { batch, item, packs } of goods) {
    const line = { lineId: randomUUID(), itemId: item.id, batch, packs, expiryDate: '2029-03-31', costPrice: 2.5 }
    invoice = await answer(page, 'inbound.setLine', { ...seen(invoice), ...line })
  }
  return to === null ? invoice : answer(page, 'inbound.advance', { ...seen(invoice), to, liftHold: false })
}

/** Some units of each item to a customer, taken by first expiry; New where `to` is null. */
export async function giveOut(page: Page, nameId: string, items: readonly ItemChoice[], to: Leaving | null): Promise<Invoice> {
  let invoice = await answer(page, 'invoice.create', { id: randomUUID(), nameId })
  for (const { id: itemId } of items) invoice = await answer(page, 'invoice.setItem', { ...seen(invoice), itemId, units: 3 })
  return to === null ? invoice : answer(page, 'invoice.finalise', { ...seen(invoice), to })
}
type Leaving = Extract<InvoiceState, 'allocated' | 'picked' | 'shipped'>

/** So many packs of one batch to a customer. */
export async function giveBatch(page: Page, nameId: string, stockLineId: string, packs: number): Promise<Invoice> {
  const invoice = await answer(page, 'invoice.create', { id: randomUUID(), nameId })
  const filled = await answer(page, 'invoice.setBatch', { ...seen(invoice), stockLineId, packs })
  return answer(page, 'invoice.finalise', { ...seen(filled), to: 'shipped' })
}

/** One pack of the first batch of what came goes back to its supplier. */
export async function sendBack(page: Page, came: Invoice): Promise<Invoice> {
  const [reason] = await answer(page, 'supplierReturn.reasons', {})
  const [line] = came.lines
  if (line === undefined || line.stockLineId === null) throw new Error('nothing came with this document')
  let invoice = await answer(page, 'supplierReturn.create', {
    id: randomUUID(),
    nameId: came.nameId,
    originalId: came.id,
    lineIds: [line.id],
  })
  invoice = await answer(page, 'supplierReturn.setBatch', { ...seen(invoice), stockLineId: line.stockLineId, packs: 1 })
  invoice = await answer(page, 'supplierReturn.setReason', { ...seen(invoice), itemId: line.itemId, reasonId: reason?.id ?? null })
  return answer(page, 'supplierReturn.finalise', seen(invoice))
}
