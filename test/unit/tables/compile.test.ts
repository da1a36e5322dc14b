import { describe, expect, test } from 'vitest'
import type { Decoded } from '../../../src-main/tables/compile.ts'
import { compiled } from '../../../src-main/tables/compile.ts'
import { ExactNumber } from '../../../src-main/tables/exact-json.ts'
import { tableByWire } from '../../../src-main/tables/registry.ts'
import type { Lookup } from '../../../src-main/tables/types.ts'
import type { WireRecord } from '../../support/wire-fixtures.ts'
import { fixtureId, fixtureTables, fullRow } from '../../support/wire-fixtures.ts'

const names: Record<string, { code: string; type: string }> = {
  STORE: { code: 'st', type: 'store' },
  INVAD: { code: 'invad', type: 'invad' },
}
const lookup: Lookup = { name: (id) => names[id] }

const decode = (wire: string, record: WireRecord | null, id: string = fixtureId(wire)): Decoded =>
  compiled(tableByWire(wire)!).decode(id, record, lookup)

describe('a value of the wrong type names its wire key', () => {
  test.each([
    ['transact', 'invoice_num', 'seven'],
    ['transact', 'invoice_num', 7.5],
    ['transact', 'invoice_num', 2 ** 63],
    ['transact', 'invoice_num', 12345678901234567890n],
    ['transact', 'invoice_num', new ExactNumber('-1e-400')],
    ['transact', 'hold', 'true'],
    ['transact', 'hold', 1],
    ['transact', 'entry_date', '30/07/2021'],
    ['transact', 'entry_date', '2021-13-01'],
    ['transact', 'entry_date', '2021-07-30T13:45:00'],
    ['transact', 'entry_time', '25:00:00'],
    ['transact', 'currency_rate', '1.5'],
    ['transact', 'currency_rate', Infinity],
    ['transact', 'currency_rate', new ExactNumber('1e400')],
    ['transact', 'comment', 5],
    ['transact', 'comment', { text: 'x' }],
    ['transact', 'their_ref', 'half a letter \ud800'],
    ['transact', 'oms_fields', '{"campaign_id":"x"}'],
    ['transact', 'oms_fields', ['x']],
    ['trans_line', 'optionID', 0],
    ['item', 'default_pack_size', []],
  ])('%s.%s', (wire, field, value) => {
    expect(decode(wire, { ...fullRow(wire), [field]: value })).toEqual({
      ok: false,
      field,
      detail: expect.stringMatching(/^expected .+, got /),
    })
  })

  test.each(fixtureTables.flatMap((wire) => required(wire).map((key) => [wire, key] as const)))('%s cannot do without %s', (wire, key) => {
    const { [key]: _, ...without } = fullRow(wire)
    for (const record of [without, { ...without, [key]: '' }, { ...without, [key]: null }])
      expect(decode(wire, record)).toMatchObject({ ok: false, field: key })
  })

  test('a record without data, and one whose data speak of another record', () => {
    expect(decode('unit', null)).toMatchObject({ ok: false, field: 'recordData' })
    expect(decode('unit', fullRow('unit'), 'other')).toMatchObject({ ok: false, field: 'ID' })
  })

  test('a long wrong value does not fill the inbox', () => {
    const decoded = decode('unit', { ...fullRow('unit'), order_number: 'x'.repeat(100_000) })
    expect(decoded.ok ? '' : decoded.detail.length).toBeLessThan(120)
  })
})

const required = (wire: string): string[] =>
  Object.values(tableByWire(wire)!.columns).flatMap((column) => ('required' in column ? [column.key] : []))

function rowOf(wire: string, change: WireRecord): Record<string, unknown> {
  const decoded = decode(wire, { ...fullRow(wire), ...change })
  if (!decoded.ok) throw new Error(`${decoded.field}: ${decoded.detail}`)
  return decoded.row
}

