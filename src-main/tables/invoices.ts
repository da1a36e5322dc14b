/** Invoices and their lines; today's words are derived from the wire's fields by domain/invoice-words.ts. */
import { invoiceKind, invoiceState, lineKind, wipedKeys } from '../domain/invoice-words.ts'
import { wireMoment } from '../domain/moment.ts'
import type { MomentFacts } from '../domain/stock-moment.ts'
import { stockMoment } from '../domain/stock-moment.ts'
import { keys } from './keys.ts'
import type { Derived, Lookup, TableShape, WireRow } from './types.ts'

export const invoice = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    number: { key: 'invoice_num', codec: 'int' },
    type: { key: 'type', codec: 'text' },
    mode: { key: 'mode', codec: 'text' },
    status: { key: 'status', codec: 'text' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    on_hold: { key: 'hold', codec: 'bool' },
    comment: { key: 'comment', codec: 'text' },
    their_ref: { key: 'their_ref', codec: 'text' },
    entry_date: { key: 'entry_date', codec: 'date' },
    entry_time: { key: 'entry_time', codec: 'time' },
    confirm_date: { key: 'confirm_date', codec: 'date' },
    confirm_time: { key: 'confirm_time', codec: 'time' },
    finalised_date: { key: 'finalised_date', codec: 'date' },
    finalised_time: { key: 'finalised_time', codec: 'time' },
    requisition_id: { key: 'requisition_ID', codec: 'id', refers: 'requisition' },
    linked_invoice_id: { key: 'linked_transaction_id', codec: 'id', refers: 'transact' },
    prescriber_id: { key: 'prescriber_ID', codec: 'id', refers: 'clinician' },
    donor_id: { key: 'donor_default_id', codec: 'id', refers: 'name' },
    currency_id: { key: 'currency_ID', codec: 'id', refers: 'currency' },
    currency_rate: { key: 'currency_rate', codec: 'real' },
    tax_rate: { key: 'tax_rate', codec: 'real' },
    is_cancellation: { key: 'is_cancellation', codec: 'bool' },
    om_type: { key: 'om_type', codec: 'text' },
    om_status: { key: 'om_status', codec: 'text' },
    om_created_datetime: { key: 'om_created_datetime', codec: 'datetime' },
    om_allocated_datetime: { key: 'om_allocated_datetime', codec: 'datetime' },
    om_picked_datetime: { key: 'om_picked_datetime', codec: 'datetime' },
    om_shipped_datetime: { key: 'om_shipped_datetime', codec: 'datetime' },
    om_delivered_datetime: { key: 'om_delivered_datetime', codec: 'datetime' },
    om_verified_datetime: { key: 'om_verified_datetime', codec: 'datetime' },
    om_cancelled_datetime: { key: 'om_cancelled_datetime', codec: 'datetime' },
    om_colour: { key: 'om_colour', codec: 'text' },
    om_transport_reference: { key: 'om_transport_reference', codec: 'text' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  wipe: wipedKeys,
  derived: ['kind', 'state', 'created_at', 'stock_at'],
  derive: invoiceWords,
  rest: keys({
    id: 'budget_period_ID, category2_ID, category_ID, contact_id, diagnosis_ID, encounter_id, goods_received_ID, linked_goods_received_ID, nameInsuranceJoinID, om_original_shipment_id, original_PO_ID, paymentTypeID, programID, responsible_officer_ID, ship_method_ID, wardID',
    option: 'optionID',
    text: 'authorisationStatus, om_expected_delivery_date, service_descrip, ship_method_comment, user1, user2, user3, user4, waybill_number',
    bool: 'is_authorised',
    real: 'amount_outstanding, Colour, export_batch, foreign_currency_total, insuranceDiscountAmount, insuranceDiscountRate, lastModifiedAt, local_charge_distributed, mwks_sequence_num, number_of_cartons, service_price, subtotal, supplier_charge_fc, tax, total',
    date: 'arrival_date_actual, arrival_date_estimated, Date_order_received, Date_order_written, invoice_printed_date, pickslip_printed_date, ship_date',
    datetime: 'om_backdated_datetime, om_received_datetime',
    json: 'custom_data, goodsReceivedConfirmation, internalData',
  }),
} as const satisfies TableShape

function invoiceWords(row: WireRow, lookup: Lookup): Derived {
  const { type, mode, status, om_type: omType, om_status: omStatus } = row as Readonly<Record<string, string | null>>
  const partner = lookup.name(row.name_id as string)
  const kind = invoiceKind({ type, mode, omType, status, omStatus, nameCode: partner?.code })
  const state = invoiceState({ kind, status, omStatus, partnerIsStore: partner?.type === 'store' })
  return {
    kind,
    state,
    stock_at: stockMoment(kind, state, row as MomentFacts & WireRow),
    created_at: wireMoment({
      om: row.om_created_datetime as string | null,
      date: row.entry_date as string | null,
      time: row.entry_time as number | null,
    }),
  }
}

export const invoiceLine = {
  document: 'invoice_id',
  columns: {
    invoice_id: { key: 'transaction_ID', codec: 'id', required: true, parent: 'transact' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    item_name: { key: 'item_name', codec: 'text' },
    stock_line_id: { key: 'item_line_ID', codec: 'id', refers: 'item_line' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    batch: { key: 'batch', codec: 'text' },
    expiry_date: { key: 'expiry_date', codec: 'date' },
    pack_size: { key: 'pack_size', codec: 'real' },
    cost_price: { key: 'cost_price', codec: 'real' },
    sell_price: { key: 'sell_price', codec: 'real' },
    type: { key: 'type', codec: 'text' },
    packs: { key: 'quantity', codec: 'real' },
    note: { key: 'note', codec: 'text' },
    linked_invoice_id: { key: 'linked_transact_id', codec: 'id', refers: 'transact' },
    option_id: { key: 'optionID', codec: 'option', refers: 'options' },
    donor_id: { key: 'donor_id', codec: 'id', refers: 'name' },
    manufacturer_id: { key: 'manufacturer_ID', codec: 'id', refers: 'name' },
    om_item_code: { key: 'om_item_code', codec: 'text' },
    om_tax: { key: 'om_tax', codec: 'real' },
    om_total_before_tax: { key: 'om_total_before_tax', codec: 'real' },
    om_total_after_tax: { key: 'om_total_after_tax', codec: 'real' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  derived: ['kind'],
  derive: (row) => ({ kind: lineKind(row.type as string | null, row.packs as number | null) }),
  rest: keys({
    id: 'barcodeID, goods_received_lines_ID, linked_trans_line_ID, medicine_administrator_ID, om_item_variant_id, order_lines_ID, program_ID, repeat_ID, source_backorder_id, supp_trans_line_ID_ns, user_5_ID, user_6_ID, user_7_ID, user_8_ID, vaccine_vial_monitor_status_ID',
    text: 'box_number, isVVMPassed, user_1, user_2, user_3, user_4',
    bool: 'is_from_inventory_adjustment',
    real: 'foreign_currency_price, line_number, local_charge_line_total, pack_inners_in_outer, pack_size_inner, prescribedQuantity, price_extension, sent_pack_size, sentQuantity, spare, volume_per_pack, Weight',
    json: 'custom_data',
  }),
} as const satisfies TableShape
