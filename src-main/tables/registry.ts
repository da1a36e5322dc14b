/**
 * Every declared table, one line each: what happens to it. Its keys stand in the file of its family. Adding a table: a
 * shape in a family file, a line here, a migration.
 */
import type { DataClass } from '../domain/data-class.ts'
import * as catalogue from './catalogue.ts'
import { nameClass, noteClass, visibilityClass } from './classes.ts'
import * as coldChain from './cold-chain.ts'
import * as documents from './documents.ts'
import * as invoices from './invoices.ts'
import * as details from './item-details.ts'
import * as lists from './lists.ts'
import * as messages from './messages.ts'
import * as names from './names.ts'
import * as patients from './patients.ts'
import * as people from './people.ts'
import * as procurement from './procurement.ts'
import * as programs from './programs.ts'
import * as requisitions from './requisitions.ts'
import * as stock from './stock.ts'
import * as stocktakes from './stocktakes.ts'
import type { ClassRule, DeleteRule, Lookup, Owner, Stream, SyncedTable, TableRules, TableShape, WireRow } from './types.ts'

type Direction = 'pull' | 'push'
const ofStore = { column: 'store_id' } as const
const ofInvoice = { column: 'invoice_id', through: 'invoice' } as const
const ofRequisition = { column: 'requisition_id', through: 'requisition' } as const
const ofStocktake = { column: 'stocktake_id', through: 'stocktake' } as const
const ofOrder = { column: 'purchase_order_id', through: 'purchase_order' } as const
const ofReceipt = { column: 'goods_received_id', through: 'goods_received' } as const
const ofSender = { column: 'from_store_id' } as const
/** A patient belongs to the home store (F-033), and so does what is told of them. */
const ofHome = { column: 'supplying_store_id' } as const
const ofPatient = { column: 'name_id', through: 'name' } as const

/**
 * By the table's name in the database. The columns: shape, name on the wire, class (F-030 to F-037), data types of
 * features.md 1C, stream, level (protocol-v5.md 3.4), what a delete from central does, whether rows are also pushed,
 * owner, whether records are merged.
 */
