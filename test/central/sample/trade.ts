import type { Country, Partner, Store } from './country.ts'
import type { Moment } from './days.ts'
import { later } from './days.ts'
import { writeInvoice, type Line } from './invoice.ts'
import { available, newDelivery, receive, rounded, usable, type Delivery } from './stock.ts'
import { asPartner } from './store-rows.ts'

/** The last days before today leave some documents unfinished. */
const isOpen = (country: Country, at: Moment, days: number): boolean => at.day > country.today - days

const lineOf = (delivery: Delivery): Line => ({
  item: delivery.item,
  batch: null,
  batchText: delivery.batch,
  expiry: delivery.expiry,
  packSize: delivery.packSize,
  packs: delivery.packs,
  cost: delivery.cost,
  sell: rounded(delivery.cost * 1.2),
})

/** Up to `count` lines of what the store can give on this day, by first expiry; nothing is taken from stock yet. */
export function issueLines(country: Country, store: Store, at: Moment, count: number, most: number): Line[] {
  const lines: Line[] = []
  const seen = new Set<string>()
  for (let tries = 0; lines.length < count && tries < count * 4; tries += 1) {
    const item = country.random.pick(store.items)
    const [batch] = seen.has(item.id) ? [] : usable(store, item, at.day)
    seen.add(item.id)
    if (!batch) continue
    const wanted = Math.max(1, Math.round((most * (0.2 + country.random.real())) / Math.sqrt(batch.packSize)))
    const packs = Math.min(available(batch), wanted)
    const { batch: batchText, expiry, packSize, cost, sell } = batch
    lines.push({ item, batch, batchText, expiry, packSize, packs, cost, sell })
  }
  return lines
}

/** Takes the lines from stock, or only promises them. */
export function take(lines: readonly Line[], how: 'issue' | 'promise'): void {
  for (const { batch, packs } of lines) {
    if (!batch) continue
    if (how === 'promise') batch.promised = rounded(batch.promised + packs, 4)
    else batch.total = rounded(batch.total - packs, 4)
  }
}

/** Goods from a supplier outside, or an opening balance where the partner is the inventory adjustment. */
export function deliver(country: Country, store: Store, partner: Partner, at: Moment, deliveries: readonly Delivery[]): void {
  const lines = deliveries.map((one) => ({ ...lineOf(one), batch: receive(country, store, one, partner.nameId, at.day) }))
  const isAdjustment = partner.code === 'invad'
  writeInvoice(country, {
    id: country.random.uuid(),
    store,
    partner,
    type: 'si',
    status: 'fn',
    omType: isAdjustment ? 'INVENTORY_ADDITION' : 'INBOUND_SHIPMENT',
    omStatus: 'VERIFIED',
    at,
    lines,
    theirRef: isAdjustment ? '' : `INV-${country.random.int(10_000, 99_999)}`,
  })
}

/** Brings a store what it is short of, from its supplying store or from outside. */
export function restock(country: Country, store: Store, at: Moment): void {
  const { random } = country
  const lines = store.supplier && random.chance(0.85) ? issueLines(country, store.supplier, at, random.int(6, 14), 60) : []
  if (store.supplier && lines.length > 2) return transfer(country, store.supplier, store, at, lines)
  const scale = { national: 40, regional: 12, clinic: 4 }[store.level]
  const count = random.int(5, 12)
  const deliveries = Array.from({ length: count }, () => newDelivery(random, random.pick(store.items), at.day, scale))
  deliver(country, store, random.pick(country.suppliers), at, deliveries)
}

/** Both halves of a shipment between stores, linked; one that left in the last three days has not arrived. */
export function transfer(country: Country, from: Store, to: Store, at: Moment, lines: readonly Line[]): void {
  const [outId, inId] = [country.random.uuid(), country.random.uuid()]
  const onItsWay = isOpen(country, at, 4)
  take(lines, 'issue')
  const omStatus = onItsWay ? 'SHIPPED' : 'VERIFIED'
  const out = {
    id: outId,
    store: from,
    partner: asPartner(to),
    linkedId: inId,
    type: 'ci',
    status: 'fn',
    omType: 'OUTBOUND_SHIPMENT',
  } as const
  const number = writeInvoice(country, { ...out, omStatus, at, lines })
  const arrived = lines.map((line): Line => {
    const delivery = { ...line, batch: line.batchText, cost: line.sell }
    const batch = onItsWay ? null : receive(country, to, delivery, from.nameId, at.day)
    return { ...line, batch, cost: line.sell, sell: rounded(line.sell * 1.2), linkedInvoice: outId }
  })
  writeInvoice(country, {
    id: inId,
    store: to,
    partner: asPartner(from),
    linkedId: outId,
    type: 'si',
    status: onItsWay ? 'nw' : 'fn',
    omType: 'INBOUND_SHIPMENT',
    omStatus,
    hold: onItsWay,
    at: later(at, 120),
    lines: arrived,
    theirRef: `Invoice ${number}`,
  })
}

/** An invoice to a ward or to another store; the newest are still open, so that some stock is promised. */
export function supply(country: Country, store: Store, at: Moment): boolean {
  const { random } = country
  const lines = issueLines(country, store, at, random.int(2, 7), store.level === 'clinic' ? 12 : 60)
  if (lines.length === 0) return false
  const partner = random.pick(store.customers)
  if (partner.store) {
    transfer(country, store, partner.store, at, lines)
    return true
  }
  const open = isOpen(country, at, 4) ? random.pick(['sg', 'sg', 'cn', 'fn'] as const) : 'fn'
  take(lines, open === 'sg' ? 'promise' : 'issue')
  const omStatus = open === 'sg' ? random.pick(['NEW', 'ALLOCATED']) : open === 'cn' ? 'PICKED' : 'SHIPPED'
  const invoice = { id: random.uuid(), store, partner, type: 'ci', status: open, omType: 'OUTBOUND_SHIPMENT', omStatus } as const
  writeInvoice(country, { ...invoice, at, lines, comment: random.chance(0.2) ? 'Driver collects in the afternoon' : '' })
  return true
}

/** A prescription of one to three medicines. */
export function prescribe(country: Country, store: Store, at: Moment): boolean {
  const { random } = country
  if (store.patients.length === 0) return false
  const lines = issueLines(country, store, at, random.int(1, 3), 2)
  if (lines.length === 0) return false
  take(lines, 'issue')
  const partner = random.pick(store.patients)
  const invoice = { id: random.uuid(), store, partner, type: 'ci', mode: 'dispensary', status: 'fn', omType: 'PRESCRIPTION' } as const
  writeInvoice(country, { ...invoice, omStatus: 'VERIFIED', at, lines })
  return true
}
