import { beforeAll, describe, expect, test } from 'vitest'
import { createCentral } from '../central.ts'
import { columnsOf, describedTables, keysIn } from '../wire/columns.ts'
import { preferenceKeys } from '../wire/preference-keys.ts'
import { tableOf } from '../wire/tables.ts'
import { generate, type Sample } from './generate.ts'

type Rows = Record<string, unknown>[]
type Country = { sample: Sample; rows: (table: string) => Rows; tables: string[]; digest: string }

async function makeCountry(seed: number): Promise<Country> {
  const central = await createCentral({ file: ':memory:' })
  const sample = generate(central, { seed, items: 150, documents: 700, today: new Date('2026-06-15T12:00:00Z') })
  const counts = central.admin.countRecords()
  const held = new Map(Object.keys(counts).map((table) => [table, central.admin.records(table)]))
  const digest = JSON.stringify([...held])
  await central.close()
  return { sample, rows: (table) => held.get(table) ?? [], tables: [...held.keys()], digest }
}

let country: Country
beforeAll(async () => {
  country = await makeCountry(7)
})

describe('the sample country', () => {
  test('the same seed gives the same country, another seed another one', async () => {
    expect((await makeCountry(7)).digest === country.digest).toBe(true)
    expect((await makeCountry(8)).digest === country.digest).toBe(false)
  })

  test('is as big as asked for, with three levels of stores and the demo site as number 12', () => {
    expect(country.rows('item').length).toBe(150)
    expect(country.sample.documents).toBeGreaterThanOrEqual(700)
    expect(country.sample.documents).toBeLessThan(720)
    expect(country.sample).toMatchObject({ siteId: 12, siteName: 'Kibera', password: 'kibera-demo' })
    expect(country.rows('store').map((store) => store['code'])).toEqual(expect.arrayContaining(['NMS', 'NWR', 'KBR', 'LSB', 'MTH']))
    expect(
      country
        .rows('store')
        .filter((store) => store['sync_id_remote_site'] === 12)
        .map((store) => store['code']),
    ).toEqual(['KBR', 'LSB'])
  })

  test('appendix A: every row carries all keys of its table, of their kind, and ids are unique', () => {
    const types: Record<string, string> = {
      text: 'string',
      number: 'number',
      flag: 'boolean',
      date: 'string',
      time: 'number',
      datetime: 'string',
      object: 'object',
    }
    for (const table of country.tables.filter((one) => describedTables().includes(one))) {
      const columns = columnsOf(table)
      for (const row of country.rows(table)) {
        expect(Object.keys(row).toSorted()).toEqual([...columns.keys()].toSorted())
        const wrong = [...columns].filter(([key, kind]) => typeof row[key] !== types[kind]).map(([key]) => key)
        expect({ table, wrong }).toEqual({ table, wrong: [] })
      }
      expect(new Set(country.rows(table).map((row) => row['ID'])).size).toBe(country.rows(table).length)
    }
  })

  test('appendix A: preferences have all their keys', () => {
    const wanted = Object.values(preferenceKeys).flatMap(keysIn).toSorted()
    expect(wanted.length).toBe(55)
    for (const pref of country.rows('pref')) expect(Object.keys(pref['data'] as object).toSorted()).toEqual(wanted)
  })

  test('5B: what came in less what went out is what is there; what is promised is not available', () => {
    const status = new Map(country.rows('transact').map((row) => [row['ID'], String(row['status'])]))
    const inStock = new Map<unknown, number>()
    const promised = new Map<unknown, number>()
    const add = (book: Map<unknown, number>, key: unknown, packs: number): void => void book.set(key, (book.get(key) ?? 0) + packs)
    for (const line of country.rows('trans_line')) {
      const packs = Number(line['quantity'])
      const state = status.get(line['transaction_ID']) ?? ''
      if (line['type'] === 'stock_in') add(inStock, line['item_line_ID'], packs)
      else if (state === 'sg') add(promised, line['item_line_ID'], packs)
      else add(inStock, line['item_line_ID'], -packs)
    }
    inStock.delete('')
    for (const batch of country.rows('item_line')) {
      const [total, available] = [Number(batch['quantity']), Number(batch['available'])]
      expect(total).toBeCloseTo(inStock.get(batch['ID']) ?? 0, 6)
      expect(available).toBeCloseTo(total - (promised.get(batch['ID']) ?? 0), 6)
      expect(available).toBeGreaterThanOrEqual(0)
    }
    expect([...promised.values()].some((packs) => packs > 0)).toBe(true)
  })

  test('every reference that central demands of a push leads somewhere', () => {
    const ids = (table: string): Set<unknown> => new Set(country.rows(table).map((row) => row['ID']))
    const [items, names, stores, invoices, batches] = ['item', 'name', 'store', 'transact', 'item_line'].map(ids)
    for (const line of country.rows('trans_line')) {
      expect(invoices?.has(line['transaction_ID']) && items?.has(line['item_ID'])).toBe(true)
      expect(line['item_line_ID'] === '' || batches?.has(line['item_line_ID'])).toBe(true)
    }
    for (const row of country.rows('transact')) {
      expect(names?.has(row['name_ID']) && stores?.has(row['store_ID'])).toBe(true)
      expect(row['linked_transaction_id'] === '' || invoices?.has(row['linked_transaction_id'])).toBe(true)
    }
  })

  test('of every table, what central demands of a push is there', () => {
    const ids = new Map(country.tables.map((table) => [table, new Set(country.rows(table).map((row) => row['ID']))]))
    for (const table of country.tables) {
      const { required = {}, filled = [] } = tableOf(table)
      for (const row of country.rows(table)) {
        const missing = Object.entries(required).filter(([key, parent]) => ids.get(parent)?.has(row[key]) !== true)
        expect({ table, missing, empty: filled.filter((key) => row[key] === '') }).toEqual({ table, missing: [], empty: [] })
      }
    }
  })

  test('has something of every family of tables, and open work on every desk', () => {
    const families =
      'barcode, clinician, form_schema, Goods_received_line, indicator_value, item_direction, location_movement, message, ' +
      'nameInsuranceJoin, number, om_activity_log, om_document, options, period, purchase_order_line, requisition_line, sensor, ' +
      'Stock_take_lines, temperature_breach, temperature_log, vaccine_vial_monitor_status_log'
    expect(families.split(', ').filter((table) => country.rows(table).length === 0)).toEqual([])
    const open = (table: string): number =>
      new Set(country.rows(table).flatMap((row) => (row['status'] === 'sg' ? [row['store_ID']] : []))).size
    expect([open('Stock_take'), open('requisition')]).toEqual([14, expect.any(Number)])
    expect(open('requisition')).toBeGreaterThan(10)
  })

  test('in the demo stores some batches have expired, some are about to, most are good; some documents are open', () => {
    const own = new Set(country.sample.stores.filter((store) => store.siteId === 12).map((store) => store.id))
    const dates = country.rows('item_line').filter((row) => own.has(String(row['store_ID'])) && Number(row['quantity']) > 0)
    const expiries = dates.map((row) => String(row['expiry_date']))
    expect(expiries.some((date) => date < '2026-06-15')).toBe(true)
    expect(expiries.some((date) => date > '2026-06-15' && date < '2026-09-15')).toBe(true)
    expect(expiries.filter((date) => date > '2026-09-15').length).toBeGreaterThan(expiries.length / 2)
    const invoices = country.rows('transact').filter((row) => own.has(String(row['store_ID'])))
    expect(invoices.some((row) => row['type'] === 'ci' && row['status'] !== 'fn')).toBe(true)
  })

  test('F-020: stores that see each other do so both ways', () => {
    const nameOf = new Map(country.rows('store').map((store) => [store['ID'], store['name_ID']]))
    const storeOf = new Map(country.rows('store').map((store) => [store['name_ID'], String(store['ID'])]))
    const pairs = new Set(country.rows('name_store_join').map((join) => `${String(join['store_ID'])} ${String(join['name_ID'])}`))
    expect(pairs.size).toBe(country.rows('name_store_join').length)
    for (const join of country.rows('name_store_join')) {
      const seen = storeOf.get(join['name_ID'])
      if (seen !== undefined) expect(pairs.has(`${seen} ${String(nameOf.get(join['store_ID']))}`)).toBe(true)
    }
  })

  test('invoice numbers run from 1 without a gap in each series', () => {
    const kibera = country.sample.stores.find((store) => store.code === 'KBR')
    const numbers = country
      .rows('transact')
      .filter((row) => row['store_ID'] === kibera?.id && row['type'] === 'ci')
      .map((row) => Number(row['invoice_num']))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_number, at) => at + 1))
  })
})
