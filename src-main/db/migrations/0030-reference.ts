import type { Migration } from '../migrate.ts'
import { addReferences } from './add-references.ts'
import type { NewTable } from './declare-table.ts'
import { declareTable, names, needs, partOf, status } from './declare-table.ts'

/** The part of a number's series after `_for_store_` (protocol-v5.md 4.13). */
const storeOfSeries = "nullif(substr(data ->> '$.name', nullif(instr(data ->> '$.name', '_for_store_'), 0) + 11), '')"

/** Parents first: a record is moved only where those that it needs are here. */
const tables: readonly NewTable[] = [
  {
    wire: 'item_category',
    local: 'item_category',
    columns: {
      name: ['text', 'Description'],
      parent_id: ['id', 'parent_ID', names('item_category_level2')],
      sort_order: ['int', 'sort_order'],
    },
  },
  {
    wire: 'item_category_level1',
    local: 'item_category_level1',
    columns: { name: ['text', 'Description'], parent_id: ['id', 'parent_ID'], sort_order: ['int', 'sort_order'] },
  },
  {
    wire: 'item_category_level2',
    local: 'item_category_level2',
    columns: {
      name: ['text', 'Description'],
      parent_id: ['id', 'parent_ID', names('item_category_level1')],
      sort_order: ['int', 'sort_order'],
    },
  },
  { wire: 'item_department', local: 'item_department', columns: { name: ['text', 'department'] } },
  { wire: 'warning', local: 'warning', columns: { text: ['text', 'warning_text'], code: ['text', 'code'] } },
  {
    wire: 'abbreviation',
    local: 'abbreviation',
    columns: { code: ['text', 'abbreviation'], expansion: ['text', 'expansion'] },
    indexes: ['code'],
  },
  {
    wire: 'currency',
    local: 'currency',
    columns: {
      code: ['text', 'currency'],
      rate: ['real', 'rate'],
      is_home: ['bool', 'is_home_currency'],
      updated_date: ['date', 'date_updated'],
    },
  },
  {
    wire: 'diagnosis',
    local: 'diagnosis',
    columns: { code: ['text', 'ICD_CODE'], description: ['text', 'ICD_DESCRIPTION'], valid_until: ['date', 'VALID_TILL'] },
    indexes: ['code'],
  },
  { wire: 'insuranceProvider', local: 'insurance_provider', columns: { name: ['text', 'providerName'], is_active: ['bool', 'isActive'] } },
  {
    wire: 'Location_type',
    local: 'location_type',
    columns: {
      name: ['text', 'Description'],
      minimum_temperature: ['real', 'Temperature_min'],
      maximum_temperature: ['real', 'Temperature_max'],
    },
  },
  { wire: 'paymentType', local: 'payment_type', columns: { code: ['text', 'code'], description: ['text', 'description'] } },
  {
    wire: 'options',
    local: 'reason',
    columns: { type: ['text', 'type'], title: ['text', 'title'], is_active: ['bool', 'isActive'] },
    indexes: ['type, title'],
  },
  { wire: 'ship_method', local: 'ship_method', columns: { name: ['text', 'method'], is_active: ['bool', 'isActive'] } },
  {
    wire: 'transaction_category',
    local: 'transaction_category',
    columns: { code: ['text', 'code'], name: ['text', 'category'], type: ['text', 'type'] },
  },
  {
    wire: 'vaccine_vial_monitor_status',
    local: 'vvm_status',
    columns: {
      code: ['text', 'code'],
      description: ['text', 'description'],
      level: ['int', 'level'],
      is_active: ['bool', 'is_active'],
      is_unusable: ['bool', 'unusable'],
      reason_id: ['option', 'option_id', names('options', 'reason')],
    },
  },
  { wire: 'dashboard_store_report', local: 'dashboard_report', columns: { title: ['text', 'title'], type: ['text', 'type'] } },
  { wire: 'form_schema', local: 'form_schema', columns: { type: ['text', 'type'] } },
  { wire: 'periodSchedule', local: 'period_schedule', columns: { name: ['text', 'name'] } },
  { wire: 'name_tag', local: 'name_tag', columns: { name: ['text', 'description'] } },
  {
    wire: 'patient_event',
    local: 'patient_event',
    columns: { code: ['text', 'code'], description: ['text', 'description'], type: ['text', 'event_type'], unit: ['text', 'unit'] },
  },
  {
    wire: 'medicine_administrator',
    local: 'medicine_administrator',
    columns: {
      code: ['text', 'code'],
      first_name: ['text', 'first_name'],
      last_name: ['text', 'last_name'],
      is_active: ['bool', 'is_active'],
    },
  },
  { wire: 'Ethnicity', local: 'ethnicity', columns: { name: ['text', 'name'] } },
  { wire: 'nationality', local: 'nationality', columns: { name: ['text', 'description'] } },
  { wire: 'Occupation', local: 'occupation', columns: { name: ['text', 'name'] } },
  {
    wire: 'number_reuse',
    local: 'number_reuse',
    columns: { series: ['text', 'name'], number: ['int', 'number_to_use'] },
    derived: { store_id: { sql: 'TEXT', value: storeOfSeries } },
  },
  {
    wire: 'period',
    local: 'period',
    columns: {
      schedule_id: ['id', 'periodScheduleID', names('periodSchedule', 'period_schedule')],
      name: ['text', 'name'],
      start_date: ['date', 'startDate'],
      end_date: ['date', 'endDate'],
    },
    indexes: ['schedule_id, start_date'],
  },
  {
    wire: 'item_direction',
    local: 'item_direction',
    columns: { item_id: ['id', 'item_ID', needs('item')], directions: ['text', 'directions'], priority: ['int', 'priority'] },
    indexes: ['item_id'],
  },
  {
    wire: 'item_warning_link',
    local: 'item_warning_link',
    columns: {
      item_id: ['id', 'item_ID', needs('item')],
      warning_id: ['id', 'warning_ID', partOf('warning')],
      is_first: ['bool', 'priority'],
    },
    indexes: ['item_id', 'warning_id'],
  },
  {
    wire: 'om_document_registry',
    local: 'document_registry',
    columns: {
      category: ['text', 'category'],
      type: ['text', 'document_type'],
      name: ['text', 'name'],
      form_schema_id: ['id', 'form_schema_ID', names('form_schema')],
      context_id: ['id', 'context_ID', names('list_master', 'master_list')],
    },
  },
  {
    wire: 'program_indicator',
    local: 'program_indicator',
    columns: {
      program_id: ['id', 'program_ID', names('list_master', 'master_list')],
      code: ['text', 'code'],
      is_active: ['bool', 'is_active'],
    },
    indexes: ['program_id'],
  },
  {
    wire: 'om_vaccine_course',
    local: 'vaccine_course',
    columns: {
      name: ['text', 'name'],
      program_id: ['id', 'program_id', names('list_master', 'master_list')],
      is_active: ['bool', 'is_active'],
    },
  },
  {
    wire: 'name_tag_join',
    local: 'name_tag_join',
    columns: { name_id: ['id', 'name_ID', needs('name')], tag_id: ['id', 'name_tag_ID', partOf('name_tag')] },
    indexes: ['name_id', 'tag_id'],
  },
  {
    wire: 'contact',
    local: 'contact',
    columns: {
      name_id: ['id', 'name_ID', needs('name')],
      first_name: ['text', 'first'],
      last_name: ['text', 'last'],
      position: ['text', 'position'],
      phone: ['text', 'phone'],
      email: ['text', 'email'],
    },
    indexes: ['name_id'],
  },
  {
    wire: 'nameInsuranceJoin',
    local: 'insurance_policy',
    columns: {
      name_id: ['id', 'nameID', needs('name')],
      provider_id: ['id', 'insuranceProviderID', names('insuranceProvider', 'insurance_provider')],
      number: ['text', 'policyNumberFull'],
      type: ['text', 'type'],
      discount_rate: ['real', 'discountRate'],
      expiry_date: ['date', 'expiryDate'],
      is_active: ['bool', 'isActive'],
    },
    indexes: ['name_id'],
  },
  {
    wire: 'list_local_line',
    local: 'local_list_line',
    columns: {
      list_id: ['id', 'list_master_name_join_ID', names('list_master_name_join', 'master_list_name_join')],
      item_id: ['id', 'item_ID', names('item')],
      quantity: ['real', 'imprest_quantity'],
    },
    indexes: ['list_id', 'item_id'],
  },
  {
    wire: 'indicator_attribute',
    local: 'indicator_attribute',
    columns: {
      indicator_id: ['id', 'indicator_ID', names('program_indicator')],
      axis: ['text', 'axis'],
      position: ['int', 'index'],
      code: ['text', 'code'],
      description: ['text', 'description'],
      value_type: ['text', 'value_type'],
      is_required: ['bool', 'is_required'],
      is_active: ['bool', 'is_active'],
    },
    indexes: ['indicator_id'],
  },
  {
    wire: 'om_vaccine_course_dose',
    local: 'vaccine_course_dose',
    columns: {
      course_id: ['id', 'vaccine_course_ID', names('om_vaccine_course', 'vaccine_course')],
      label: ['text', 'label'],
      min_age: ['real', 'min_age'],
      max_age: ['real', 'max_age'],
    },
    indexes: ['course_id'],
  },
  {
    wire: 'om_vaccine_course_item',
    local: 'vaccine_course_item',
    columns: {
      course_id: ['id', 'vaccine_course_ID', names('om_vaccine_course', 'vaccine_course')],
      item_id: ['id', 'item_ID', names('item')],
    },
    indexes: ['course_id', 'item_id'],
  },
  {
    wire: 'om_user_permission',
    local: 'document_permission',
    columns: {
      user_id: ['id', 'user_ID', names('user')],
      store_id: ['id', 'store_ID', names('store')],
      context_id: ['id', 'context_ID', names('list_master', 'master_list')],
      permission: ['text', 'permission'],
    },
  },
  {
    wire: 'clinician',
    local: 'clinician',
    columns: {
      code: ['text', 'code'],
      first_name: ['text', 'first_name'],
      last_name: ['text', 'last_name'],
      initials: ['text', 'initials'],
      is_active: ['bool', 'active'],
      store_id: ['id', 'store_ID', names('store')],
    },
    derived: { status },
    indexes: ['status, last_name, first_name'],
  },
  {
    wire: 'name_note',
    local: 'name_note',
    columns: {
      name_id: ['id', 'name_ID', names('name')],
      event_id: ['id', 'patient_event_ID', names('patient_event')],
      store_id: ['id', 'store_ID', names('store')],
      entry_date: ['date', 'entry_date'],
      note: ['text', 'note'],
      is_deleted: ['bool', 'is_deleted'],
    },
    indexes: ['name_id'],
  },
  {
    wire: 'adverse_drug_reaction',
    local: 'adverse_drug_reaction',
    columns: {
      name_id: ['id', 'name_ID', names('name')],
      store_id: ['id', 'store_ID', names('store')],
      user_id: ['id', 'user_ID', names('user')],
      entry_date: ['date', 'entry_date'],
      entry_time: ['time', 'entry_time'],
    },
    indexes: ['name_id'],
  },
  {
    wire: 'clinician_store_join',
    local: 'clinician_store_join',
    columns: { store_id: ['id', 'store_ID', needs('store')], clinician_id: ['id', 'prescriber_ID', needs('clinician')] },
    indexes: ['store_id, clinician_id', 'clinician_id'],
  },
  {
    wire: 'om_encounter',
    local: 'encounter',
    columns: {
      name_id: ['id', 'name_ID', names('name')],
      store_id: ['id', 'store_ID', names('store')],
      program_id: ['id', 'program_ID', names('list_master', 'master_list')],
      clinician_id: ['id', 'prescriber_ID', names('clinician')],
      type: ['text', 'document_type'],
      status: ['text', 'status'],
      start_datetime: ['datetime', 'start_datetime'],
    },
    indexes: ['name_id'],
  },
  {
    wire: 'temperature_breach_config',
    local: 'breach_config',
    columns: {
      store_id: ['id', 'store_ID', names('store')],
      location_id: ['id', 'location_ID', names('Location', 'location')],
      type: ['text', 'type'],
      description: ['text', 'description'],
      minimum_temperature: ['real', 'minimum_temperature'],
      maximum_temperature: ['real', 'maximum_temperature'],
      duration: ['int', 'duration'],
    },
  },
  {
    wire: 'om_vaccination',
    local: 'vaccination',
    columns: {
      name_id: ['id', 'name_ID', names('name')],
      store_id: ['id', 'store_ID', names('store')],
      encounter_id: ['id', 'encounter_ID', names('om_encounter', 'encounter')],
      dose_id: ['id', 'vaccine_course_dose_ID', names('om_vaccine_course_dose', 'vaccine_course_dose')],
      clinician_id: ['id', 'prescriber_ID', names('clinician')],
      item_id: ['id', 'item_ID', names('item')],
      facility_id: ['id', 'facility_ID', names('name')],
      vaccination_date: ['date', 'vaccination_date'],
      is_given: ['bool', 'given'],
    },
    indexes: ['name_id'],
  },
]

