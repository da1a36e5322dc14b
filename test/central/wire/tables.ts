/** Who may write a row and whom it goes to (protocol-v5.md 4.1; features.md 1C). */
export type TableClass = 'central' | 'central_store' | 'store' | 'patient' | 'shared' | 'message'

export type Table = {
  readonly class: TableClass
  /** Key that holds the owning store. */
  readonly store?: string
  /** Key of the parent record through which the owning store is found. */
  readonly through?: { readonly key: string; readonly table: string }
  /** Key by which related rows are found: the parent of a line, the partner of a document, the name of a join. */
  readonly link?: string
  /** Records that must be at central before this one is taken. */
  readonly required?: Readonly<Record<string, string>>
  /** Keys that hold a text in every row that is taken. */
  readonly filled?: readonly string[]
  /** No site deletes its records: their push is `u` alone (protocol-v5.md 4.1). */
  readonly isKept?: true
  /** Parents have the lower rank; initialisation queues by it. */
  readonly rank: number
}

const store = (rank: number, more: Partial<Table> = {}): Table => ({ class: 'store', store: 'store_ID', rank, ...more })
const line = (key: string, table: string, rank: number): Table => ({
  class: 'store',
  through: { key, table },
  link: key,
  required: { [key]: table, item_ID: 'item' },
  rank,
})

const tables: Readonly<Record<string, Table>> = {
  unit: { class: 'central', rank: 1 },
  user: { class: 'central', filled: ['name'], rank: 1 },
  item: { class: 'central', rank: 2 },
  name: { class: 'central', rank: 2 },
  store: { class: 'central', link: 'name_ID', rank: 3 },
  barcode: { class: 'shared', isKept: true, required: { itemID: 'item' }, rank: 3 },
  clinician: { class: 'patient', isKept: true, rank: 4 },
  nameInsuranceJoin: { class: 'patient', isKept: true, link: 'nameID', required: { nameID: 'name' }, rank: 4 },
  om_document: { class: 'patient', isKept: true, link: 'owner_name_ID', rank: 4 },
  om_encounter: { class: 'patient', link: 'name_ID', rank: 5 },
  om_vaccination: { class: 'patient', link: 'name_ID', rank: 6 },
  name_note: store(5, { link: 'name_ID' }),
  pref: { class: 'central_store', store: 'store_ID', rank: 4 },
  item_store_join: { class: 'central_store', store: 'store_ID', link: 'item_ID', required: { item_ID: 'item' }, rank: 4 },
  name_store_join: store(4, { isKept: true, link: 'name_ID', required: { name_ID: 'name', store_ID: 'store' } }),
  clinician_store_join: store(5, { isKept: true, link: 'prescriber_ID', required: { prescriber_ID: 'clinician', store_ID: 'store' } }),
  Location: store(5, { required: { store_ID: 'store' } }),
  item_line: store(6, { link: 'item_ID', required: { item_ID: 'item', store_ID: 'store' } }),
  location_movement: store(7, { isKept: true, required: { store_ID: 'store', item_line_ID: 'item_line' } }),
  sensor: { class: 'store', isKept: true, store: 'storeID', required: { storeID: 'store' }, rank: 6 },
  temperature_breach_config: store(6),
  temperature_breach: store(7, { isKept: true, required: { store_ID: 'store', sensor_ID: 'sensor' } }),
  temperature_log: store(8, { isKept: true, required: { store_ID: 'store', sensor_ID: 'sensor' } }),
  purchase_order: store(6, { link: 'name_ID', required: { name_ID: 'name', store_ID: 'store' } }),
  purchase_order_line: { ...line('purchase_order_ID', 'purchase_order', 7), store: 'store_ID' },
  Goods_received: store(7),
  Goods_received_line: {
    class: 'store',
    through: { key: 'goods_received_ID', table: 'Goods_received' },
    link: 'goods_received_ID',
    rank: 8,
  },
  requisition: store(7, { link: 'name_ID', required: { name_ID: 'name', store_ID: 'store' } }),
  requisition_line: line('requisition_ID', 'requisition', 8),
  transact: store(8, { link: 'name_ID', required: { name_ID: 'name', store_ID: 'store' } }),
  trans_line: line('transaction_ID', 'transact', 9),
  Stock_take: store(8, { required: { store_ID: 'store' } }),
  Stock_take_lines: line('stock_take_ID', 'Stock_take', 9),
  vaccine_vial_monitor_status_log: store(9, { required: { store_ID: 'store', item_line_ID: 'item_line' } }),
  indicator_value: store(9, { link: 'facility_ID', required: { store_ID: 'store', facility_ID: 'store' } }),
  number: store(4),
  om_activity_log: store(10, { isKept: true, required: { store_ID: 'store', user_ID: 'user' }, filled: ['record_ID', 'type', 'datetime'] }),
  message: { class: 'message', store: 'fromStoreID', link: 'toStoreID', filled: ['type', 'status'], rank: 10 },
}

/** The rule of a table; one that nobody has declared is central data. */
export function tableOf(name: string): Table {
  return tables[name] ?? { class: 'central', rank: 1 }
}

/** Tables whose rows are lines of a document of this one and go with it. */
export const partsOf = (name: string): readonly string[] =>
  Object.keys(tables).filter((part) => tables[part]?.through?.table === name && tables[part]?.link === tables[part]?.through?.key)

/** The class of one row: it depends on the row where a table holds two kinds of data (F-037). */
export function classOf(name: string, data: Readonly<Record<string, unknown>>): TableClass {
  if (name === 'name' && data['type'] === 'patient') return 'patient'
  if (name === 'name_note' && typeof data['patient_event_ID'] === 'string' && data['patient_event_ID'] !== '') return 'patient'
  return tableOf(name).class
}

/** Tables of which central holds rows that only sites with an active dispensary get (F-177). */
export const dispensaryTables: ReadonlySet<string> = new Set(['abbreviation', 'item_direction', 'insuranceProvider', 'diagnosis'])
