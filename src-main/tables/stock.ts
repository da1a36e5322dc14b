/** Locations and batches of a store, where a batch lay, and the barcodes of items. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

export const location = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    code: { key: 'code', codec: 'text' },
    name: { key: 'Description', codec: 'text' },
    on_hold: { key: 'hold', codec: 'bool' },
    type_id: { key: 'type_ID', codec: 'id', refers: 'Location_type' },
    volume: { key: 'Volume', codec: 'real' },
  },
  rest: keys({
    id: 'asset_ID, parent_id',
    text: 'Colour, Comment, object_type, replenishment_type',
    bool: 'summary_only',
    real: 'bottom_y_coordinate, priority',
  }),
} as const satisfies TableShape

export const stockLine = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    batch: { key: 'batch', codec: 'text' },
    expiry_date: { key: 'expiry_date', codec: 'date' },
    on_hold: { key: 'hold', codec: 'bool' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    pack_size: { key: 'pack_size', codec: 'real' },
    available: { key: 'available', codec: 'real' },
    total: { key: 'quantity', codec: 'real' },
    cost_price: { key: 'cost_price', codec: 'real' },
    sell_price: { key: 'sell_price', codec: 'real' },
    note: { key: 'note', codec: 'text' },
    supplier_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    barcode_id: { key: 'barcodeID', codec: 'id', refers: 'barcode' },
    donor_id: { key: 'donor_id', codec: 'id', refers: 'name' },
    manufacturer_id: { key: 'manufacturer_ID', codec: 'id', refers: 'name' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  rest: keys({
    id: 'om_item_variant_id, user_5_ID, user_6_ID, user_7_ID, user_8_ID, vvm_status_id',
    text: 'user_1, user_2, user_3, user_4',
    real: 'initial_quan, pack_inners_per_outer, pack_quan_per_inner, spare, spare_start_year_quan_tot, stock_on_hand_tot, total_cost, total_volume, volume_per_pack, weight_per_pack',
    json: 'extraData, kit_data',
  }),
} as const satisfies TableShape

/** From which temperature on, and after how long, a breach begins. */
export const breachConfig = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    type: { key: 'type', codec: 'text' },
    description: { key: 'description', codec: 'text' },
    minimum_temperature: { key: 'minimum_temperature', codec: 'real' },
    maximum_temperature: { key: 'maximum_temperature', codec: 'real' },
    duration: { key: 'duration', codec: 'int' },
  },
  rest: keys({ text: 'colour' }),
} as const satisfies TableShape

/** A document number that became free on an older program; its store stands in the name of its series (4.13). */
export const numberReuse = {
  columns: {
    series: { key: 'name', codec: 'text' },
    number: { key: 'number_to_use', codec: 'int' },
  },
  derived: ['store_id'],
  derive: ({ series }) => ({ store_id: typeof series === 'string' ? (series.split('_for_store_')[1] ?? null) : null }),
  rest: {},
} as const satisfies TableShape

/** Part of the history of a batch: when it lay where. */
export const locationMovement = {
  document: 'stock_line_id',
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    stock_line_id: { key: 'item_line_ID', codec: 'id', required: true, parent: 'item_line' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    enter_date: { key: 'enter_date', codec: 'date' },
    enter_time: { key: 'enter_time', codec: 'time' },
    exit_date: { key: 'exit_date', codec: 'date' },
    exit_time: { key: 'exit_time', codec: 'time' },
  },
  rest: {},
} as const satisfies TableShape

/** The same for all sites, and any site may teach the others a new one (protocol-v5.md 4.1, class X). */
export const barcode = {
  columns: {
    item_id: { key: 'itemID', codec: 'id', required: true, parent: 'item' },
    barcode: { key: 'barcode', codec: 'text' },
    manufacturer_id: { key: 'manufacturerID', codec: 'id', refers: 'name' },
    pack_size: { key: 'packSize', codec: 'real' },
    parent_id: { key: 'parentID', codec: 'id', refers: 'barcode' },
  },
  rest: {},
} as const satisfies TableShape
