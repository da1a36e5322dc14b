import type { Layout } from './columns.ts'

/** Items and the other lists that are the same for all sites: every key of a full legacy row (protocol-v5.md appendix A, chapter 4). */
export const lists: Layout = {
  unit: {
    text: 'ID, units, comment',
    number: 'order_number',
  },
  item: {
    text: `
      ABC_category, account_income_ID, account_purchases_ID, account_stock_ID, atc_category, barcode_spare, catalogue_code,
      category2_ID, category3_ID, category_ID, code, cross_ref_item_ID, ddd_value, department_ID, description, flags, ID, instructions,
      interaction_group_ID, item_name, manufacture_method, medication_purpose, Message, non_stock_name_ID, other_names,
      product_specifications, restricted_location_type_ID, sms_code, strength, type_of, unit_ID, universalcodes_code,
      universalcodes_name, user_field_1, user_field_2, user_field_3, user_field_6, VEN_category
    `,
    number: `
      buy_price, ddd factor, default_pack_size, doses, indic_price, margin, outer_pack_size, reference_bom_quantity, sms_pack_size,
      spare_internal_analysis, user_field_5, volume_per_outer_pack, volume_per_pack, warning_quantity, weight
    `,
    flag: `
      builds_only, critical_stock, essential_drug_list, expiry_date_mandatory, is_sync, is_vaccine, normal_stock, price_editable,
      print_units_in_dis_labels, spare_hold_for_issue, spare_hold_for_receive, spare_ignore_for_orders, spare_non_stock,
      spare_pack_to_one_on_receive, use_bill_of_materials, user_field_4, user_field_7
    `,
    date: 'start_of_year_date',
    object: 'custom_data, kit_data',
  },
  item_category: {
    text: 'ID, Description, parent_ID',
    number: 'sort_order',
  },
  item_category_level1: {
    text: 'ID, Description, parent_ID',
    number: 'sort_order',
  },
  item_category_level2: {
    text: 'ID, Description, parent_ID',
    number: 'sort_order',
  },
  item_direction: {
    text: 'ID, item_ID, directions',
    number: 'priority',
  },
  item_warning_link: {
    text: 'item_ID, warning_ID, ID',
    flag: 'priority',
  },
  warning: {
    text: 'ID, warning_text, code',
  },
  list_master: {
    text: 'code, created_by_user_ID, description, ID, note',
    number: 'discount_percentage',
    flag: 'gets_new_items, inactive, is_default_price_list, is_hiv, is_immunisation, isPatientList, isProgram, isSupplierHubCatalog',
    date: 'date_created',
    object: 'programSettings, tags',
  },
  list_master_line: {
    text: 'ID, item_master_ID, item_ID',
    number: 'price',
  },
  list_master_name_join: {
    text: 'ID, name_ID, list_master_ID',
  },
  Location_type: {
    text: 'ID, Description',
    number: 'Temperature_min, Temperature_max',
  },
  options: {
    text: 'ID, type, title',
    flag: 'isActive',
  },
  ship_method: {
    text: 'ID, method',
    flag: 'isActive',
  },
  currency: {
    text: 'ID, currency',
    number: 'rate',
    flag: 'is_home_currency',
    date: 'date_updated',
  },
  period: {
    text: 'ID, periodScheduleID, name',
    date: 'startDate, endDate',
  },
  periodSchedule: {
    text: 'ID, name',
  },
  program_indicator: {
    text: 'ID, code, program_ID',
    flag: 'is_active',
  },
  indicator_attribute: {
    text: 'ID, indicator_ID, description, code, value_type, axis, default_value',
    number: 'index',
    flag: 'is_required, is_active',
  },
  diagnosis: {
    text: 'ID, ICD_CODE, ICD_DESCRIPTION, NOTES',
    date: 'VALID_TILL',
  },
  abbreviation: {
    text: 'ID, abbreviation, expansion',
  },
  insuranceProvider: {
    text: 'ID, comment, providerName',
    number: 'prescriptionValidityDays',
    flag: 'isActive',
  },
  vaccine_vial_monitor_status: {
    text: 'ID, description, code, option_id',
    number: 'level',
    flag: 'is_active, unusable',
  },
  form_schema: {
    text: 'ID, type',
    object: 'json_schema, ui_schema',
  },
  om_document_registry: {
    text: 'ID, category, document_type, context_ID, name, form_schema_ID',
    object: 'config',
  },
}