describe('values of 4.2 in columns', () => {
  test.each([
    ['2021-07-30', '2021-07-30'],
    ['2021-07-30T00:00:00', '2021-07-30'],
    ['2021-07-30 00:00:00', '2021-07-30'],
    ['0000-00-00', null],
    ['0000-00-00T00:00:00', null],
    ['', null],
    [null, null],
  ])('a date %s', (wire, column) => {
    expect(rowOf('transact', { confirm_date: wire }).confirm_date).toBe(column)
  })

  test.each([
    [0, 0],
    [86_399, 86_399],
    [86_400, 0],
    [-1, 0],
    [1.5, 0],
    ['13:45:10', 49_510],
    ['', null],
    [null, null],
  ])('a time of day %s', (wire, column) => {
    expect(rowOf('transact', { entry_time: wire }).entry_time).toBe(column)
  })

  test('none of a text, an option, an object', () => {
    expect(rowOf('trans_line', { batch: '', optionID: '0', oms_fields: {} })).toMatchObject({
      batch: null,
      option_id: null,
      oms_fields: null,
    })
    expect(rowOf('trans_line', { batch: '0', optionID: '', oms_fields: '' })).toMatchObject({
      batch: '0',
      option_id: null,
      oms_fields: null,
    })
  })

  test('a datetime stays as it came', () => {
    expect(rowOf('transact', { om_picked_datetime: '2021-07-30T10:11:12.123456' }).om_picked_datetime).toBe('2021-07-30T10:11:12.123456')
  })
})

describe('derived words', () => {
  test.each([
    [{ om_type: '', om_status: '', type: 'si', status: 'nw', name_ID: 'STORE' }, 'inbound_shipment', 'shipped'],
    [{ om_type: '', om_status: '', type: 'si', status: 'fn', name_ID: 'INVAD' }, 'inventory_addition', 'verified'],
    [{ om_type: '', om_status: '', type: 'ci', status: 'fn', name_ID: 'gone' }, 'outbound_shipment', 'shipped'],
    [{ om_type: 'SOMETHING_NEW' }, 'other', 'picked'],
  ])('an invoice %o', (change, kind, state) => {
    expect(rowOf('transact', change)).toMatchObject({ kind, state })
  })

  test('the wipe rule: om_* of the other half of a transfer are not read, not kept and not pushed', () => {
    const copied = { type: 'si', status: 'nw', om_type: 'OUTBOUND_SHIPMENT', om_unknown: 1, name_ID: 'STORE' }
    const row = rowOf('transact', copied)
    expect(row).toMatchObject({ kind: 'inbound_shipment', state: 'shipped', om_type: null, om_created_datetime: null })
    const pushed = compiled(tableByWire('transact')!).encode(row as never, { unknownKeys: true })
    expect(Object.keys(pushed).filter((key) => key.startsWith('om_'))).toEqual([])
    expect(pushed).toMatchObject({ type: 'si', their_ref: fullRow('transact').their_ref })
  })

  test('what a search looks through has no accents and no capitals', () => {
    expect(rowOf('item', { code: 'AMX250', item_name: 'Amoxicilline gélule Ørsted' }).search_text).toBe('amx250 amoxicilline gelule orsted')
  })

  test.each([
    [{}, 'active'],
    [{ status: 'draft' }, 'draft'],
    [{ status: 'Merged' }, 'merged'],
    [{ status: 'toString' }, 'active'],
    [{ status: 5 }, 'active'],
    [{ custom_data: { status: 'deleted' } }, 'active'],
  ])('F-160: status of an item with %o is %s', (change, status) => {
    expect(rowOf('item', change).status).toBe(status)
  })

  test('F-160: a name that central has marked as deleted', () => {
    expect(rowOf('name', { is_deleted: true }).status).toBe('deleted')
  })
})

describe('parents', () => {
  test('are the required references, by wire table', () => {
    const { parents } = compiled(tableByWire('trans_line')!)
    expect(parents(rowOf('trans_line', {}) as never)).toEqual([
      { table: 'transact', id: fixtureId('transact') },
      { table: 'item', id: fixtureId('item') },
    ])
  })
})
