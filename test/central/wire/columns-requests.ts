import type { Layout } from './columns.ts'

/** Requisitions and stocktakes: every key of a full legacy row (protocol-v5.md appendix A, chapter 4). */
export const requests: Layout = {
  requisition: {
    text: `
      authorisationStatus, comment, donor_ID, ID, linked_purchase_order_ID, linked_requisition_id, name_ID, nsh_custInv_ID, om_colour,
      om_status, orderType, periodID, previous_csh_id, programID, requester_reference, requisition_category_ID, status, store_ID, type,
      user_ID
    `,
    number: 'colour, daysToSupply, lastModifiedAt, om_max_months_of_stock, serial_number, thresholdMOS',
    flag: 'is_emergency, isRemoteOrder',
    date: 'date_entered, date_order_received, date_required, date_stock_take, om_expected_delivery_date',
    datetime: 'om_created_datetime, om_finalised_datetime, om_sent_datetime',
    object: 'custom_data, oms_fields',
  },
  requisition_line: {
    text: `
      authoriser_comment, comment, ID, item_ID, itemName, linked_requisition_line_ID, optionID, purchase_order_line_ID, requisition_ID
    `,
    number: `
      actualQuan, adjusted_consumption, approved_quantity, colour, Cust_loss_adjust, Cust_prev_stock_balance, Cust_stock_issued,
      Cust_stock_order, Cust_stock_received, daily_usage, days_out_or_new_demand, DOSforAMCadjustment, imprest_or_prev_quantity,
      line_number, previous_stock_on_hand, requestedPackSize, stock_on_hand, stockAdditions, stockExpiring, stockLosses,
      suggested_quantity
    `,
    datetime: 'om_snapshot_datetime',
    object: 'oms_fields',
  },
  Stock_take: {
    text: `
      comment, created_by_ID, Description, finalised_by_ID, ID, invad_additions_ID, invad_reductions_ID, om_counted_by, om_verified_by,
      programID, status, store_ID, type
    `,
    number: 'serial_number',
    flag: 'Locked, om_is_initial_stocktake',
    date: 'stock_take_created_date, stock_take_date',
    time: 'stock_take_time',
    datetime: 'om_created_datetime, om_finalised_datetime',
  },
  Stock_take_lines: {
    text: `
      Batch, comment, donor_ID, ID, item_ID, item_line_ID, item_name, location_id, om_note, optionID, stock_take_ID,
      vaccine_vial_monitor_status_ID, om_item_variant_id, manufacturer_ID
    `,
    number: 'Colour, cost_price, line_number, sell_price, snapshot_packsize, snapshot_qty, spare, stock_take_qty, volume_per_pack',
    flag: 'is_edited',
    date: 'expiry',
    object: 'oms_fields',
  },
  indicator_value: {
    text: 'ID, facility_ID, period_ID, column_ID, row_ID, store_ID, value',
  },
}
