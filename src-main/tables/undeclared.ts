import type { DataClass } from '../domain/data-class.ts'

/** Classes of the v5 tables that have no declaration yet (protocol-v5.md 4.1, features.md 1C). */
const tables: Readonly<Record<DataClass, string>> = {
  central:
    'abbreviation, barcode, contact, currency, diagnosis, form_schema, indicator_attribute, insuranceProvider, item_category, item_category_level1, item_category_level2, item_department, item_direction, item_warning_link, Location_type, medicine_administrator, name_tag, name_tag_join, om_document_registry, om_user_permission, options, paymentType, period, periodSchedule, program_indicator, ship_method, transaction_category, vaccine_vial_monitor_status, warning',
  central_store: 'clinician_store_join',
  store:
    'Goods_received, Goods_received_line, indicator_value, location_movement, number, purchase_order, purchase_order_line, requisition, requisition_line, sensor, Stock_take, Stock_take_lines, temperature_breach, temperature_log, vaccine_vial_monitor_status_log',
  patient: 'clinician, name_note, nameInsuranceJoin, om_document, patient_event',
  message: 'message',
  local: 'adverse_drug_reaction',
}

const classes = new Map(
  Object.entries(tables).flatMap(([dataClass, list]) => list.split(',').map((table) => [table.trim(), dataClass as DataClass] as const)),
)

export const undeclaredClass = (wire: string): DataClass | null => classes.get(wire) ?? null
