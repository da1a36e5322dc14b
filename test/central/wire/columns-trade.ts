import type { Layout } from './columns.ts'

/** Documents and stock: every key of a full legacy row (protocol-v5.md appendix A, chapter 4). */
export const trade: Layout = {
  transact: {
    text: `
      authorisationStatus, budget_period_ID, category2_ID, category_ID, comment, contact_id, currency_ID, diagnosis_ID,
      donor_default_id, encounter_id, goods_received_ID, ID, linked_goods_received_ID, linked_transaction_id, mode, name_ID,
      nameInsuranceJoinID, om_colour, om_expected_delivery_date, om_status, om_transport_reference, om_type, optionID, original_PO_ID,
      paymentTypeID, prescriber_ID, programID, requisition_ID, responsible_officer_ID, service_descrip, ship_method_comment,
      ship_method_ID, status, store_ID, their_ref, type, user1, user2, user3, user4, user_ID, wardID, waybill_number,
      om_original_shipment_id
    `,
    number: `
      amount_outstanding, Colour, currency_rate, export_batch, foreign_currency_total, insuranceDiscountAmount, insuranceDiscountRate,
      invoice_num, lastModifiedAt, local_charge_distributed, mwks_sequence_num, number_of_cartons, service_price, subtotal,
      supplier_charge_fc, tax, tax_rate, total
    `,
    flag: 'hold, is_authorised, is_cancellation',
    date: `
      arrival_date_actual, arrival_date_estimated, confirm_date, Date_order_received, Date_order_written, entry_date, finalised_date,
      invoice_printed_date, pickslip_printed_date, ship_date
    `,
    time: 'confirm_time, entry_time, finalised_time',
    datetime: `
      om_allocated_datetime, om_cancelled_datetime, om_created_datetime, om_delivered_datetime, om_picked_datetime,
      om_received_datetime, om_shipped_datetime, om_verified_datetime, om_backdated_datetime
    `,
    object: 'custom_data, goodsReceivedConfirmation, internalData, oms_fields',
  },
  trans_line: {
    text: `
      barcodeID, batch, box_number, donor_id, goods_received_lines_ID, ID, isVVMPassed, item_ID, item_line_ID, item_name,
      linked_trans_line_ID, linked_transact_id, location_ID, manufacturer_ID, medicine_administrator_ID, note, om_item_code,
      om_item_variant_id, optionID, order_lines_ID, program_ID, repeat_ID, source_backorder_id, supp_trans_line_ID_ns, transaction_ID,
      type, user_1, user_2, user_3, user_4, user_5_ID, user_6_ID, user_7_ID, user_8_ID, vaccine_vial_monitor_status_ID
    `,
    number: `
      cost_price, foreign_currency_price, line_number, local_charge_line_total, om_tax, om_total_after_tax, om_total_before_tax,
      pack_inners_in_outer, pack_size, pack_size_inner, prescribedQuantity, price_extension, quantity, sell_price, sent_pack_size,
      sentQuantity, spare, volume_per_pack, Weight
    `,
    flag: 'is_from_inventory_adjustment',
    date: 'expiry_date',
    object: 'custom_data, oms_fields',
  },
  item_line: {
    text: `
      barcodeID, batch, donor_id, ID, item_ID, location_ID, manufacturer_ID, name_ID, note, om_item_variant_id, store_ID, user_1,
      user_2, user_3, user_4, user_5_ID, user_6_ID, user_7_ID, user_8_ID, vvm_status_id
    `,
    number: `
      available, cost_price, initial_quan, pack_inners_per_outer, pack_quan_per_inner, pack_size, quantity, sell_price, spare,
      spare_start_year_quan_tot, stock_on_hand_tot, total_cost, total_volume, volume_per_pack, weight_per_pack
    `,
    flag: 'hold',
    date: 'expiry_date',
    object: 'extraData, kit_data, oms_fields',
  },
  Location: {
    text: 'asset_ID, code, Colour, Comment, Description, ID, object_type, parent_id, replenishment_type, store_ID, type_ID',
    number: 'bottom_y_coordinate, priority, Volume',
    flag: 'hold, summary_only',
  },
  location_movement: {
    text: 'ID, store_ID, item_line_ID, location_ID',
    date: 'enter_date, exit_date',
    time: 'enter_time, exit_time',
  },
  item_store_join: {
    text: `
      default_location_ID, ID, item_ID, location_bulk_ID, non_stock_name_ID, pickface_location_ID, projection_for_calcs,
      restricted_location_type_id, store_ID
    `,
    number: `
      AMC_modification_factor, bulk_replenish_at_packs, bulk_replenish_up_to_packs, default_price, estimated_AMC, forecast_method,
      indic_price, margin, maximum_stock, minimum_stock, pickface_pack_size, pickface_replenish_at_packs,
      pickface_replenish_up_to_packs, report_quantity
    `,
    flag: 'hold_for_issue, hold_for_receive, ignore_for_orders, inactive, include_on_price_list, non_stock, pack_to_one, pack_to_one_allow',
    object: 'custom_data',
  },
  barcode: {
    text: 'ID, barcode, itemID, manufacturerID, parentID',
    number: 'packSize',
  },
}
