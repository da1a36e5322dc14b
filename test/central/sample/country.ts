import type { Random } from './random.ts'
import type { RowWriter } from './row-writer.ts'

export type SampleOptions = {
  seed: number
  items: number
  /** Invoices, requisitions and stocktakes together. */
  documents: number
  stores: number
  sites: number
  /** Share of the documents that the two stores of the demo site write themselves. */
  demoShare: number
  today: Date
}

export type Item = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly unitPrice: number
  readonly packSizes: readonly number[]
  readonly isCold: boolean
}

/** A batch in a store, written as an item_line once all is told. Quantities are packs. */
export type Batch = {
  readonly id: string
  readonly item: Item
  readonly batch: string
  readonly expiry: number
  readonly packSize: number
  readonly cost: number
  readonly sell: number
  readonly supplierId: string
  readonly locationId: string
  readonly received: number
  readonly hold: boolean
  total: number
  promised: number
}

export type Location = { readonly id: string; readonly code: string; readonly name: string; readonly isCold: boolean }

export type Partner = { readonly nameId: string; readonly code: string; readonly name: string; readonly store: Store | null }

export type Store = {
  readonly id: string
  readonly nameId: string
  readonly code: string
  readonly name: string
  readonly level: 'national' | 'regional' | 'clinic'
  readonly mode: 'store' | 'dispensary'
  readonly supplier: Store | null
  readonly customers: Partner[]
  readonly patients: Partner[]
  readonly locations: readonly Location[]
  readonly items: readonly Item[]
  /** Batches by item, with stock or without. */
  readonly stock: Map<Item, Batch[]>
  readonly numbers: Map<string, number>
  readonly isDemo: boolean
}

export type Country = {
  readonly options: SampleOptions
  readonly random: Random
  readonly writer: RowWriter
  /** The last day; documents go back two years from it. */
  readonly today: number
  readonly items: readonly Item[]
  readonly stores: Store[]
  readonly suppliers: Partner[]
  readonly adjustment: Partner
  readonly userIds: readonly string[]
  readonly currencyId: string
  documents: number
}

/** The next number of a series of a store, as central's `number` table has them. */
export function nextNumber(store: Store, series: string): number {
  const number = (store.numbers.get(series) ?? 0) + 1
  store.numbers.set(series, number)
  return number
}
