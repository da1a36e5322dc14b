/** Sentences about one document that need more than a key of the catalogue. */
import type { TFunction } from 'i18next'
import type { Invoice, InvoiceLine, ItemAllocation } from '../../../src-main/contract/trade.ts'
import type { Formats } from '../../ui/format.ts'

type T = TFunction<'trade'>
type Quantities = Pick<Formats, 'quantity'>

/** "Customer invoice 1071"; a number that is still to come is said in words (F-152). */
export function documentTitle({ kind, number }: Pick<Invoice, 'kind' | 'number'>, t: T): string {
  const word = t(`kind.${kind}`)
  return number === null ? t('invoice.titlePending', { kind: word }) : t('invoice.title', { kind: word, number })
}

/** The word for the other party of a document. */
export function partyLabel(kind: Invoice['kind'], t: T): string {
  if (kind === 'prescription') return t('invoice.patient')
  if (kind === 'inbound_shipment' || kind === 'supplier_return') return t('invoice.supplier')
  return t(kind === 'outbound_shipment' || kind === 'customer_return' ? 'invoice.customer' : 'invoice.name')
}

/** "150 × 1 and 2 × 100": what is taken, a part for each pack size in the order of the batches. */
function partsWords(allocation: ItemAllocation, { quantity }: Quantities, t: T): string {
  const packs = new Map<number, number>()
  for (const batch of allocation.batches) {
    if (batch.packs > 0) packs.set(batch.packSize, (packs.get(batch.packSize) ?? 0) + batch.packs)
  }
  const parts = [...packs].map(([packSize, count]) => t('allocation.part', { packs: quantity(count), packSize: quantity(packSize) }))
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : t('allocation.and', { first: parts.slice(0, -1).join(', '), last })
}

/**
 * What first expiry made of the wish, as one sentence (5C). `isByHand`: the packs were given batch by batch, so that
 * nothing may be said of expiry.
 */
export function allocationSentence(allocation: ItemAllocation, isByHand: boolean, format: Quantities, t: T): string {
  const taken = takenSentence(allocation, isByHand, format, t)
  const left = allocation.notes.find((one) => one.key === 'left_out_other_pack_size')
  const { count, units } = left?.params ?? {}
  return left ? `${taken} ${t('allocation.otherSizes', { count: Number(count), units: Number(units) })}` : taken
}

function takenSentence(allocation: ItemAllocation, isByHand: boolean, format: Quantities, t: T): string {
  const { wantedUnits, allocatedUnits, packSize } = allocation
  const say = format.quantity
  const parts = partsWords(allocation, format, t)
  const note = (key: string) => allocation.notes.some((one) => one.key === key)
  if (note('short') && packSize !== null) {
    const [allocated, wanted, packs] = [allocatedUnits, wantedUnits, wantedUnits - allocatedUnits].map((units) => say(units / packSize))
    return t('allocation.shortOfPacks', { packSize: say(packSize), allocated, wanted, packs })
  }
  if (note('short')) {
    return t('allocation.short', { allocated: say(allocatedUnits), wanted: say(wantedUnits), units: say(wantedUnits - allocatedUnits) })
  }
  if (note('over')) return t('allocation.over', { parts, allocated: say(allocatedUnits), units: say(allocatedUnits - wantedUnits) })
  if (allocatedUnits > 0) return t(isByHand ? 'allocation.chosen' : 'allocation.exactly', { parts, units: say(allocatedUnits) })
  const isFree = allocation.batches.some((batch) => batch.leftOut === null && batch.available > 0)
  if (packSize === null) return t(isFree ? 'allocation.nothing' : 'allocation.noneFree')
  return t(isFree ? 'allocation.noPacks' : 'allocation.noneOfSize', { packSize: say(packSize) })
}

/** Names the one batch that expires soon, or counts several. */
export function expiringWords(lines: readonly InvoiceLine[], format: Pick<Formats, 'date'>, t: T): string {
  const [only, ...more] = lines
  if (!only || more.length > 0) return t('ship.expiringMore', { count: lines.length })
  const params = { quantity: only.units, batch: only.batch, date: format.date(only.expiryDate ?? '') }
  return t('ship.expiring', params)
}
