import { describe, expect, test } from 'vitest'
import { dataClasses } from '../../../src-main/domain/data-class.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { classOfRow, partsOf, syncedTables, tableByLocal, tableByWire } from '../../../src-main/tables/registry.ts'
import { appendixKeys, appendixTables } from '../../support/appendix-a.ts'
import { makeDb } from '../../support/make-db.ts'

describe('the registry against the database', () => {
  test.each(syncedTables)('$local has exactly the columns of its declaration, in that order', (table) => {
    const columns = makeDb().sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table.local)
    expect(columns).toEqual(compiled(table).columnNames)
  })

  test.each(syncedTables)('$local: a required column is one that the database demands, and the other way round', (table) => {
    const demanded = makeDb()
      .sqlite.prepare('SELECT name FROM pragma_table_info(?) WHERE "notnull" AND dflt_value IS NULL')
      .pluck()
      .all(table.local)
    const required = Object.entries(table.columns).flatMap(([name, column]) => (column.required === true ? [name] : []))
    expect(new Set(['id', ...required])).toEqual(new Set(demanded))
  })

  test.each(syncedTables)('$local: the foreign keys are the declared parents', (table) => {
    const keys = makeDb().sqlite.prepare('SELECT "from" AS column, "table" AS target FROM pragma_foreign_key_list(?)').all(table.local)
    const parents = Object.entries(table.columns).flatMap(([column, { parent }]) =>
      parent === undefined ? [] : [{ column, target: tableByWire(parent)?.local }],
    )
    const byColumn = (a: unknown, b: unknown): number => ((a as { column: string }).column < (b as { column: string }).column ? -1 : 1)
    expect(keys.toSorted(byColumn)).toEqual(parents.toSorted(byColumn))
  })

  test.each(syncedTables)('$local: the column types are those of the codecs', (table) => {
    const types = makeDb().sqlite.prepare('SELECT name, type FROM pragma_table_info(?)').all(table.local) as {
      name: string
      type: string
    }[]
    for (const { name, type } of types) {
      const codec = table.columns[name]?.codec ?? 'text'
      const expected = ['int', 'bool', 'time'].includes(codec) ? 'INTEGER' : codec === 'real' ? 'REAL' : 'TEXT'
      expect({ [name]: type }).toEqual({ [name]: expected })
    }
  })
})

describe('the registry against the protocol', () => {
  test.each(appendixTables)('every key of %s in appendix A and chapter 4 has a codec', (wire) => {
    const table = tableByWire(wire)!
    const known = [...Object.values(table.columns).map((column) => column.key), ...Object.keys(table.rest), 'ID']
    expect(
      appendixKeys(wire)
        .map(({ key }) => key)
        .filter((key) => !known.includes(key)),
    ).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })

  test.each(appendixTables)('%s: dates, times and the option id have the codec of their kind', (wire) => {
    const table = tableByWire(wire)!
    const codecs = new Map([...Object.values(table.columns).map(({ key, codec }) => [key, codec] as const), ...Object.entries(table.rest)])
    for (const { key, type } of appendixKeys(wire)) {
      if (type === 'd' || type.startsWith('d|')) expect({ [key]: codecs.get(key) }).toEqual({ [key]: 'date' })
      if (type === 't') expect({ [key]: codecs.get(key) }).toEqual({ [key]: 'time' })
      if (key === 'optionID') expect(codecs.get(key)).toBe('option')
      if (key === 'oms_fields') expect(codecs.get(key)).toBe('object')
    }
  })

  test('F-125: parents stand on a lower level and come first', () => {
    for (const table of syncedTables)
      for (const { parent, refers } of Object.values(table.columns)) {
        const target = tableByWire(parent ?? '')
        if (target !== undefined) expect(target.level).toBeLessThan(table.level)
        if (refers !== undefined) expect(tableByWire(refers)).toBeDefined()
      }
    const levels = syncedTables.map((table) => table.level)
    expect(levels).toEqual(levels.toSorted((a, b) => a - b))
  })

  test('the case of a wire name matters', () => {
    expect(tableByWire('Location')?.local).toBe('location')
    expect(tableByWire('location')).toBeUndefined()
    expect(tableByLocal('stock_line')?.wire).toBe('item_line')
  })

  test('F-030 to F-036, DT-60: central and central-store data are not written here, but for new users; all other data has an owner', () => {
    for (const table of syncedTables) {
      const rule = typeof table.class === 'function' ? 'by row' : table.class
      expect([...dataClasses, 'by row']).toContain(rule)
      if (rule === 'central' || rule === 'central_store' || rule === 'local') expect(table.pushed).toBe(table.wire === 'user')
      if (rule === 'store' || rule === 'patient') expect([table.wire, table.owner === null]).toEqual([table.wire, false])
    }
  })

  test.each([
    ['name', { type: 'patient' }, 'patient'],
    ['name', { type: 'facility' }, 'central'],
    ['name', { type: null }, 'central'],
    ['name_store_join', { name_id: 'PATIENT' }, 'patient'],
    ['name_store_join', { name_id: 'FACILITY' }, 'central_store'],
    ['name_store_join', { name_id: 'gone' }, 'central_store'],
    ['item_line', {}, 'store'],
  ] as const)('F-037: a row of %s with %o is %s data', (wire, row, dataClass) => {
    expect(classOfRow(tableByWire(wire)!, row, { name: (id) => names[id] })).toBe(dataClass)
  })

  test('the lines of an invoice are its parts', () => {
    expect(partsOf('invoice').map((table) => table.local)).toEqual(['invoice_line'])
    expect(partsOf('stock_line')).toEqual([])
  })
})

const names: Readonly<Record<string, { code: string; type: string }>> = {
  PATIENT: { code: 'p', type: 'patient' },
  FACILITY: { code: 'f', type: 'facility' },
}
