/**
 * Every declared table, one line each: what happens to it. Its keys stand in the file of its family. Adding a table: a
 * shape in a family file, a line here, a migration.
 */
import type { DataClass } from '../domain/data-class.ts'
import { item, itemStoreJoin, masterList, masterListLine, masterListNameJoin, unit } from './catalogue.ts'
import { nameClass, visibilityClass } from './classes.ts'
import { invoice, invoiceLine } from './invoices.ts'
import { name, nameStoreJoin, store, storePreference } from './names.ts'
import { activityLog, user } from './people.ts'
import { location, stockLine } from './stock.ts'
import type { ClassRule, DeleteRule, Lookup, Owner, Stream, SyncedTable, TableRules, TableShape, WireRow } from './types.ts'

type Direction = 'pull' | 'push'
const ofStore = { column: 'store_id' } as const
const ofInvoice = { column: 'invoice_id', through: 'invoice' } as const
/** A patient belongs to the home store (F-033). */
const ofHome = { column: 'supplying_store_id' } as const

/**
 * By the table's name in the database. The columns: shape, name on the wire, class (F-030 to F-037), data types of
 * features.md 1C, stream, level (protocol-v5.md 3.4), what a delete from central does, whether rows are also pushed,
 * owner, whether records are merged.
 */
// prettier-ignore
const lines = {
  // items
  unit:                  line(unit,               'unit',                  'central',       'DT-01 DT-03',             'central', 0, 'hard', 'pull', null, 'merges'),
  item:                  line(item,               'item',                  'central',       'DT-01 DT-03',             'central', 1, 'soft', 'pull', null, 'merges'),
  master_list:           line(masterList,         'list_master',           'central',       'DT-05',                   'central', 1, 'soft', 'pull', null),
  master_list_line:      line(masterListLine,     'list_master_line',      'central',       'DT-05',                   'central', 2, 'hard', 'pull', null),
  master_list_name_join: line(masterListNameJoin, 'list_master_name_join', 'central',       'DT-05',                   'central', 2, 'hard', 'pull', null),
  item_store_join:       line(itemStoreJoin,      'item_store_join',       'central_store', 'DT-28',                   'site',    4, 'hard', 'pull', ofStore),

  // names and stores
  name:                  line(name,               'name',                  nameClass,       'DT-02 DT-03 DT-36 DT-37', 'both',    1, 'soft', 'push', ofHome, 'merges'),
  store:                 line(store,              'store',                 'central',       'DT-30',                   'central', 2, 'hard', 'pull', null),
  name_store_join:       line(nameStoreJoin,      'name_store_join',       visibilityClass, 'DT-28 DT-29 DT-35',       'site',    3, 'hard', 'push', ofStore),
  store_preference:      line(storePreference,    'pref',                  'central_store', 'DT-30',                   'site',    0, 'hard', 'pull', ofStore),

  // people
  user:                  line(user,               'user',                  'central',       'DT-60 DT-61',             'central', 0, 'soft', 'push', null),

  // a store's own work
  location:              line(location,           'Location',              'store',         'DT-43 DT-44',             'site',    3, 'hard', 'push', ofStore),
  stock_line:            line(stockLine,          'item_line',             'store',         'DT-45',                   'site',    4, 'hard', 'push', ofStore),
  invoice:               line(invoice,            'transact',              'store',         'DT-40 DT-46 DT-48',       'site',    4, 'hard', 'push', ofStore),
  invoice_line:          line(invoiceLine,        'trans_line',            'store',         'DT-40 DT-46 DT-48',       'site',    5, 'hard', 'push', ofInvoice),
  activity_log:          line(activityLog,        'om_activity_log',       'store',         'DT-68',                   'site',    3, 'hard', 'push', ofStore),
} as const

export type LocalName = keyof typeof lines

/** By local name. */
export const declared = Object.fromEntries(Object.entries(lines).map(([local, rest]) => [local, { ...rest, local }])) as {
  readonly [L in LocalName]: (typeof lines)[L] & { readonly local: L }
}

/** Parents first: the order of integration and of a push run (protocol-v5.md 3.4). */
export const syncedTables: readonly SyncedTable[] = (Object.values(declared) as SyncedTable[]).toSorted((a, b) => a.level - b.level)

const byWire = new Map(syncedTables.map((table) => [table.wire, table]))
const byLocal = new Map(syncedTables.map((table) => [table.local, table]))

/** The declaration of a wire table, whose case matters; undefined where it lives in `record`. */
export const tableByWire = (wire: string): SyncedTable | undefined => byWire.get(wire)
export const tableByLocal = (local: string): SyncedTable | undefined => byLocal.get(local)

/** Class of one row of a table (F-037). Lines of a document have the class of the document: ask for its row. */
export const classOfRow = ({ class: rule }: SyncedTable, row: WireRow, lookup: Lookup): DataClass =>
  typeof rule === 'function' ? rule(row, lookup) : rule

/** Tables whose rows are part of a document of the given table and go with it, such as the lines of an invoice. */
export const partsOf = (local: string): readonly SyncedTable[] => parts.get(local) ?? []

const parts = new Map(syncedTables.map(({ local, wire }) => [local, syncedTables.filter((table) => documentTable(table) === wire)]))

function documentTable({ document, columns }: SyncedTable): string | undefined {
  return document === undefined ? undefined : columns[document]?.parent
}

function line<S extends TableShape>(
  shape: S,
  wire: string,
  rule: ClassRule,
  dataTypes: string,
  stream: Stream,
  level: number,
  deletes: DeleteRule,
  direction: Direction,
  owner: Owner | null,
  merges?: 'merges',
): S & Omit<TableRules, 'local'> {
  const rules = { wire, class: rule, dataTypes: dataTypes.split(' '), stream, level, deletes, pushed: direction === 'push', owner }
  return { ...shape, ...rules, ...(merges === undefined ? {} : { merges: true as const }) }
}
