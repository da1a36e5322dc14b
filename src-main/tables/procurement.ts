/** Purchase orders and what was received of them (protocol-v5.md 4.10). */
import { purchaseOrderState } from '../domain/purchase-order-words.ts'
import { parseExact } from './exact-json.ts'
import { keys } from './keys.ts'
import type { Derived, TableShape, WireRow } from './types.ts'

export const purchaseOrder = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    number: { key: 'serial_number', codec: 'int' },
    status: { key: 'status', codec: 'text' },
    created_date: { key: 'creation_date', codec: 'plainDate' },
    confirm_date: { key: 'confirm_date', codec: 'date' },
    sent_date: { key: 'po_sent_date', codec: 'date' },
    requested_date: { key: 'requested_delivery_date', codec: 'date' },
    reference: { key: 'reference', codec: 'text' },
    comment: { key: 'comment', codec: 'text' },
    created_by_id: { key: 'created_by', codec: 'id', refers: 'user' },
    donor_id: { key: 'donor_id', codec: 'id', refers: 'name' },
    currency_id: { key: 'currency_ID', codec: 'id', refers: 'currency' },
    currency_rate: { key: 'curr_rate', codec: 'real' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  derived: ['state'],
  derive: purchaseOrderWords,
  rest: keys({
    id: 'budget_period_ID, category_ID, last_edited_by, linked_transaction_ID, quote_ID',
    text: 'additional_instructions, auth_checksum, authorizing_officer_1, authorizing_officer_2, delivery_method, freight_conditions, heading_message, supplier_agent, user_field_1, user_field_2',
    bool: 'editedRemotely, include_in_on_order_calcs, is_authorised, locked',
    real: 'agent_commission, colour, communications_charge, cost_in_local_currency, document_charge, freight, freight_charge, insurance_charge, inv_discount_amount, inv_sub_total, lines, lookBackMonths, Order_total_after_discount, Order_total_before_discount, supplier_discount_amount, target_months, total_foreign_currency_expected, total_local_currency_expected',
    date: 'Date_advance_payment, Date_contract_signed, Date_goods_received_at_port, minimumExpiryDate, received_at_port_date',
    json: 'custom_data',
  }),
} as const satisfies TableShape

function purchaseOrderWords(row: WireRow): Derived {
  const fields = row.oms_fields === null ? {} : (parseExact(row.oms_fields as string) as Readonly<Record<string, unknown>>)
  return {
    state: purchaseOrderState({ status: row.status as string | null, sentDate: row.sent_date as string | null, omStatus: fields.status }),
  }
}

/**
 * The store stands on the line too; the order says whose it is. Real rows spell `snapshotQuantity` and `supplier_code`,
 * others write `snapshot_quantity` and `supplier_item_code` (4.10): all four are known.
 */
export const purchaseOrderLine = {
  document: 'purchase_order_id',
  columns: {
    purchase_order_id: { key: 'purchase_order_ID', codec: 'id', required: true, parent: 'purchase_order' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    line_number: { key: 'line_number', codec: 'real' },
    item_name: { key: 'item_name', codec: 'text' },
    pack_size: { key: 'packsize_ordered', codec: 'real' },
    requested_units: { key: 'quan_original_order', codec: 'real' },
    adjusted_units: { key: 'quan_adjusted_order', codec: 'real' },
    received_units: { key: 'quan_rec_to_date', codec: 'real' },
    pack_price: { key: 'price_per_pack_before_discount', codec: 'real' },
    expected_date: { key: 'delivery_date_expected', codec: 'date' },
    manufacturer_id: { key: 'manufacturer_ID', codec: 'id', refers: 'name' },
    comment: { key: 'comment', codec: 'text' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  rest: keys({
    id: 'location_ID, non_stock_name_ID, quote_line_ID',
    text: 'batch, note, pack_units, supplier_code, supplier_item_code',
    bool: 'note_has_been_actioned, note_show_on_goods_rec',
    real: 'cost_from_invoice, cost_local, price_expected_after_discount, price_extension_expected, snapshot_quantity, snapshotQuantity, spare_estmated_cost, suggestedQuantity, volume_per_pack',
    date: 'delivery_date_requested, expiry',
    json: 'kit_data',
  }),
} as const satisfies TableShape

/** Only read: what was received before inbound shipments took its place. */
export const goodsReceived = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    purchase_order_id: { key: 'purchase_order_ID', codec: 'id', refers: 'purchase_order' },
    number: { key: 'serial_number', codec: 'int' },
    status: { key: 'status', codec: 'text' },
    entry_date: { key: 'entry_date', codec: 'date' },
    received_date: { key: 'received_date', codec: 'date' },
    their_ref: { key: 'supplier_reference', codec: 'text' },
    comment: { key: 'comment', codec: 'text' },
    created_by_id: { key: 'user_id_created', codec: 'id', refers: 'user' },
    donor_id: { key: 'donor_id', codec: 'id', refers: 'name' },
  },
  rest: {},
} as const satisfies TableShape

export const goodsReceivedLine = {
  document: 'goods_received_id',
  columns: {
    goods_received_id: { key: 'goods_received_ID', codec: 'id', required: true, parent: 'Goods_received' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    item_name: { key: 'item_name', codec: 'text' },
    order_line_id: { key: 'order_line_ID', codec: 'id', refers: 'purchase_order_line' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    batch: { key: 'batch_received', codec: 'text' },
    expiry_date: { key: 'expiry_date', codec: 'date' },
    pack_size: { key: 'pack_received', codec: 'real' },
    packs: { key: 'quantity_received', codec: 'real' },
    cost_price: { key: 'cost_price', codec: 'real' },
  },
  rest: keys({ text: 'comment', real: 'volume_per_pack' }),
} as const satisfies TableShape