// prettier-ignore
const lines = {
  // items
  unit:                   line(catalogue.unit,                 'unit',                            'central',       'DT-01 DT-03',             'central', 0, 'hard', 'pull', null, 'merges'),
  item:                   line(catalogue.item,                 'item',                            'central',       'DT-01 DT-03',             'central', 1, 'soft', 'pull', null, 'merges'),
  item_category:          line(details.itemCategory,           'item_category',                   'central',       'DT-01',                   'central', 0, 'hard', 'pull', null),
  item_category_level1:   line(details.itemCategoryLevel1,     'item_category_level1',            'central',       'DT-01',                   'central', 0, 'hard', 'pull', null),
  item_category_level2:   line(details.itemCategoryLevel2,     'item_category_level2',            'central',       'DT-01',                   'central', 0, 'hard', 'pull', null),
  item_department:        line(details.itemDepartment,         'item_department',                 'central',       'DT-04',                   'central', 0, 'hard', 'pull', null),
  item_direction:         line(details.itemDirection,          'item_direction',                  'central',       'DT-21',                   'central', 2, 'hard', 'pull', null),
  warning:                line(details.warning,                'warning',                         'central',       'DT-15',                   'central', 0, 'hard', 'pull', null),
  item_warning_link:      line(details.itemWarningLink,        'item_warning_link',               'central',       'DT-15',                   'central', 2, 'hard', 'pull', null),
  item_store_join:        line(catalogue.itemStoreJoin,        'item_store_join',                 'central_store', 'DT-28',                   'site',    4, 'hard', 'pull', ofStore),
  master_list:            line(catalogue.masterList,           'list_master',                     'central',       'DT-05',                   'central', 1, 'soft', 'pull', null),
  master_list_line:       line(catalogue.masterListLine,       'list_master_line',                'central',       'DT-05',                   'central', 2, 'hard', 'pull', null),
  master_list_name_join:  line(catalogue.masterListNameJoin,   'list_master_name_join',           'central',       'DT-05',                   'central', 2, 'hard', 'pull', null),
  local_list_line:        line(catalogue.localListLine,        'list_local_line',                 'central',       'DT-05',                   'central', 3, 'hard', 'pull', null),

  // lists to choose from
  abbreviation:           line(lists.abbreviation,             'abbreviation',                    'central',       'DT-21',                   'central', 0, 'hard', 'pull', null),
  currency:               line(lists.currency,                 'currency',                        'central',       'DT-11',                   'central', 0, 'hard', 'pull', null),
  diagnosis:              line(lists.diagnosis,                'diagnosis',                       'central',       'DT-22',                   'central', 0, 'hard', 'pull', null),
  insurance_provider:     line(lists.insuranceProvider,        'insuranceProvider',               'central',       'DT-23',                   'central', 0, 'hard', 'pull', null),
  location_type:          line(lists.locationType,             'Location_type',                   'central',       'DT-13',                   'central', 0, 'hard', 'pull', null),
  payment_type:           line(lists.paymentType,              'paymentType',                     'central',       'DT-07',                   'central', 0, 'hard', 'pull', null),
  reason:                 line(lists.reason,                   'options',                         'central',       'DT-12',                   'central', 0, 'hard', 'pull', null),
  ship_method:            line(lists.shipMethod,               'ship_method',                     'central',       'DT-12',                   'central', 0, 'hard', 'pull', null),
  transaction_category:   line(lists.transactionCategory,      'transaction_category',            'central',       'DT-07',                   'central', 0, 'hard', 'pull', null),
  vvm_status:             line(lists.vvmStatus,                'vaccine_vial_monitor_status',     'central',       'DT-16',                   'central', 0, 'hard', 'pull', null),
  dashboard_report:       line(lists.dashboardReport,          'dashboard_store_report',          'central',       'DT-17 DT-32',             'central', 0, 'hard', 'pull', null),
  form_schema:            line(lists.formSchema,               'form_schema',                     'central',       'DT-09',                   'central', 0, 'hard', 'pull', null),
  document_registry:      line(lists.documentRegistry,         'om_document_registry',            'central',       'DT-09',                   'central', 2, 'hard', 'pull', null),

  // programmes
  period_schedule:        line(programs.periodSchedule,        'periodSchedule',                  'central',       'DT-06',                   'central', 0, 'hard', 'pull', null),
  period:                 line(programs.period,                'period',                          'central',       'DT-06',                   'central', 1, 'hard', 'pull', null),
  program_indicator:      line(programs.programIndicator,      'program_indicator',               'central',       'DT-14',                   'central', 2, 'hard', 'pull', null),
  indicator_attribute:    line(programs.indicatorAttribute,    'indicator_attribute',             'central',       'DT-14',                   'central', 3, 'hard', 'pull', null),
  vaccine_course:         line(programs.vaccineCourse,         'om_vaccine_course',               'central',       'DT-16',                   'central', 2, 'hard', 'pull', null),
  vaccine_course_dose:    line(programs.vaccineCourseDose,     'om_vaccine_course_dose',          'central',       'DT-16',                   'central', 3, 'hard', 'pull', null),
  vaccine_course_item:    line(programs.vaccineCourseItem,     'om_vaccine_course_item',          'central',       'DT-16',                   'central', 3, 'hard', 'pull', null),

  // names and stores
  name:                   line(names.name,                     'name',                            nameClass,       'DT-02 DT-03 DT-36 DT-37', 'both',    1, 'soft', 'push', ofHome, 'merges'),
  name_tag:               line(names.nameTag,                  'name_tag',                        'central',       'DT-02',                   'central', 0, 'hard', 'pull', null),
  name_tag_join:          line(names.nameTagJoin,              'name_tag_join',                   'central',       'DT-02',                   'central', 2, 'hard', 'pull', null),
  contact:                line(names.contact,                  'contact',                         'central',       'DT-02',                   'central', 2, 'hard', 'pull', null),
  store:                  line(names.store,                    'store',                           'central',       'DT-30',                   'central', 2, 'hard', 'pull', null),
  store_preference:       line(names.storePreference,          'pref',                            'central_store', 'DT-30',                   'site',    0, 'hard', 'pull', ofStore),
  name_store_join:        line(names.nameStoreJoin,            'name_store_join',                 visibilityClass, 'DT-28 DT-29 DT-35',       'site',    3, 'hard', 'push', ofStore),

  // people
  user:                   line(people.user,                    'user',                            'central',       'DT-60 DT-61',             'central', 0, 'soft', 'push', null),
  document_permission:    line(people.documentPermission,      'om_user_permission',              'central',       'DT-62',                   'central', 3, 'hard', 'pull', null),

  // patients and who treats them
  clinician:              line(patients.clinician,             'clinician',                       'patient',       'DT-36 DT-37',             'site',    3, 'soft', 'push', ofStore, 'merges'),
  clinician_store_join:   line(patients.clinicianStoreJoin,    'clinician_store_join',            'patient',       'DT-29 DT-35',             'site',    4, 'hard', 'push', ofStore),
  insurance_policy:       line(patients.insurancePolicy,       'nameInsuranceJoin',               'patient',       'DT-36',                   'site',    2, 'hard', 'push', ofPatient),
  document:               line(documents.patientDocument,      'om_document',                     'patient',       'DT-36 DT-38',             'site',    3, 'hard', 'push', ofPatient),
  name_note:              line(patients.nameNote,              'name_note',                       noteClass,       'DT-38 DT-41',             'site',    3, 'hard', 'push', ofStore),
  encounter:              line(patients.encounter,             'om_encounter',                    'patient',       'DT-38',                   'site',    4, 'hard', 'pull', ofPatient),
  vaccination:            line(patients.vaccination,           'om_vaccination',                  'patient',       'DT-38',                   'site',    5, 'hard', 'pull', ofPatient),
  adverse_drug_reaction:  line(patients.adverseDrugReaction,   'adverse_drug_reaction',           'local',         'DT-70',                   'site',    3, 'hard', 'pull', null),
  patient_event:          line(patients.patientEvent,          'patient_event',                   'central',       'DT-24',                   'central', 0, 'hard', 'pull', null),
  medicine_administrator: line(patients.medicineAdministrator, 'medicine_administrator',          'central',       'DT-16',                   'central', 0, 'hard', 'pull', null),
  ethnicity:              line(patients.ethnicity,             'Ethnicity',                       'central',       'DT-12',                   'central', 0, 'hard', 'pull', null),
  nationality:            line(patients.nationality,           'nationality',                     'central',       'DT-12',                   'central', 0, 'hard', 'pull', null),
  occupation:             line(patients.occupation,            'Occupation',                      'central',       'DT-12',                   'central', 0, 'hard', 'pull', null),

  // stock of a store
  location:               line(stock.location,                 'Location',                        'store',         'DT-43 DT-44',             'site',    3, 'hard', 'push', ofStore),
  stock_line:             line(stock.stockLine,                'item_line',                       'store',         'DT-45',                   'site',    4, 'hard', 'push', ofStore),
  location_movement:      line(stock.locationMovement,         'location_movement',               'store',         'DT-45',                   'site',    5, 'hard', 'push', ofStore),
  stocktake:              line(stocktakes.stocktake,           'Stock_take',                      'store',         'DT-46',                   'site',    5, 'hard', 'push', ofStore),
  stocktake_line:         line(stocktakes.stocktakeLine,       'Stock_take_lines',                'store',         'DT-46',                   'site',    6, 'hard', 'push', ofStocktake),
  barcode:                line(stock.barcode,                  'barcode',                         'central',       'DT-10',                   'central', 2, 'hard', 'push', null),

  // documents of a store
  invoice:                line(invoices.invoice,               'transact',                        'store',         'DT-40 DT-46 DT-48',       'site',    4, 'hard', 'push', ofStore),
  invoice_line:           line(invoices.invoiceLine,           'trans_line',                      'store',         'DT-40 DT-46 DT-48',       'site',    5, 'hard', 'push', ofInvoice),
  requisition:            line(requisitions.requisition,       'requisition',                     'store',         'DT-42',                   'site',    3, 'hard', 'push', ofStore),
  requisition_line:       line(requisitions.requisitionLine,   'requisition_line',                'store',         'DT-42',                   'site',    4, 'hard', 'push', ofRequisition),
  indicator_value:        line(requisitions.indicatorValue,    'indicator_value',                 'store',         'DT-53',                   'site',    4, 'hard', 'push', ofStore),
  purchase_order:         line(procurement.purchaseOrder,      'purchase_order',                  'store',         'DT-25 DT-58 DT-71',       'site',    3, 'hard', 'push', ofStore),
  purchase_order_line:    line(procurement.purchaseOrderLine,  'purchase_order_line',             'store',         'DT-25 DT-58 DT-71',       'site',    4, 'hard', 'push', ofOrder),
  goods_received:         line(procurement.goodsReceived,      'Goods_received',                  'store',         'DT-52',                   'site',    5, 'hard', 'pull', ofStore),
  goods_received_line:    line(procurement.goodsReceivedLine,  'Goods_received_line',             'store',         'DT-52',                   'site',    6, 'hard', 'pull', ofReceipt),

  // cold chain
  sensor:                 line(coldChain.sensor,               'sensor',                          'store',         'DT-54',                   'site',    4, 'hard', 'push', ofStore),
  temperature_breach:     line(coldChain.temperatureBreach,    'temperature_breach',              'store',         'DT-54',                   'site',    5, 'hard', 'push', ofStore),
  temperature_log:        line(coldChain.temperatureLog,       'temperature_log',                 'store',         'DT-54',                   'site',    6, 'hard', 'push', ofStore),
  breach_config:          line(stock.breachConfig,             'temperature_breach_config',       'store',         'DT-54',                   'site',    4, 'hard', 'push', ofStore),
  vvm_status_log:         line(coldChain.vvmStatusLog,         'vaccine_vial_monitor_status_log', 'store',         'DT-54',                   'site',    6, 'hard', 'push', ofStore),

  // messages, logs, counters of older programs
  message:                line(messages.message,               'message',                         'message',       'DT-34',                   'site',    3, 'ignored', 'push', ofSender),
  activity_log:           line(people.activityLog,             'om_activity_log',                 'store',         'DT-68',                   'site',    3, 'ignored', 'push', ofStore),
  number_series:          line(documents.numberSeries,         'number',                          'store',         'DT-63',                   'site',    3, 'hard', 'pull', ofStore),
  number_reuse:           line(stock.numberReuse,              'number_reuse',                    'store',         'DT-63',                   'site',    0, 'hard', 'pull', ofStore),
} as const

