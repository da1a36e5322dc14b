/**
 * The data types of features.md 1C, DT-01 to DT-71, one line each: the class by which they are edited and flow. Tables
 * name the types that they carry on their line of registry.ts; a type that no v5 table carries says here where it is.
 */
import type { DataClass } from '../domain/data-class.ts'

export type DataType = {
  readonly id: string
  readonly what: string
  /** sync: central's own records about syncing, of which a site only sees the effects (F-035). */
  readonly class: DataClass | 'sync'
  /** Where it is, if on no v5 table. */
  readonly elsewhere: string | null
}

const noTable = 'v5 has no table for it; one that came would be kept whole in `record`'

/** id, what, class, where it is if on no v5 table. */
// prettier-ignore
const lines: readonly (readonly [string, string, DataType['class'], string?])[] = [
  ['DT-01', 'items, categories, units, BOM masters', 'central'],
  ['DT-02', 'names except patients, categories, contacts, tags', 'central'],
  ['DT-03', 'merging of items, units and names', 'central'],
  ['DT-04', 'groups and departments', 'central'],
  ['DT-05', 'item master lists and programmes', 'central'],
  ['DT-06', 'budgets, periods and accounts', 'central'],
  ['DT-07', 'transaction categories, payment types', 'central'],
  ['DT-08', 'purchase order categories', 'central', noTable],
  ['DT-09', 'custom data', 'central'],
  ['DT-10', 'barcodes', 'central'],
  ['DT-11', 'currencies', 'central'],
  ['DT-12', 'options and properties', 'central'],
  ['DT-13', 'location types', 'central'],
  ['DT-14', 'regimens and indicators', 'central'],
  ['DT-15', 'drug interactions and warnings', 'central'],
  ['DT-16', 'vaccinators and vaccine settings', 'central'],
  ['DT-17', 'custom reports', 'central'],
  ['DT-18', 'asset settings', 'central', noTable],
  ['DT-19', 'regions', 'central', noTable],
  ['DT-20', 'incoterms and tender conditions', 'central', noTable],
  ['DT-21', 'abbreviations, item directions', 'central'],
  ['DT-22', 'diagnoses', 'central'],
  ['DT-23', 'insurance providers', 'central'],
  ['DT-24', 'patient event types', 'central'],
  ['DT-25', 'purchase orders, centralised', 'central_store'],
  ['DT-26', 'tenders and quotes, centralised', 'central_store', noTable],
  ['DT-27', 'payments, centralised', 'central_store'],
  ['DT-28', 'visibility of items and names, not patients', 'central_store'],
  ['DT-29', 'visibility of existing patients and prescribers', 'central_store'],
  ['DT-30', 'stores, store preferences that are not about syncing', 'central_store'],
  ['DT-31', 'sites, preferences about syncing', 'sync', 'GET site tells the site of itself; `setting` keeps it'],
  ['DT-32', 'dashboard reports', 'central'],
  ['DT-33', 'authorisers and authorisation', 'central', 'central keeps it; its results come in requisitions'],
  ['DT-34', 'messages', 'message'],
  ['DT-35', 'visibility of new patients and prescribers', 'patient'],
  ['DT-36', 'patients and prescribers, PMR, insurance policies', 'patient'],
  ['DT-37', 'merging of patients and prescribers', 'patient'],
  ['DT-38', 'patient events', 'patient'],
  ['DT-39', 'repeats', 'patient', noTable],
  ['DT-40', 'prescriptions', 'patient'],
  ['DT-41', 'name notes', 'store'],
  ['DT-42', 'customer stock history and requisitions', 'store'],
  ['DT-43', 'locations', 'store'],
  ['DT-44', 'merging of locations', 'store'],
  ['DT-45', 'stock and replenishments', 'store'],
  ['DT-46', 'stocktakes, inventory adjustments', 'store'],
  ['DT-47', 'AMC projections', 'store', 'computed here from what is issued; nothing is kept'],
  ['DT-48', 'transactions, not prescriptions', 'store'],
  ['DT-49', 'transaction notes', 'store', noTable],
  ['DT-50', 'item notes', 'store', noTable],
  ['DT-51', 'boxes', 'store', noTable],
  ['DT-52', 'goods received', 'store'],
  ['DT-53', 'indicator values', 'store'],
  ['DT-54', 'vaccine monitors and sensors', 'store'],
  ['DT-55', 'assets', 'store', noTable],
  ['DT-56', 'store credentials', 'store', noTable],
  ['DT-57', 'tenders and quotes', 'store', noTable],
  ['DT-58', 'purchase orders', 'store'],
  ['DT-59', 'payments', 'store'],
  ['DT-60', 'new users', 'store'],
  ['DT-61', 'user licences, existing users', 'local'],
  ['DT-62', 'user permissions', 'local'],
  ['DT-63', 'preferences that are no store’s', 'local'],
  ['DT-64', 'reference documents', 'local', noTable],
  ['DT-65', 'HIS', 'local', noTable],
  ['DT-66', 'drug registration', 'local', noTable],
  ['DT-67', 'labels', 'local', noTable],
  ['DT-68', 'logs', 'local'],
  ['DT-69', 'reminders', 'local', noTable],
  ['DT-70', 'adverse drug reactions', 'local'],
  ['DT-71', 'purchase orders that the primary enters for any store', 'central_store'],
]

export const dataTypes: readonly DataType[] = lines.map(([id, what, dataClass, elsewhere = null]) => ({
  id,
  what,
  class: dataClass,
  elsewhere,
}))

/**
 * Where this version departs from the seed, and why. `user` is pulled as central's and made here (DT-60); rights come with
 * a login and are kept in `user_right` (DT-62); the activity log goes to central as v5 has it (DT-68, protocol-v5.md 4.12).
 */
export const departures: Readonly<Record<string, string>> = {
  'DT-25': 'the same table as DT-58: a switch of the store makes it central’s (F-191)',
  'DT-27': 'the same table as DT-59: a switch of the store makes it central’s (F-194)',
  'DT-29': 'the same table as DT-35: only rows that are new are the home site’s',
  'DT-30': 'stores come to every site, their preferences to the one where they are active',
  'DT-40': 'edited in any dispensary that sees the patient, and sent as that store’s documents',
  'DT-60': 'central’s table, in which any site may make a row',
  'DT-61': 'central tells of its users; sign-ins and licences are kept here',
  'DT-62': 'rights come with a login; central’s document permissions are read',
  'DT-63': 'a few are sent explicitly: counters of document numbers',
  'DT-68': 'v5 carries the activity log (protocol-v5.md 4.12)',
  'DT-71': 'the same table as DT-58: a switch of the store makes it central’s (F-190)',
}
