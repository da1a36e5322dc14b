import type { Layout } from './columns.ts'

/** Procurement, cold chain, messages and logs: every key of a full legacy row (protocol-v5.md appendix A, chapter 4). */
export const others: Layout = {
  purchase_order: {
    text: `
      additional_instructions, auth_checksum, authorizing_officer_1, authorizing_officer_2, budget_period_ID, category_ID, comment,
      created_by, currency_ID, custom_data, delivery_method, donor_id, freight_conditions, heading_message, ID, last_edited_by,
      linked_transaction_ID, name_ID, quote_ID, reference, status, store_ID, supplier_agent, user_field_1, user_field_2
    `,
    number: `
      agent_commission, colour, communications_charge, cost_in_local_currency, curr_rate, document_charge, freight, freight_charge,
      insurance_charge, inv_discount_amount, inv_sub_total, lines, lookBackMonths, Order_total_after_discount,
      Order_total_before_discount, serial_number, supplier_discount_amount, target_months, total_foreign_currency_expected,
      total_local_currency_expected
    `,
    flag: 'editedRemotely, include_in_on_order_calcs, is_authorised, locked',
    date: `
      confirm_date, creation_date, Date_advance_payment, Date_contract_signed, Date_goods_received_at_port, minimumExpiryDate,
      po_sent_date, received_at_port_date, requested_delivery_date
    `,
    object: 'oms_fields',
  },
  purchase_order_line: {
    text: `
      batch, comment, ID, item_ID, item_name, location_ID, manufacturer_ID, non_stock_name_ID, note, pack_units, purchase_order_ID,
      quote_line_ID, store_ID, supplier_code
    `,
    number: `
      cost_from_invoice, cost_local, line_number, packsize_ordered, price_expected_after_discount, price_extension_expected,
      price_per_pack_before_discount, quan_adjusted_order, quan_original_order, quan_rec_to_date, snapshotQuantity, spare_estmated_cost,
      suggestedQuantity, volume_per_pack
    `,
    flag: 'note_has_been_actioned, note_show_on_goods_rec',
    date: 'delivery_date_expected, delivery_date_requested, expiry',
    object: 'kit_data, oms_fields',
  },
  Goods_received: {
    text: 'comment, donor_id, ID, purchase_order_ID, status, store_ID, supplier_reference, user_id_created',
    number: 'serial_number',
    date: 'entry_date, received_date',
  },
  Goods_received_line: {
    text: 'batch_received, comment, goods_received_ID, ID, item_ID, item_name, location_ID, order_line_ID',
    number: 'cost_price, pack_received, quantity_received, volume_per_pack',
    date: 'expiry_date',
  },
  sensor: {
    text: 'ID, name, macAddress, locationID, storeID',
    number: 'batteryLevel, logInterval',
    flag: 'is_active',
    date: 'lastConnectionDate',
    time: 'lastConnectionTime',
    datetime: 'om_last_connection_datetime',
  },
  temperature_breach_config: {
    text: 'ID, colour, description, location_ID, store_ID, type',
    number: 'duration, maximum_temperature, minimum_temperature',
  },
  temperature_breach: {
    text: 'ID, location_ID, om_comment, sensor_ID, store_ID, type',
    number: 'duration, threshold_duration, threshold_maximum_temperature, threshold_minimum_temperature',
    flag: 'acknowledged',
    date: 'end_date, start_date',
    time: 'end_time, start_time',
    datetime: 'om_end_datetime, om_start_datetime',
  },
  temperature_log: {
    text: 'ID, sensor_ID, location_ID, store_ID, temperature_breach_ID',
    number: 'temperature',
    date: 'date',
    time: 'time',
    datetime: 'om_datetime',
  },
  vaccine_vial_monitor_status_log: {
    text: 'ID, status_ID, item_line_ID, comment, user_ID, trans_line_ID, store_ID',
    date: 'date',
    time: 'time',
  },
  om_activity_log: {
    text: 'ID, type, user_ID, store_ID, record_ID, changed_to, changed_from',
    datetime: 'datetime',
  },
  message: {
    text: 'ID, toStoreID, fromStoreID, status, type, error_message',
    date: 'createdDate',
    time: 'createdTime',
    object: 'body',
  },
  om_document: {
    text: 'ID, name, parent_IDs, user_ID, type, form_schema_ID, status, owner_name_ID, context_ID',
    datetime: 'datetime',
    object: 'data',
  },
  number: {
    text: 'ID, name, store_ID',
    number: 'value',
  },
}
