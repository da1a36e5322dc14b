import type { ItemChoice, NameChoice } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import type { PartyRole } from '../domain/invoice.ts'
import { momentOf } from '../domain/moment.ts'
import { finite } from '../domain/stock.ts'
import { searchItems } from '../repositories/items.ts'
import { partiesOf } from '../repositories/names.ts'
import { wordsOf } from './list-transactions.ts'

type Search = { readonly search: string; readonly limit: number }

/** Customers or suppliers that the store sees (F-020), best match first; one on hold is shown and cannot be taken. */
export const searchParties = (db: ReadDb, storeId: string, role: PartyRole, { search, limit }: Search): NameChoice[] =>
  partiesOf(db, storeId, role, wordsOf(search), limit).map((row) => ({
    id: row.id,
    code: row.code ?? '',
    name: row.name ?? '',
    isStore: row.type === 'store',
    onHold: row.on_hold === 1,
  }))

/** Items with their units in stock in the store and those that can be issued on `today` (local date), best match first. */
export const searchStock = (db: ReadDb, storeId: string, { search, limit }: Search, today: string): ItemChoice[] =>
  searchItems(db, storeId, wordsOf(search), limit, today).map((row) => ({
    id: row.id,
    code: row.code ?? '',
    name: row.name ?? '',
    unit: row.unit ?? '',
    total: finite(row.total),
    available: finite(row.available),
  }))

/** The local calendar day of an instant, as the clinic counts it. */
export const localDay = (now: Date): string => momentOf(now).date
