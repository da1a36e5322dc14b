/** Every declared table. Adding one: a declaration here and a migration. */
import type { DataClass } from '../domain/data-class.ts'
import { item, itemStoreJoin, masterList, masterListLine, masterListNameJoin, unit } from './catalogue.ts'
import { invoice, invoiceLine } from './invoices.ts'
import { name, nameStoreJoin, store, storePreference } from './names.ts'
import { activityLog, user } from './people.ts'
import { location, stockLine } from './stock.ts'
import type { SyncedTable } from './types.ts'
import { undeclaredClass } from './undeclared.ts'

/** By local name; the key is the table's name in the database. */
export const declared = {
  unit,
  store_preference: storePreference,
  user,
  item,
  name,
  master_list: masterList,
  store,
  master_list_line: masterListLine,
  master_list_name_join: masterListNameJoin,
  name_store_join: nameStoreJoin,
  location,
  activity_log: activityLog,
  item_store_join: itemStoreJoin,
  stock_line: stockLine,
  invoice,
  invoice_line: invoiceLine,
} as const

export type LocalName = keyof typeof declared

/** Parents first: the order of integration and of a push run (protocol-v5.md 3.4). */
export const syncedTables: readonly SyncedTable[] = Object.values(declared)

const byWire = new Map(syncedTables.map((table) => [table.wire, table]))
const byLocal = new Map(syncedTables.map((table) => [table.local, table]))

/** The declaration of a wire table, whose case matters; undefined where it lives in `record`. */
export const tableByWire = (wire: string): SyncedTable | undefined => byWire.get(wire)
export const tableByLocal = (local: string): SyncedTable | undefined => byLocal.get(local)

/** Class of any v5 table (F-030 to F-036); null for a table that no source names. */
export const classOf = (wire: string): DataClass | null => byWire.get(wire)?.class ?? undeclaredClass(wire)

/** Tables whose rows are part of a document of the given table and go with it, such as the lines of an invoice. */
export const partsOf = (local: string): readonly SyncedTable[] => parts.get(local) ?? []

const parts = new Map(syncedTables.map(({ local, wire }) => [local, syncedTables.filter((table) => documentTable(table) === wire)]))

function documentTable({ document, columns }: SyncedTable): string | undefined {
  return document === undefined ? undefined : columns[document]?.parent
}
