/**
 * Rows of every declared table in the form in which central sends them (protocol-v5.md 4.2), made from the list of
 * appendix A, and the push form in which the same rows must leave again. Nothing here comes from src-main/tables.
 */
import { appendixKeys, appendixTables } from './appendix-a.ts'
import type { KeyType } from './appendix-a.ts'
import { referenceReferences, referenceWords } from './appendix-reference.ts'
import { storeReferences, storeWords } from './appendix-store.ts'

export type WireRecord = Record<string, unknown>

/** The id of the fixture row of a table: 32 upper-case hex digits as central makes them. */
export const fixtureId = (wire: string): string => appendixTables.indexOf(wire).toString(16).toUpperCase().padStart(32, 'A0')

const references: Readonly<Record<string, string>> = {
  unit_ID: 'unit',
  item_ID: 'item',
  item_master_ID: 'list_master',
  list_master_ID: 'list_master',
  name_ID: 'name',
  store_ID: 'store',
  location_ID: 'Location',
  default_location_ID: 'Location',
  item_line_ID: 'item_line',
  transaction_ID: 'transact',
}

/** `table.key` without which a record has no place, and the table that it points to. */
const required: Readonly<Record<string, string>> = {
  'store.name_ID': 'name',
  'list_master_line.item_master_ID': 'list_master',
  'list_master_line.item_ID': 'item',
  'name_store_join.store_ID': 'store',
  'name_store_join.name_ID': 'name',
  'Location.store_ID': 'store',
  'om_activity_log.store_ID': 'store',
  'item_store_join.item_ID': 'item',
  'item_store_join.store_ID': 'store',
  'item_line.store_ID': 'store',
  'item_line.item_ID': 'item',
  'transact.store_ID': 'store',
  'transact.name_ID': 'name',
  'trans_line.transaction_ID': 'transact',
  'trans_line.item_ID': 'item',
  ...referenceReferences,
  ...storeReferences,
}

/** The declared tables, parents first: storing one row of each in this order breaks no reference. */
export const fixtureTables: readonly string[] = parentsFirst()

function parentsFirst(): string[] {
  const placed = new Set<string>()
  const place = (wire: string): void => {
    for (const { key } of appendixKeys(wire))
      if (isRequired(wire, key) && !placed.has(required[`${wire}.${key}`] ?? '')) place(required[`${wire}.${key}`] ?? '')
    placed.add(wire)
  }
  appendixTables.forEach(place)
  return [...placed]
}

const words: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  item: { type_of: 'general', VEN_category: 'E' },
  name: { type: 'facility', is_deleted: false },
  store: { store_mode: 'store', sync_id_remote_site: 12, logo: 'iVBORw0KGgo=' },
  pref: { item: 'store_preferences', data: { monthsLeadTime: '3', monthsOverstock: 4.5, usesVaccineModule: true, nested: { a: [1, 2] } } },
  transact: { type: 'ci', mode: 'store', status: 'cn', om_type: 'OUTBOUND_SHIPMENT', om_status: 'PICKED' },
  trans_line: { type: 'stock_out' },
  om_activity_log: { type: 'InvoiceCreated' },
  ...referenceWords,
  ...storeWords,
}

/** A row with every key of appendix A, each with a value. */
export function fullRow(wire: string, id: string = fixtureId(wire)): WireRecord {
  const row: WireRecord = {}
  appendixKeys(wire).forEach((entry, index) => (row[entry.key] = valueOf(wire, entry, index)))
  return { ...row, ...words[wire], ID: id }
}

function valueOf(wire: string, { key, type }: KeyType, index: number): unknown {
  const target = required[`${wire}.${key}`] ?? references[key]
  if (target !== undefined && target !== wire) return fixtureId(target)
  if (isOption(key, type)) return 'OPTION-1'
  if (type === 's') return `${key} № ${index}, l'été "d’Œ"`
  if (type === 'd' || type === 'pd') return `2024-03-${String((index % 28) + 1).padStart(2, '0')}`
  if (type.startsWith('dt')) return `2024-02-11T10:11:${String(index % 60).padStart(2, '0')}.250`
  if (type.startsWith('d|')) return '1999-12-31'
  if (type === 't') return 36_061 + index
  if (type.startsWith('o')) return { campaign_id: `c${index}`, manufacture_date: '2023-01-02', deep: { list: [1, null, 'x'] } }
  if (type === 'b') return index % 2 === 0
  if (type === '-') return null
  return type === 'i' ? index : index + 0.125
}

/** The ways to say "none": 4D's own, with a midnight behind a zero date, and null. */
export const noneForms = ['4D', 'midnight', 'null'] as const
export type NoneForm = (typeof noneForms)[number]

