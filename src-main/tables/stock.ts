/** Locations and batches of a store. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

export const location = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    code: { key: 'code', codec: 'text' },
    name: { key: 'Description', codec: 'text' },
    on_hold: { key: 'hold', codec: 'bool' },
    type_id: { key: 'type_ID', codec: 'id' },
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
    barcode_id: { key: 'barcodeID', codec: 'id' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  rest: keys({
    id: 'donor_id, manufacturer_ID, om_item_variant_id, user_5_ID, user_6_ID, user_7_ID, user_8_ID, vvm_status_id',
    text: 'user_1, user_2, user_3, user_4',
    real: 'initial_quan, pack_inners_per_outer, pack_quan_per_inner, spare, spare_start_year_quan_tot, stock_on_hand_tot, total_cost, total_volume, volume_per_pack, weight_per_pack',
    json: 'extraData, kit_data',
  }),
} as const satisfies TableShape