export type LocalName = keyof typeof lines

/** By local name. */
export const declared = Object.fromEntries(Object.entries(lines).map(([local, rest]) => [local, { ...rest, local }])) as {
  readonly [L in LocalName]: (typeof lines)[L] & { readonly local: L }
}

/** Parents first: the order of integration and of a push run (protocol-v5.md 3.4). */
export const syncedTables: readonly SyncedTable[] = (Object.values(declared) as SyncedTable[]).toSorted((a, b) => a.level - b.level)

const byWire = new Map(syncedTables.map((table) => [table.wire, table]))
const byLocal = new Map(syncedTables.map((table) => [table.local, table]))

/** The declaration of a wire table, whose case matters; undefined where it lives in `record`. */
export const tableByWire = (wire: string): SyncedTable | undefined => byWire.get(wire)
export const tableByLocal = (local: string): SyncedTable | undefined => byLocal.get(local)

/** Class of one row of a table (F-037). Lines of a document have the class of the document: ask for its row. */
export const classOfRow = ({ class: rule }: SyncedTable, row: WireRow, lookup: Lookup): DataClass =>
  typeof rule === 'function' ? rule(row, lookup) : rule

/** Tables whose rows are part of a document of the given table and go with it, such as the lines of an invoice. */
export const partsOf = (local: string): readonly SyncedTable[] => parts.get(local) ?? []

const parts = new Map(syncedTables.map(({ local, wire }) => [local, syncedTables.filter((table) => documentTable(table) === wire)]))

function documentTable({ document, columns }: SyncedTable): string | undefined {
  return document === undefined ? undefined : columns[document]?.parent
}

function line<S extends TableShape>(
  shape: S,
  wire: string,
  rule: ClassRule,
  dataTypes: string,
  stream: Stream,
  level: number,
  deletes: DeleteRule,
  direction: Direction,
  owner: Owner | null,
  merges?: 'merges',
): S & Omit<TableRules, 'local'> {
  const rules = { wire, class: rule, dataTypes: dataTypes.split(' '), stream, level, deletes, pushed: direction === 'push', owner }
  return { ...shape, ...rules, ...(merges === undefined ? {} : { merges: true as const }) }
}