/** A row with every key, each saying "none". */
export function emptyRow(wire: string, form: NoneForm = '4D'): WireRecord {
  const row: WireRecord = {}
  for (const { key, type } of appendixKeys(wire)) row[key] = isRequired(wire, key) ? fullRow(wire)[key] : noneOf(key, type, form)
  return { ...row, ID: fixtureId(wire) }
}

function noneOf(key: string, type: string, form: NoneForm): unknown {
  if (form === 'null') return null
  if (isOption(key, type)) return form === '4D' ? '0' : ''
  if (key === 'oms_fields') return form === '4D' ? {} : ''
  if (isDate(type)) return form === '4D' ? '0000-00-00' : '0000-00-00T00:00:00'
  if (type === 's' || type.startsWith('dt')) return ''
  if (type === 'b') return false
  return type === 'i' || type === 'f' || type === 't' ? 0 : null
}

const isDate = (type: string): boolean => type === 'd' || type === 'pd' || type.startsWith('d|')
const isOption = (key: string, type: string): boolean => type === 'opt' || key === 'optionID'

/** The full row with its dates and times in the other forms that may be pulled. */
export function otherForms(wire: string, midnight: string): WireRecord {
  const row = fullRow(wire)
  for (const { key, type } of appendixKeys(wire)) {
    if (isDate(type)) row[key] = `${String(row[key])}${midnight}`
    if (type === 't') row[key] = timeText(Number(row[key]))
  }
  return row
}

/** The full row with the text of every object in its place, as some versions of central send it. */
export function objectsAsText(wire: string): WireRecord {
  const row = fullRow(wire)
  for (const { key, type } of appendixKeys(wire))
    if (type.startsWith('o') && !isOption(key, type) && key !== 'oms_fields') row[key] = '{"a": [1, 1.5, "É"]}'
  return row
}

/** The keys of a table that are pushed in another form than they are pulled in. */
export const keysOfOtherForm = (wire: string): string[] =>
  appendixKeys(wire).flatMap(({ key, type }) => (isDate(type) || isOption(key, type) || type === 't' || key === 'oms_fields' ? [key] : []))

function isRequired(wire: string, key: string): boolean {
  return `${wire}.${key}` in required
}

/** The least that can be stored: the id and the required references; every other key is missing. */
export function smallestRow(wire: string): WireRecord {
  const row = fullRow(wire)
  return Object.fromEntries(Object.entries(row).filter(([key]) => key === 'ID' || isRequired(wire, key)))
}

const enumKeys = [
  'type_of',
  'VEN_category',
  'type',
  'mode',
  'status',
  'om_type',
  'om_status',
  'store_mode',
  'om_gender',
  'axis',
  'value_type',
  'permission',
  'category',
  'authorisationStatus',
  'event_type',
  'document_type',
]

/** A row whose words nobody has heard of. */
export function unknownWordsRow(wire: string): WireRecord {
  const row = fullRow(wire)
  for (const key of enumKeys) if (key in row) row[key] = `constructor ${key}`
  return row
}

/** A row with ten keys of a version that this one does not know. */
export function unknownKeysRow(wire: string): WireRecord {
  return { ...fullRow(wire), ...unknownKeys }
}

/** `__proto__` as JSON.parse makes it: a key like any other. */
export const unknownKeys: WireRecord = JSON.parse(
  `{"new_text":"x","new number":1.5,"newEmpty":"","new_null":null,"new_list":[1,"2",null],"new_object":{"deep":{"a":""}},
    "new_date":"0000-00-00","~absent":["not ours"],"__proto__":{"polluted":true},"constructor":"text"}`,
) as WireRecord

/** The push form of a pulled row by the table of 4.2, key by key; keys that appendix A does not name stay as they are. */
export function pushForm(wire: string, pulled: WireRecord): WireRecord {
  const types = new Map(appendixKeys(wire).map(({ key, type }) => [key, type]))
  return Object.fromEntries(Object.entries(pulled).map(([key, value]) => [key, pushedValue(key, types.get(key), value)]))
}

const timeText = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19)

function pushedValue(key: string, type: string | undefined, value: unknown): unknown {
  if (type === undefined) return value
  if (type === 't') return timeText(typeof value === 'number' ? value : 0)
  if (value === '' || (isOption(key, type) && value === '0')) return null
  if (key === 'oms_fields' && value !== null && Object.keys(value as object).length === 0) return null
  if (isDate(type) && typeof value === 'string') {
    const day = value.slice(0, 10)
    return day === '0000-00-00' ? null : type === 'pd' ? day : `${day}T00:00:00`
  }
  return value
}
