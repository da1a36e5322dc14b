/** Prices of a document's lines, from what central and the store have set (features 5D). */
import type { ReadDb } from '../db/write.ts'
import type { InvoiceHead } from '../domain/invoice.ts'
import { issuePrice, receivedPrice } from '../domain/prices.ts'
import { tolerance } from '../domain/stock.ts'
import { readItem } from '../repositories/items.ts'
import { defaultUnitPrice, discountsFor, isPatient, storePrice, supplierMargin } from '../repositories/prices.ts'
import { readDocumentRules } from '../repositories/stock-rules.ts'

type Priced = { readonly pack_size: number | null; readonly sell_price: number | null }

/** What a pack of any batch of the item is issued at to this customer: ask once for the item, then for each batch. */
function issuePrices(db: ReadDb, nameId: string, itemId: string): (batch: Priced) => number {
  const ofItem = { unitPrice: defaultUnitPrice(db, itemId), discounts: discountsFor(db, itemId, nameId), isPatient: isPatient(db, nameId) }
  return (batch) => issuePrice({ ...ofItem, packSize: batch.pack_size ?? 0, batchPrice: batch.sell_price ?? 0 })
}

type Document = { readonly kind: string; readonly name_id: string }
type Valued = Priced & { readonly cost_price: number | null }

/**
 * The same on a document: what goes back to its supplier does so at cost, for nobody sells it (5J); customers have their
 * prices (5D). Central and the other store read the price of what goes out from `sell_price`, so the cost stands there too.
 */
export function pricesFor(db: ReadDb, document: Document | undefined, itemId: string): (batch: Valued) => number {
  if (document?.kind === 'supplier_return') return (batch) => batch.cost_price ?? 0
  return document === undefined ? (batch) => batch.sell_price ?? 0 : issuePrices(db, document.name_id, itemId)
}

type Arrived = { readonly itemId: string; readonly costPrice: number; readonly packSize: number; readonly supplierId: string | null }

function priceOfArrival(db: ReadDb, storeId: string, { itemId, costPrice, packSize, supplierId }: Arrived): number {
  const own = storePrice(db, storeId, itemId)
  return receivedPrice({
    costPrice,
    packSize,
    itemPrice: own?.default_price ?? null,
    usualPackSize: readItem(db, itemId)?.default_pack_size ?? 1,
    supplierMargin: supplierId === null ? 0 : supplierMargin(db, supplierId),
    itemMargin: own?.margin ?? 0,
    itemMarginFirst: readDocumentRules(db, storeId).itemMarginFirst,
  })
}

type Line = { readonly item_id: string; readonly cost_price: number | null; readonly pack_size: number | null }
type Head = Pick<InvoiceHead, 'storeId' | 'nameId'>

/** What a pack that came in is sold at, as long as nobody has given it a price. */
export const usualPrice = (db: ReadDb, { storeId, nameId }: Head, { item_id, cost_price, pack_size }: Line): number =>
  priceOfArrival(db, storeId, { itemId: item_id, costPrice: cost_price ?? 0, packSize: pack_size ?? 0, supplierId: nameId })

/** The price that somebody gave the line; null while it is its cost, as a transfer brings it, or the usual one. */
export function givenPrice(db: ReadDb, head: Head, line: Line & { readonly sell_price: number | null }): number | null {
  const { sell_price: price, cost_price: cost } = line
  if (price === null || Math.abs(price - (cost ?? 0)) < tolerance) return null
  return Math.abs(price - usualPrice(db, head, line)) < tolerance ? null : price
}
