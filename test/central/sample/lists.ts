import type { Country } from './country.ts'
import { personValues, type Person } from '../users.ts'
import { dayText } from './days.ts'
import { demoUsers } from './demo-users.ts'
import { firstNames, lastNames } from './places.ts'
import type { Random } from './random.ts'
import type { RowWriter } from './row-writer.ts'

export function writeCurrencies(writer: RowWriter, random: Random): string {
  const home = random.id()
  writer.put('currency', { ID: home, rate: 1, currency: 'KES', is_home_currency: true })
  for (const [currency, rate] of [
    ['USD', 129.2],
    ['EUR', 140.6],
  ] as const)
    writer.put('currency', { ID: random.id(), rate, currency, is_home_currency: false })
  return home
}

/** The people of the demo site first; the rows of nobody hold a password (protocol-v5.md 4.9). */
export function writeUsers(writer: RowWriter, random: Random): string[] {
  const others = firstNames.map((firstName, at): Person => {
    const lastName = lastNames[at] ?? 'Otieno'
    return { username: `${firstName}.${lastName}`.toLowerCase(), firstName, lastName, jobTitle: 'Store keeper' }
  })
  return [...demoUsers, ...others].map((person) => {
    const id = random.id()
    writer.put('user', { ID: id, ...personValues(person) })
    return id
  })
}

const reasons: readonly (readonly [string, string])[] = [
  ['negativeInventoryAdjustment', 'Damaged'],
  ['negativeInventoryAdjustment', 'Expired'],
  ['negativeInventoryAdjustment', 'Lost'],
  ['positiveInventoryAdjustment', 'Found'],
  ['returnReason', 'Wrong item'],
  ['openVialWastage', 'Open vial'],
  ['requisitionLineVariance', 'Seasonal need'],
]

export function writeSmallLists(writer: RowWriter, random: Random): void {
  for (const [type, title] of reasons) writer.put('options', { ID: random.id(), type, title, isActive: true })
  for (const method of ['Road', 'Air', 'Collected']) writer.put('ship_method', { ID: random.id(), method, isActive: true })
  writer.put('Location_type', { ID: random.id(), Description: 'Cold, 2 to 8 degrees', Temperature_min: 2, Temperature_max: 8 })
  for (const [word, expansion] of [
    ['bd', 'twice a day'],
    ['tds', 'three times a day'],
    ['prn', 'when needed'],
  ] as const)
    writer.put('abbreviation', { ID: random.id(), abbreviation: word, expansion })
  for (const [code, text] of [
    ['B50.9', 'Plasmodium falciparum malaria'],
    ['J06.9', 'Acute upper respiratory infection'],
    ['A09', 'Gastroenteritis'],
  ] as const)
    writer.put('diagnosis', { ID: random.id(), ICD_CODE: code, ICD_DESCRIPTION: text })
  writePeriods(writer, random)
}

function writePeriods(writer: RowWriter, random: Random): void {
  const schedule = random.id()
  writer.put('periodSchedule', { ID: schedule, name: 'Quarterly' })
  for (let quarter = 1; quarter <= 4; quarter += 1) {
    const [from, to] = [quarter * 3 - 2, quarter * 3].map((month) => String(month).padStart(2, '0'))
    const dates = { startDate: `2025-${from}-01`, endDate: `2025-${to}-${quarter === 1 || quarter === 4 ? 31 : 30}` }
    writer.put('period', { ID: random.id(), periodScheduleID: schedule, name: `Quarter ${quarter} 2025`, ...dates })
  }
}

function writeMasterList(country: Country, title: string, code: string, share: number, more: Readonly<Record<string, unknown>> = {}): void {
  const { writer, random, items, stores, today } = country
  const list = random.id()
  writer.put('list_master', { ID: list, description: title, code, date_created: dayText(today - 800), inactive: false, ...more })
  const count = Math.ceil(items.length * share)
  for (const item of items.slice(0, count)) {
    const row = { ID: random.id(), item_master_ID: list, item_ID: item.id, price: item.unitPrice }
    writer.put('list_master_line', row, { linkId: list })
  }
  for (const store of stores) writer.put('list_master_name_join', { ID: random.id(), name_ID: store.nameId, list_master_ID: list })
}

export function writeMasterLists(country: Country): void {
  writeMasterList(country, 'Essential medicines, all levels', 'EML', 0.6)
  writeMasterList(country, 'Medicines for clinics', 'CLINIC', 0.35)
  writeMasterList(country, 'Price list', 'PRICES', 1, { is_default_price_list: true })
}
