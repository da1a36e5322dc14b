/** Items and their units, settings of items in a store, master lists. */
import { searchText } from '../domain/fold-text.ts'
import { keys } from './keys.ts'
import { recordStatus } from './record-status.ts'
import type { TableShape } from './types.ts'

export const unit = {
  columns: {
    name: { key: 'units', codec: 'text' },
    description: { key: 'comment', codec: 'text' },
    sort_order: { key: 'order_number', codec: 'int' },
  },
  rest: {},
} as const satisfies TableShape

export const item = {
  columns: {
    code: { key: 'code', codec: 'text' },
    name: { key: 'item_name', codec: 'text' },
    unit_id: { key: 'unit_ID', codec: 'id', refers: 'unit' },
    type: { key: 'type_of', codec: 'text' },
    default_pack_size: { key: 'default_pack_size', codec: 'real' },
    is_vaccine: { key: 'is_vaccine', codec: 'bool' },
    ven_category: { key: 'VEN_category', codec: 'text' },
    strength: { key: 'strength', codec: 'text' },
    doses: { key: 'doses', codec: 'int' },
    cross_reference_id: { key: 'cross_ref_item_ID', codec: 'id', refers: 'item' },
    non_stock_name_id: { key: 'non_stock_name_ID', codec: 'id', refers: 'name' },
  },
  derived: ['status', 'search_text'],
  derive: (row) => ({ status: recordStatus(row), search_text: searchText(row.code as string | null, row.name as string | null) }),
  rest: keys({
    id: 'account_income_ID, account_purchases_ID, account_stock_ID, category2_ID, category3_ID, category_ID, department_ID, interaction_group_ID, restricted_location_type_ID',
    text: 'ABC_category, atc_category, barcode_spare, catalogue_code, ddd_value, description, flags, instructions, manufacture_method, medication_purpose, Message, other_names, product_specifications, sms_code, universalcodes_code, universalcodes_name, user_field_1, user_field_2, user_field_3, user_field_6',
    bool: 'builds_only, critical_stock, essential_drug_list, expiry_date_mandatory, is_sync, normal_stock, price_editable, print_units_in_dis_labels, spare_hold_for_issue, spare_hold_for_receive, spare_ignore_for_orders, spare_non_stock, spare_pack_to_one_on_receive, use_bill_of_materials, user_field_4, user_field_7',
    real: 'buy_price, ddd factor, indic_price, margin, outer_pack_size, reference_bom_quantity, sms_pack_size, spare_internal_analysis, user_field_5, volume_per_outer_pack, volume_per_pack, warning_quantity, weight',
    date: 'start_of_year_date',
    json: 'custom_data, kit_data',
  }),
} as const satisfies TableShape

export const itemStoreJoin = {
  columns: {
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    default_price: { key: 'default_price', codec: 'real' },
    margin: { key: 'margin', codec: 'real' },
    ignore_for_orders: { key: 'ignore_for_orders', codec: 'bool' },
    default_location_id: { key: 'default_location_ID', codec: 'id', refers: 'Location' },
    is_inactive: { key: 'inactive', codec: 'bool' },
    non_stock_name_id: { key: 'non_stock_name_ID', codec: 'id', refers: 'name' },
  },
  rest: keys({
    id: 'location_bulk_ID, pickface_location_ID, restricted_location_type_id',
    text: 'projection_for_calcs',
    bool: 'hold_for_issue, hold_for_receive, include_on_price_list, non_stock, pack_to_one, pack_to_one_allow',
    real: 'AMC_modification_factor, bulk_replenish_at_packs, bulk_replenish_up_to_packs, estimated_AMC, forecast_method, indic_price, maximum_stock, minimum_stock, pickface_pack_size, pickface_replenish_at_packs, pickface_replenish_up_to_packs, report_quantity',
    json: 'custom_data',
  }),
} as const satisfies TableShape

export const masterList = {
  columns: {
    name: { key: 'description', codec: 'text' },
    code: { key: 'code', codec: 'text' },
    description: { key: 'note', codec: 'text' },
    is_inactive: { key: 'inactive', codec: 'bool' },
    is_default_price_list: { key: 'is_default_price_list', codec: 'bool' },
    discount_percentage: { key: 'discount_percentage', codec: 'real' },
    is_program: { key: 'isProgram', codec: 'bool' },
  },
  derived: ['status'],
  derive: (row) => ({ status: recordStatus(row) }),
  rest: keys({
    id: 'created_by_user_ID',
    bool: 'gets_new_items, is_hiv, is_immunisation, isPatientList, isSupplierHubCatalog',
    date: 'date_created',
    json: 'programSettings, tags',
  }),
} as const satisfies TableShape

export const masterListLine = {
  document: 'master_list_id',
  columns: {
    master_list_id: { key: 'item_master_ID', codec: 'id', required: true, parent: 'list_master' },
    item_id: { key: 'item_ID', codec: 'id', required: true, parent: 'item' },
    price: { key: 'price', codec: 'real' },
  },
  rest: keys({ int: 'order_number', real: 'imprest_quan' }),
} as const satisfies TableShape

/** Without a master list it is the head of a store's own list: its lines are in local_list_line. */
export const masterListNameJoin = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    master_list_id: { key: 'list_master_ID', codec: 'id', refers: 'list_master' },
  },
  rest: keys({ text: 'description', bool: 'include_imprest, include_stock_hist, include_web, price_list' }),
} as const satisfies TableShape

export const localListLine = {
  columns: {
    list_id: { key: 'list_master_name_join_ID', codec: 'id', refers: 'list_master_name_join' },
    item_id: { key: 'item_ID', codec: 'id', refers: 'item' },
    quantity: { key: 'imprest_quantity', codec: 'real' },
  },
  rest: keys({ int: 'line_no', real: 'price' }),
} as const satisfies TableShape
