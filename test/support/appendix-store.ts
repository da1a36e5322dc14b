/** Tables of a store's own work and of messages, as appendix-a.ts has the others: keys with their types, and the required references. */
export const storeTables: Readonly<Record<string, string>> = {
  barcode: 'ID s, barcode s, itemID s, manufacturerID s, packSize f, parentID s',
  location_movement: 'ID s, store_ID s, item_line_ID s, location_ID s, enter_date d, enter_time t, exit_date d, exit_time t',
  requisition:
    'authorisationStatus s, colour i, comment s, custom_data -, date_entered d, date_order_received d, date_required d, ' +
    'date_stock_take d, daysToSupply i, donor_ID s, ID s, is_emergency b, isRemoteOrder b, lastModifiedAt i, ' +
    'linked_purchase_order_ID s, linked_requisition_id s, name_ID s, nsh_custInv_ID s, om_colour s, om_created_datetime dt|s, ' +
    'om_expected_delivery_date d, om_finalised_datetime dt|s, om_max_months_of_stock i, om_sent_datetime dt|s, om_status s, ' +
    'oms_fields o, orderType s, periodID s, previous_csh_id s, programID s, requester_reference s, requisition_category_ID s, ' +
    'serial_number i, status s, store_ID s, thresholdMOS i, type s, user_ID s',
  requisition_line:
    'actualQuan i, adjusted_consumption i, approved_quantity i, authoriser_comment s, colour i, comment s, Cust_loss_adjust i, ' +
    'Cust_prev_stock_balance i, Cust_stock_issued i, Cust_stock_order i, Cust_stock_received i, daily_usage f, ' +
    'days_out_or_new_demand i, DOSforAMCadjustment i, ID s, imprest_or_prev_quantity i, item_ID s, itemName s, line_number i, ' +
    'linked_requisition_line_ID s, om_snapshot_datetime dt|s, oms_fields o, optionID s, previous_stock_on_hand i, ' +
    'purchase_order_line_ID s, requestedPackSize i, requisition_ID s, stock_on_hand i, stockAdditions i, stockExpiring i, ' +
    'stockLosses i, suggested_quantity i',
  indicator_value: 'ID s, facility_ID s, period_ID s, column_ID s, row_ID s, store_ID s, value s',
  Stock_take:
    'comment s, created_by_ID s, Description s, finalised_by_ID s, ID s, invad_additions_ID s, invad_reductions_ID s, Locked b, ' +
    'om_counted_by s, om_created_datetime dt|s, om_finalised_datetime dt, om_is_initial_stocktake b, om_verified_by s, ' +
    'programID s, serial_number i, status s, stock_take_created_date d, stock_take_date d, stock_take_time t, store_ID s, type s',
  Stock_take_lines:
    'Batch s, Colour i, comment s, cost_price i, donor_ID s, expiry d, ID s, is_edited b, item_ID s, item_line_ID s, item_name s, ' +
    'line_number i, location_id s, om_note s, oms_fields o, optionID s, sell_price i, snapshot_packsize i, snapshot_qty i, spare i, ' +
    'stock_take_ID s, stock_take_qty i, vaccine_vial_monitor_status_ID s, volume_per_pack f, om_item_variant_id s, manufacturer_ID s',
  purchase_order:
    'additional_instructions s, agent_commission f, auth_checksum s, authorizing_officer_1 s, authorizing_officer_2 s, ' +
    'budget_period_ID s, category_ID s, colour i, comment s, communications_charge f, confirm_date d, cost_in_local_currency f, ' +
    'created_by s, creation_date pd, curr_rate f, currency_ID s, custom_data s, Date_advance_payment d, Date_contract_signed d, ' +
    'Date_goods_received_at_port d, delivery_method s, document_charge f, donor_id s, editedRemotely b, freight f, ' +
    'freight_charge i, freight_conditions s, heading_message s, ID s, include_in_on_order_calcs b, insurance_charge f, ' +
    'inv_discount_amount f, inv_sub_total f, is_authorised b, last_edited_by s, lines i, linked_transaction_ID s, locked b, ' +
    'lookBackMonths i, minimumExpiryDate d, name_ID s, oms_fields o|s, Order_total_after_discount f, Order_total_before_discount f, ' +
    'po_sent_date d, quote_ID s, received_at_port_date d, reference s, requested_delivery_date d, serial_number i, status s, ' +
    'store_ID s, supplier_agent s, supplier_discount_amount f, target_months f, total_foreign_currency_expected i, ' +
    'total_local_currency_expected i, user_field_1 s, user_field_2 s',
  purchase_order_line:
    'batch s, comment s, cost_from_invoice i, cost_local i, delivery_date_expected d, delivery_date_requested d, expiry d, ID s, ' +
    'item_ID s, item_name s, kit_data -, line_number i, location_ID s, manufacturer_ID s, non_stock_name_ID s, note s, ' +
    'note_has_been_actioned b, note_show_on_goods_rec b, oms_fields o, pack_units s, packsize_ordered i, ' +
    'price_expected_after_discount f, price_extension_expected f, price_per_pack_before_discount f, purchase_order_ID s, ' +
    'quan_adjusted_order i, quan_original_order i, quan_rec_to_date i, quote_line_ID s, snapshotQuantity i, spare_estmated_cost i, ' +
    'store_ID s, suggestedQuantity i, supplier_code s, volume_per_pack i, snapshot_quantity i, supplier_item_code s',
  Goods_received:
    'comment s, donor_id s, entry_date d, ID s, purchase_order_ID s, received_date d, serial_number i, status s, store_ID s, ' +
    'supplier_reference s, user_id_created s',
  Goods_received_line:
    'batch_received s, comment s, cost_price f, expiry_date d, goods_received_ID s, ID s, item_ID s, item_name s, location_ID s, ' +
    'order_line_ID s, pack_received f, quantity_received f, volume_per_pack f',
  sensor:
    'ID s, name s, macAddress s, locationID s, storeID s, batteryLevel i, logInterval i, is_active b, lastConnectionDate d, ' +
    'lastConnectionTime t, om_last_connection_datetime dt',
  temperature_breach:
    'acknowledged b, duration i, end_date d, end_time t, ID s, location_ID s, om_comment s, om_end_datetime dt, ' +
    'om_start_datetime dt, sensor_ID s, start_date d, start_time t, store_ID s, threshold_duration i, ' +
    'threshold_maximum_temperature f, threshold_minimum_temperature f, type s',
  temperature_log: 'ID s, temperature f, sensor_ID s, location_ID s, store_ID s, date d, time t, temperature_breach_ID s, om_datetime dt',
  vaccine_vial_monitor_status_log: 'ID s, status_ID s, date d, time t, item_line_ID s, comment s, user_ID s, trans_line_ID s, store_ID s',
  message: 'ID s, toStoreID s, fromStoreID s, body o, createdDate pd, createdTime t, status s, type s, error_message s',
  om_document:
    'ID s, name s, parent_IDs s, user_ID s, datetime dt, type s, data o, form_schema_ID s, status s, owner_name_ID s, context_ID s',
  number: 'ID s, name s, value i, store_ID s',
}

