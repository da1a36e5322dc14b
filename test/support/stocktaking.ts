/** Stocktakes of a small clinic: started, counted and finalised as their page does it. */
import { randomUUID } from 'node:crypto'
import type { Stocktake as Head, StocktakeLine, StocktakeScope } from '../../src-main/contract/stocktakes.ts'
import { cursorOf } from '../../src-main/repositories/change-log.ts'
import { adjustStock } from '../../src-main/services/adjust-stock.ts'
import { createStocktake } from '../../src-main/services/create-stocktake.ts'
import { setCount } from '../../src-main/services/edit-stocktake.ts'
import { finaliseStocktake } from '../../src-main/services/finalise-stocktake.ts'
import { linesView, openStocktake } from '../../src-main/services/stocktake-view.ts'
import type { Clinic } from './builders.ts'
import { makeClinic, valueOf } from './builders.ts'

export const full: StocktakeScope = { kind: 'full' }
export const some = {
  kind: 'filtered',
  masterListId: null,
  locationId: null,
  expiresBefore: null,
  search: '',
  onlyWithStock: true,
} as const

/** Batches a (10), b (4 of 6 free) and an empty one. */
export function clinicWithStock(): Clinic {
  const clinic = makeClinic()
  clinic.add.adjustments()
  clinic.add.location('shelf')
  clinic.add.batch('a', 10)
  clinic.add.batch('b', 6, { available: 4, location_ID: 'shelf', expiry_date: '2026-04-30' })
  clinic.add.batch('empty', 0)
  clinic.add.invoice('open', { invoice_num: 7 })
  clinic.add.line('l', 'open', { item_line_ID: 'b', quantity: 2 })
  return clinic
}

export type Stocktake = Head & { readonly lines: readonly StocktakeLine[] }

export function start(clinic: Clinic, scope: StocktakeScope = full, more: object = {}): Stocktake {
  const asked = { id: randomUUID(), description: 'March', scope, isInitial: false, ...more }
  return now(clinic, valueOf(createStocktake(clinic.context, asked)).stocktake)
}
/** The stocktake with all its lines in their order. */
export function now({ context: { db } }: Clinic, { id }: Pick<Head, 'id'>): Stocktake {
  const { stocktake, lineIds } = valueOf(openStocktake(db, 'store-a', id))
  const lines = new Map(valueOf(linesView(db, 'store-a', id, lineIds)).map((line) => [line.id, line]))
  return { ...stocktake, lines: lineIds.flatMap((lineId) => lines.get(lineId) ?? []) }
}
export const lineOf = (take: Stocktake, stockLineId: string) => take.lines.find((line) => line.stockLineId === stockLineId)?.id ?? ''

export function count(
  clinic: Clinic,
  take: Stocktake,
  stockLineId: string,
  counted: number | null,
  reasonId: string | null = null,
): Stocktake {
  const { id, version } = now(clinic, take)
  valueOf(setCount(clinic.context, { id, version, lineId: lineOf(take, stockLineId), counted, reasonId }))
  return now(clinic, take)
}
export const finalise = (clinic: Clinic, take: Stocktake) =>
  finaliseStocktake(clinic.context, { id: take.id, version: now(clinic, take).version })
export function lose(clinic: Clinic, stockLineId: string, packs: number): void {
  const version = cursorOf(clinic.context.db, 'stock_line', stockLineId)
  valueOf(adjustStock(clinic.context, { id: randomUUID(), stockLineId, version, sign: 'reduction', packs, reasonId: 'lost', note: '' }))
}
