/** What a pack costs, and what is said of a line's money (features 5D). Prices are those of a pack, tax and margins are percent. */
import { lineTotal, roundMoney } from './money.ts'

export type IssuePrice = {
  readonly packSize: number
  /** The selling price of the batch. */
  readonly batchPrice: number
  /** The price of a unit on the default price list; null where it has none. */
  readonly unitPrice: number | null
  /** Of every discount list that the customer has for the item. */
  readonly discounts: readonly number[]
  readonly isPatient: boolean
}

/** The default price list, else the batch; then the largest discount that applies, of which patients have none. */
export function issuePrice({ packSize, batchPrice, unitPrice, discounts, isPatient }: IssuePrice): number {
  const full = unitPrice === null ? batchPrice : unitPrice * packSize
  const discount = isPatient ? 0 : Math.min(100, Math.max(0, ...discounts))
  return full * (1 - discount / 100)
}

export type ReceivedPrice = {
  readonly costPrice: number
  readonly packSize: number
  /** The store's own selling price of the item's usual pack; null where it has none. */
  readonly itemPrice: number | null
  readonly usualPackSize: number
  readonly supplierMargin: number
  readonly itemMargin: number
  readonly itemMarginFirst: boolean
}

/** What goods that come in are sold at: the item's own price scaled to the pack, else what they cost and a margin. */
export function receivedPrice(given: ReceivedPrice): number {
  const { costPrice, packSize, itemPrice, usualPackSize, supplierMargin, itemMargin, itemMarginFirst } = given
  if (itemPrice !== null && itemPrice > 0) return (itemPrice * packSize) / Math.max(usualPackSize, 1)
  const margin = itemMarginFirst ? itemMargin || supplierMargin : supplierMargin || itemMargin
  return costPrice * (1 + margin / 100)
}

export type Amounts = { readonly beforeTax: number; readonly afterTax: number }

/** The tax of the document where it sets one, else the line's own; older programs write 0 for none. */
export const taxOf = (ofLine: number | null, ofDocument: number | null): number => ofDocument || ofLine || 0

/** Packs × price, rounded, and the same with tax. */
export function lineAmounts(packs: number, pricePerPack: number, tax: number): Amounts {
  const beforeTax = lineTotal(packs, pricePerPack)
  return { beforeTax, afterTax: roundMoney(beforeTax * (1 + tax / 100)) }
}

export type PackOfLine = {
  readonly packs: number
  readonly packSize: number
  readonly costPrice: number
  readonly sellPrice: number
  readonly volumePerPack: number
}

/** The same goods in packs of one unit; a line without a pack size stays as it is. */
export function packToOne<L extends PackOfLine>(line: L): L {
  const { packs, packSize, costPrice, sellPrice, volumePerPack } = line
  if (packSize <= 0) return line
  const perUnit = { costPrice: costPrice / packSize, sellPrice: sellPrice / packSize, volumePerPack: volumePerPack / packSize }
  return { ...line, packs: packs * packSize, packSize: 1, ...perUnit }
}

/** What a pack of a purchase order costs where it lies: its price in our money with its share of the charges, two decimals. */
export function landedCost(price: number, exchangeRate: number, charges: number, goods: number): number {
  return roundMoney(price * exchangeRate * (1 + (goods > 0 ? charges / goods : 0)))
}
