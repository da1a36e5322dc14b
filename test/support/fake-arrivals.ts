/** What the fake does with documents that bring goods: lines as the page says them, and steps forward. */
import { nextStates } from '../../src-main/contract/life-cycle.ts'
import type { Input } from '../../src-main/contract/operations.ts'
import type { Invoice, InvoiceLine, NameChoice } from '../../src-main/contract/trade.ts'
import { nowIso } from './fake-trade-data.ts'
import type { FakeItem } from './fake-trade-data.ts'

export const suppliers: readonly NameChoice[] = [
  { id: 'name-med', code: 'MED', name: 'Medipharm Wholesale', isStore: false, onHold: false },
  { id: 'name-cms', code: 'CMS', name: 'Central Medical Store', isStore: true, onHold: false },
]

export const places = ['A-02', 'B-11', 'C-03'].map((code) => ({ id: `place-${code}`, code, name: code, onHold: false }))

type Said = Input<'inbound.setLine'>

/** The document with the line as it is said now. */
export function withLine(invoice: Invoice, item: FakeItem, said: Said): Invoice {
  const before = invoice.lines.find((line) => line.id === said.lineId)
  const line = lineOf(item, before, said)
  const lines = before === undefined ? [...invoice.lines, line] : invoice.lines.map((one) => (one.id === line.id ? line : one))
  return { ...invoice, lines }
}

function lineOf(item: FakeItem, before: InvoiceLine | undefined, said: Said): InvoiceLine {
  const packSize = said.packSize ?? before?.packSize ?? 100
  const packs = said.packs ?? before?.packs ?? 0
  const costPrice = said.costPrice ?? before?.costPrice ?? 0
  const locationId = said.locationId === undefined ? (before?.locationId ?? null) : said.locationId
  return {
    id: said.lineId,
    itemId: item.id,
    itemCode: item.code,
    itemName: item.name,
    unit: item.unit,
    stockLineId: null,
    batch: said.batch ?? before?.batch ?? '',
    expiryDate: said.expiryDate === undefined ? (before?.expiryDate ?? null) : said.expiryDate,
    location: places.find((place) => place.id === locationId)?.code ?? '',
    packSize,
    packs,
    units: packs * packSize,
    sellPrice: costPrice,
    costPrice,
    total: packs * costPrice,
    locationId,
    note: '',
    reasonId: null,
    reason: '',
    isIncoming: true,
    isWaiting: false,
    isFromTransfer: before?.isFromTransfer ?? false,
    approval: before?.approval ?? null,
    isCostFixed: before?.isCostFixed ?? false,
    sentPacks: before?.sentPacks ?? null,
  }
}

/** The document a step on. */
export const advanced = (invoice: Invoice, to: Input<'inbound.advance'>['to']): Invoice => ({
  ...invoice,
  state: to,
  onHold: false,
  next: [...nextStates(invoice.kind, to)],
  locked: to === 'verified' ? 'already_verified' : null,
  dates: { ...invoice.dates, [to]: nowIso },
})
