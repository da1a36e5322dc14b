/** Stocktakes and their lines; today's words come from domain/stocktake-words.ts. */
import { wireMoment } from '../domain/moment.ts'
import { stocktakeState } from '../domain/stocktake-words.ts'
import { keys } from './keys.ts'
import type { Derived, TableShape, WireRow } from './types.ts'

export const stocktake = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    number: { key: 'serial_number', codec: 'int' },
    status: { key: 'status', codec: 'text' },
    description: { key: 'Description', codec: 'text' },
    comment: { key: 'comment', codec: 'text' },
    is_locked: { key: 'Locked', codec: 'bool' },
    created_by_id: { key: 'created_by_ID', codec: 'id', refers: 'user' },
    created_date: { key: 'stock_take_created_date', codec: 'date' },
    created_time: { key: 'stock_take_time', codec: 'time' },
    stocktake_date: { key: 'stock_take_date', codec: 'date' },
    addition_id: { key: 'invad_additions_ID', codec: 'id', refers: 'transact' },
    reduction_id: { key: 'invad_reductions_ID', codec: 'id', refers: 'transact' },
    om_created_datetime: { key: 'om_created_datetime', codec: 'datetime' },
    om_finalised_datetime: { key: 'om_finalised_datetime', codec: 'datetime' },
    om_is_initial: { key: 'om_is_initial_stocktake', codec: 'bool' },
  },
  derived: ['state', 'created_at'],
  derive: stocktakeWords,
  rest: keys({ id: 'finalised_by_ID, programID', text: 'om_counted_by, om_verified_by, type' }),
} as const satisfies TableShape

function stocktakeWords(row: WireRow): Derived {
  const { status, om_created_datetime: om, created_date: date } = row as Readonly<Record<string, string | null>>
  return { state: stocktakeState(status), created_at: wireMoment({ om, date, time: row.created_time as number | null }) }
}

/** Keys with their odd case: `Batch`, `location_id`, `donor_ID` (protocol-v5.md 4.5). */
export const stocktakeLine = {
  document: 'stocktake_id',
  columns: {
    stocktake_id: { key: 'stock_take_ID', codec: 'id', required: true, parent: 'Stock_take' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    item_name: { key: 'item_name', codec: 'text' },
    stock_line_id: { key: 'item_line_ID', codec: 'id', refers: 'item_line' },
    location_id: { key: 'location_id', codec: 'id', refers: 'Location' },
    batch: { key: 'Batch', codec: 'text' },
    expiry_date: { key: 'expiry', codec: 'date' },
    pack_size: { key: 'snapshot_packsize', codec: 'real' },
    snapshot_packs: { key: 'snapshot_qty', codec: 'real' },
    counted_packs: { key: 'stock_take_qty', codec: 'real' },
    is_edited: { key: 'is_edited', codec: 'bool' },
    cost_price: { key: 'cost_price', codec: 'real' },
    sell_price: { key: 'sell_price', codec: 'real' },
    comment: { key: 'comment', codec: 'text' },
    note: { key: 'om_note', codec: 'text' },
    option_id: { key: 'optionID', codec: 'option', refers: 'options' },
    donor_id: { key: 'donor_ID', codec: 'id', refers: 'name' },
    manufacturer_id: { key: 'manufacturer_ID', codec: 'id', refers: 'name' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  rest: keys({
    id: 'om_item_variant_id, vaccine_vial_monitor_status_ID',
    real: 'Colour, line_number, spare, volume_per_pack',
  }),
} as const satisfies TableShape