/** The join of a master list may have none: then it heads a store's own list, whose lines are central's list_local_line. */
const joinWithoutList = `
CREATE TABLE master_list_name_join_new (
  id TEXT PRIMARY KEY, name_id TEXT, master_list_id TEXT,
  rest TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT INTO master_list_name_join_new SELECT id, name_id, master_list_id, rest FROM master_list_name_join;
DROP TABLE master_list_name_join;
ALTER TABLE master_list_name_join_new RENAME TO master_list_name_join;
CREATE INDEX master_list_name_join_name ON master_list_name_join (name_id);
CREATE INDEX master_list_name_join_list ON master_list_name_join (master_list_id);
`

/** What central may merge, where it lay in `rest` until now. */
const moreReferences = [
  addReferences('item', [
    { column: 'cross_reference_id', wireKey: 'cross_ref_item_ID', target: 'item' },
    { column: 'non_stock_name_id', wireKey: 'non_stock_name_ID', target: 'name' },
  ]),
  addReferences('item_store_join', [{ column: 'non_stock_name_id', wireKey: 'non_stock_name_ID', target: 'name' }]),
  addReferences('name', [
    { column: 'next_of_kin_id', wireKey: 'NEXT_OF_KIN_ID', target: 'name' },
    { column: 'mother_id', wireKey: 'mother_id', target: 'name' },
  ]),
]

/** Central's lists, programmes, people and what is told of patients: a table for each that protocol-v5.md 4.1 names. */
export const reference: Migration = {
  version: 30,
  name: 'reference',
  sql: [joinWithoutList, ...moreReferences, ...tables.map(declareTable)].join('\n'),
}
