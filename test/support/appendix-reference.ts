/** Central's lists, patients and users, as appendix-a.ts has the others: keys with their types, and the required references. */
export const referenceTables: Readonly<Record<string, string>> = {
  abbreviation: 'ID s, abbreviation s, expansion s',
  currency: 'ID s, rate f, currency s, is_home_currency b, date_updated d',
  diagnosis: 'ID s, ICD_CODE s, ICD_DESCRIPTION s, NOTES s, VALID_TILL d',
  form_schema: 'ID s, type s, json_schema o, ui_schema o, version s',
  insuranceProvider: 'ID s, comment s, isActive b, providerName s, prescriptionValidityDays i',
  item_category: 'ID s, Description s, sort_order i, parent_ID s',
  item_category_level1: 'ID s, Description s, sort_order i, parent_ID s',
  item_category_level2: 'ID s, Description s, sort_order i, parent_ID s',
  item_department: 'ID s, department s',
  item_direction: 'ID s, item_ID s, directions s, priority i',
  item_warning_link: 'item_ID s, warning_ID s, priority b, ID s',
  warning: 'ID s, warning_text s, code s',
  list_local_line: 'ID s, item_ID s, list_master_name_join_ID s, imprest_quantity f, price f, line_no i',
  Location_type: 'ID s, Description s, Temperature_min f, Temperature_max f',
  options: 'ID s, type s, isActive b, title s',
  period: 'ID s, periodScheduleID s, startDate d, endDate d, name s',
  periodSchedule: 'ID s, name s',
  program_indicator: 'ID s, code s, program_ID s, is_active b',
  indicator_attribute:
    'ID s, indicator_ID s, description s, code s, index i, is_required b, value_type s, axis s, is_active b, default_value s',
  ship_method: 'ID s, method s, isActive b',
  transaction_category: 'ID s, category s, code s, type s',
  paymentType: 'ID s, code s, description s',
  vaccine_vial_monitor_status: 'ID s, description s, code s, level i, is_active b, unusable b, option_id opt',
  om_vaccine_course: 'ID s, name s, program_id s, coverage_rate f, is_active b, wastage_rate f, deleted_datetime dt, demographic_id s',
  om_vaccine_course_dose:
    'ID s, vaccine_course_ID s, label s, min_interval_days i, min_age f, max_age f, deleted_datetime dt, custom_age_label s',
  om_vaccine_course_item: 'ID s, vaccine_course_ID s, item_ID s, deleted_datetime dt',
  dashboard_store_report: 'ID s, title s, type s, json s',
  temperature_breach_config:
    'ID s, description s, colour s, type s, minimum_temperature f, maximum_temperature f, duration i, location_ID s, store_ID s',
  number_reuse: 'ID s, name s, number_to_use i',

  name_tag: 'ID s, description s',
  name_tag_join: 'ID s, name_ID s, name_tag_ID s',
  contact:
    'address1 s, address2 s, category s, category2 s, category3 s, comment s, country s, email s, first s, ID s, ' +
    'is_active_web_user b, last s, name_ID s, phone s, position s, spare b, web_password s, web_username s',
  Ethnicity: 'ID s, name s',
  Occupation: 'ID s, name s',
  nationality: 'ID s, description s',
  om_user_permission: 'ID s, user_ID s, store_ID s, permission s, context_ID s',
  om_document_registry: 'ID s, category s, document_type s, context_ID s, name s, form_schema_ID s, config o',
  medicine_administrator: 'ID s, first_name s, last_name s, code s, is_active b',
  patient_event: 'ID s, code s, description s, event_type s, unit s',

  clinician:
    'active b, address1 s, address2 s, code s, email s, female b, first_name s, ID s, initials s, last_name s, mobile s, ' +
    'oms_fields o, phone s, store_ID s, registration_code s',
  clinician_store_join: 'ID s, store_ID s, prescriber_ID s',
  nameInsuranceJoin:
    'ID s, nameID s, insuranceProviderID s, discountRate f, enteredByID s, expiryDate pd, isActive b, policyNumberFamily s, ' +
    'policyNumberFull s, policyNumberPerson s, type s, oms_fields o',
  name_note: 'ID s, patient_event_ID s, name_ID s, store_ID s, entry_date d, note s, value f, boolean_value b, data o, is_deleted b',
  adverse_drug_reaction: 'ID s, form_schema_ID s, name_ID s, user_ID s, store_ID s, entry_date d, entry_time t, data o',
  om_encounter:
    'ID s, document_type s, document_name s, program_ID s, name_ID s, created_datetime dt, start_datetime dt, end_datetime dt, ' +
    'status s, prescriber_ID s, store_ID s',
  om_vaccination:
    'ID s, created_datetime dt, user_ID s, vaccine_course_dose_ID s, store_ID s, prescriber_ID s, transact_ID s, item_line_ID s, ' +
    'vaccination_date d, given b, not_given_reason s, comment s, name_ID s, facility_ID s, item_ID s, encounter_ID s, ' +
    'program_enrolment_ID s, given_store_ID s',
}

/** `table.key` without which a record has no place, and the table that it points to. */
export const referenceReferences: Readonly<Record<string, string>> = {
  'item_direction.item_ID': 'item',
  'item_warning_link.item_ID': 'item',
  'item_warning_link.warning_ID': 'warning',
  'name_tag_join.name_ID': 'name',
  'name_tag_join.name_tag_ID': 'name_tag',
  'contact.name_ID': 'name',
  'clinician_store_join.store_ID': 'store',
  'clinician_store_join.prescriber_ID': 'clinician',
  'nameInsuranceJoin.nameID': 'name',
}

/** Values of keys that hold one of few words. */
export const referenceWords: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  options: { type: 'openVialWastage' },
  indicator_attribute: { value_type: 'number', axis: 'column' },
  nameInsuranceJoin: { type: 'personal', oms_fields: { name_of_insured: 'A. N. Other' } },
  clinician: { oms_fields: { gender: 'FEMALE' } },
  om_user_permission: { permission: 'DocumentQuery' },
  om_document_registry: { category: 'PATIENT' },
  number_reuse: { name: 'customer_invoice_number_for_store_S1' },
  transaction_category: { type: 'ci' },
}
