import { describe, expect, test } from 'vitest'
import { dataClasses } from '../../../src-main/domain/data-class.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { classOfRow, partsOf, syncedTables, tableByLocal, tableByWire } from '../../../src-main/tables/registry.ts'
import { appendixKeys, appendixTables } from '../../support/appendix-a.ts'
import type { Codec, SyncedTable } from '../../../src-main/tables/types.ts'
import { sharedDb } from './shared-db.ts'

const shared = sharedDb()

describe('the registry against the database', () => {
  test.each(syncedTables)('$local has exactly the columns of its declaration', (table) => {
    const columns = shared.db.sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table.local) as string[]
    expect(columns.toSorted()).toEqual(compiled(table).columnNames.toSorted())
  })

  test.each(syncedTables)('$local: a required column is one that the database demands, and the other way round', (table) => {
    const demanded = shared.db.sqlite
      .prepare('SELECT name FROM pragma_table_info(?) WHERE "notnull" AND dflt_value IS NULL')
      .pluck()
      .all(table.local)
    const required = Object.entries(table.columns).flatMap(([name, column]) => (column.required === true ? [name] : []))
    expect(new Set(['id', ...required])).toEqual(new Set(demanded))
  })

  test.each(syncedTables)('$local: the foreign keys are the declared parents', (table) => {
    const keys = shared.db.sqlite.prepare('SELECT "from" AS column, "table" AS target FROM pragma_foreign_key_list(?)').all(table.local)
    const parents = Object.entries(table.columns).flatMap(([column, { parent }]) =>
      parent === undefined ? [] : [{ column, target: tableByWire(parent)?.local }],
    )
    const byColumn = (a: unknown, b: unknown): number => ((a as { column: string }).column < (b as { column: string }).column ? -1 : 1)
    expect(keys.toSorted(byColumn)).toEqual(parents.toSorted(byColumn))
  })

  test.each(syncedTables)('$local: the column types are those of the codecs', (table) => {
    const types = shared.db.sqlite.prepare('SELECT name, type FROM pragma_table_info(?)').all(table.local) as {
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

/** The tables of protocol-v5.md 4.1, written down from its list: name, what may be pulled, whether it is pushed. */
const tablesOf41 = `
  abbreviation barcode clinician clinician_store_join contact currency diagnosis form_schema Goods_received Goods_received_line
  indicator_attribute indicator_value insuranceProvider item item_category item_category_level1 item_category_level2 item_direction
  item_line item_store_join item_warning_link warning list_master list_master_line list_master_name_join Location location_movement
  Location_type message name name_store_join name_tag name_tag_join nameInsuranceJoin number om_activity_log om_document
  om_document_registry om_encounter om_vaccination om_vaccine_course om_vaccine_course_dose om_vaccine_course_item om_user_permission
  options period periodSchedule pref program_indicator purchase_order purchase_order_line requisition requisition_line sensor
  ship_method Stock_take Stock_take_lines store temperature_breach temperature_log transact trans_line unit user
  vaccine_vial_monitor_status vaccine_vial_monitor_status_log
  list_local_line number_reuse transaction_category paymentType Ethnicity Occupation nationality name_note patient_event
  adverse_drug_reaction medicine_administrator item_department dashboard_store_report temperature_breach_config`
  .trim()
  .split(/\s+/)

/** 4.1 marks with `m` what central may merge; 3.5 and DT-03 add units. */
const merged = ['unit', 'item', 'name', 'clinician']
/** What OMS pushes (4.1), and, from the mobile program, notes and temperature limits. Users only as new ones (DT-60). */
const pushedTables = `
  barcode clinician clinician_store_join indicator_value item_line Location location_movement message name name_store_join
  nameInsuranceJoin om_activity_log om_document purchase_order purchase_order_line requisition requisition_line sensor Stock_take
  Stock_take_lines temperature_breach temperature_log transact trans_line vaccine_vial_monitor_status_log user name_note
  temperature_breach_config`
  .trim()
  .split(/\s+/)

describe('the registry against the protocol', () => {
  test('every table of 4.1 is declared, also those that its sources leave unread, and no other', () => {
    expect(syncedTables.map((table) => table.wire).toSorted()).toEqual(tablesOf41.toSorted())
    expect(tablesOf41.length).toBe(80)
  })

  test('what 4.1 has as pushed is pushed, and nothing else', () => {
    expect(wires((table) => table.pushed)).toEqual(pushedTables.toSorted())
  })

  test('3.5: what may be merged says so and keeps its records', () => {
    expect(wires((table) => table.merges === true)).toEqual(merged.toSorted())
  })

  test('F-030 to F-036: central data comes by cursor, all other data by queue; names, whose patients are patient data, either way', () => {
    expect(wires((table) => table.stream === 'both')).toEqual(['name'])
    const byCursor = wires((table) => table.stream === 'central')
    expect(byCursor).toEqual(wires((table) => table.class === 'central'))
  })

  test('DT-01 to DT-71: every data type is one of features.md 1C', () => {
    for (const { wire, dataTypes } of syncedTables)
      for (const type of dataTypes) expect(`${wire} ${type}`).toMatch(/ DT-(?:0[1-9]|[1-6]\d|7[01])$/)
  })

  test.each(appendixTables)('every key of %s in appendix A and chapter 4 has a codec', (wire) => {
    const table = tableByWire(wire)!
    const known = [...Object.values(table.columns).map((column) => column.key), ...Object.keys(table.rest), 'ID']
    expect(known.toSorted()).toEqual(
      appendixKeys(wire)
        .map(({ key }) => key)
        .toSorted(),
    )
  })

  test.each(appendixTables)('%s: every key has the codec of its kind', (wire) => {
    const table = tableByWire(wire)!
    const codecs = new Map([...Object.values(table.columns).map(({ key, codec }) => [key, codec] as const), ...Object.entries(table.rest)])
    for (const { key, type } of appendixKeys(wire))
      if (key !== 'ID') expect({ [key]: kindsOf(key, type).includes(codecs.get(key)!) }).toEqual({ [key]: true })
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

  test('F-030 to F-036, DT-60: central and central-store data are not written here, but for new users and barcodes; all other data has an owner', () => {
    for (const table of syncedTables) {
      const rule = typeof table.class === 'function' ? 'by row' : table.class
      expect([...dataClasses, 'by row']).toContain(rule)
      if (rule === 'central' || rule === 'central_store' || rule === 'local')
        expect([table.wire, table.pushed]).toEqual([table.wire, isTaught(table)])
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
    expect(partsOf('item')).toEqual([])
  })
})

const names: Readonly<Record<string, { code: string; type: string }>> = {
  PATIENT: { code: 'p', type: 'patient' },
  FACILITY: { code: 'f', type: 'facility' },
}

/** Central data of which a site may tell others something new (DT-10, DT-60). */
const isTaught = ({ wire }: SyncedTable): boolean => wire === 'user' || wire === 'barcode'

const wires = (keep: (table: SyncedTable) => boolean): string[] =>
  syncedTables
    .filter(keep)
    .map((table) => table.wire)
    .toSorted()

/** The codecs that fit a key of appendix A. */
function kindsOf(key: string, type: string): readonly Codec[] {
  if (type === 'opt' || key === 'optionID') return ['option']
  if (key === 'oms_fields') return ['object']
  if (type === 'd' || type.startsWith('d|')) return ['date']
  if (type.startsWith('dt')) return ['datetime']
  return kinds[type.split('|')[0] ?? ''] ?? []
}

const kinds: Readonly<Record<string, readonly Codec[]>> = {
  s: ['id', 'text', 'json'],
  i: ['int', 'real'],
  f: ['real'],
  b: ['bool'],
  pd: ['plainDate'],
  t: ['time'],
  o: ['json'],
  '-': ['json'],
}