/** `table.key` without which a record has no place, and the table that it points to. */
export const storeReferences: Readonly<Record<string, string>> = {
  'barcode.itemID': 'item',
  'location_movement.store_ID': 'store',
  'location_movement.item_line_ID': 'item_line',
  'requisition.store_ID': 'store',
  'requisition.name_ID': 'name',
  'requisition_line.requisition_ID': 'requisition',
  'requisition_line.item_ID': 'item',
  'indicator_value.store_ID': 'store',
  'Stock_take.store_ID': 'store',
  'Stock_take_lines.stock_take_ID': 'Stock_take',
  'Stock_take_lines.item_ID': 'item',
  'purchase_order.store_ID': 'store',
  'purchase_order.name_ID': 'name',
  'purchase_order_line.purchase_order_ID': 'purchase_order',
  'purchase_order_line.item_ID': 'item',
  'Goods_received_line.goods_received_ID': 'Goods_received',
  'Goods_received_line.item_ID': 'item',
  'sensor.storeID': 'store',
  'temperature_breach.store_ID': 'store',
  'temperature_breach.sensor_ID': 'sensor',
  'temperature_log.store_ID': 'store',
  'temperature_log.sensor_ID': 'sensor',
  'vaccine_vial_monitor_status_log.store_ID': 'store',
  'vaccine_vial_monitor_status_log.item_line_ID': 'item_line',
}

/** Values of keys that hold one of few words. */
export const storeWords: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  requisition: { type: 'request', status: 'fn', om_status: 'SENT', authorisationStatus: 'none' },
  Stock_take: { status: 'fn' },
  purchase_order: { status: 'cn' },
  Goods_received: { status: 'fn' },
  sensor: { macAddress: 'D8:0F:99:3A | BERLINGER' },
  temperature_breach: { type: 'HOT_CONSECUTIVE' },
  message: { status: 'new', type: 'RequestFieldChange', body: { fields: [{ name: 'batch', to: 'B-7' }], text: 'É' } },
  om_document: { status: 'ACTIVE', parent_IDs: '["a","b"]', data: { isDeceased: false, contacts: [{ name: 'Ann' }] } },
  number: { name: 'customer_invoice_number_for_store_S1' },
}
