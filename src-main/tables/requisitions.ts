/** Requisitions and their lines, indicator values; today's words come from domain/requisition-words.ts. */
import { wireMoment } from '../domain/moment.ts'
import { requisitionKind, requisitionState, wipedRequisitionKeys } from '../domain/requisition-words.ts'
import { keys } from './keys.ts'
import type { Derived, TableShape, WireRow } from './types.ts'

export const requisition = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    number: { key: 'serial_number', codec: 'int' },
    type: { key: 'type', codec: 'text' },
    status: { key: 'status', codec: 'text' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    entry_date: { key: 'date_entered', codec: 'date' },
    last_modified: { key: 'lastModifiedAt', codec: 'int' },
    comment: { key: 'comment', codec: 'text' },
    their_ref: { key: 'requester_reference', codec: 'text' },
    linked_requisition_id: { key: 'linked_requisition_id', codec: 'id', refers: 'requisition' },
    min_months: { key: 'thresholdMOS', codec: 'real' },
    max_days: { key: 'daysToSupply', codec: 'real' },
    authorisation_status: { key: 'authorisationStatus', codec: 'text' },
    program_id: { key: 'programID', codec: 'id', refers: 'list_master' },
    period_id: { key: 'periodID', codec: 'id', refers: 'period' },
    order_type: { key: 'orderType', codec: 'text' },
    is_emergency: { key: 'is_emergency', codec: 'bool' },
    donor_id: { key: 'donor_ID', codec: 'id', refers: 'name' },
    om_status: { key: 'om_status', codec: 'text' },
    om_created_datetime: { key: 'om_created_datetime', codec: 'datetime' },
    om_sent_datetime: { key: 'om_sent_datetime', codec: 'datetime' },
    om_finalised_datetime: { key: 'om_finalised_datetime', codec: 'datetime' },
    om_expected_delivery_date: { key: 'om_expected_delivery_date', codec: 'date' },
    om_colour: { key: 'om_colour', codec: 'text' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  wipe: wipedRequisitionKeys,
  derived: ['kind', 'state', 'created_at'],
  derive: requisitionWords,
  rest: keys({
    id: 'linked_purchase_order_ID, nsh_custInv_ID, previous_csh_id, requisition_category_ID',
    bool: 'isRemoteOrder',
    real: 'colour, om_max_months_of_stock',
    date: 'date_order_received, date_required, date_stock_take',
    json: 'custom_data',
  }),
} as const satisfies TableShape

function requisitionWords(row: WireRow): Derived {
  const { type, status, om_status: omStatus, om_created_datetime: om, entry_date: date } = row as Readonly<Record<string, string | null>>
  const facts = { type, status, omStatus }
  return { kind: requisitionKind(facts), state: requisitionState(facts), created_at: wireMoment({ om, date, time: 0 }) }
}

export const requisitionLine = {
  document: 'requisition_id',
  columns: {
    requisition_id: { key: 'requisition_ID', codec: 'id', required: true, parent: 'requisition' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    item_name: { key: 'itemName', codec: 'text' },
    requested_units: { key: 'Cust_stock_order', codec: 'real' },
    suggested_units: { key: 'suggested_quantity', codec: 'real' },
    approved_units: { key: 'approved_quantity', codec: 'real' },
    supplied_units: { key: 'actualQuan', codec: 'real' },
    stock_on_hand: { key: 'stock_on_hand', codec: 'real' },
    daily_usage: { key: 'daily_usage', codec: 'real' },
    comment: { key: 'comment', codec: 'text' },
    option_id: { key: 'optionID', codec: 'option', refers: 'options' },
    om_snapshot_datetime: { key: 'om_snapshot_datetime', codec: 'datetime' },
    oms_fields: { key: 'oms_fields', codec: 'object' },
  },
  rest: keys({
    id: 'linked_requisition_line_ID, purchase_order_line_ID',
    text: 'authoriser_comment',
    real: 'adjusted_consumption, colour, Cust_loss_adjust, Cust_prev_stock_balance, Cust_stock_issued, Cust_stock_received, days_out_or_new_demand, DOSforAMCadjustment, imprest_or_prev_quantity, line_number, previous_stock_on_hand, requestedPackSize, stockAdditions, stockExpiring, stockLosses',
  }),
} as const satisfies TableShape

/** `facility_ID` is the customer as a store, not as a name (protocol-v5.md 4.7). */
export const indicatorValue = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    customer_store_id: { key: 'facility_ID', codec: 'id', refers: 'store' },
    period_id: { key: 'period_ID', codec: 'id', refers: 'period' },
    column_id: { key: 'column_ID', codec: 'id', refers: 'indicator_attribute' },
    row_id: { key: 'row_ID', codec: 'id', refers: 'indicator_attribute' },
    value: { key: 'value', codec: 'text' },
  },
  rest: {},
} as const satisfies TableShape
