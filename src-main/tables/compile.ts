/**
 * Decoder and encoder of a declared table, written once at start as straight code: a loop over the declaration for
 * every record would cost as much as SQLite's own insert. Only our own declarations become code, never a wire value.
 */
import { codecs, isExact, pushAsReceived } from './codecs.ts'
import { ExactNumber, parseExact, stringifyExact } from './exact-json.ts'
import { deepestRecord } from './json-text.ts'
import { absentKey, exactKey, restReader } from './rest.ts'
import type { Codec, Column, Lookup, SyncedTable, WireRow } from './types.ts'

export type WireData = Readonly<Record<string, unknown>>
export type Decoded = { readonly ok: true; readonly row: WireRow } | { readonly ok: false; readonly field: string; readonly detail: string }
export type Parent = { readonly table: string; readonly id: string }

export type Compiled = {
  readonly table: SyncedTable
  /** Local columns in the order of `values`: id, columns, derived, rest. */
  readonly columnNames: readonly string[]
  /** The pull form of a record into a row; a value of a wrong type names its wire key. */
  readonly decode: (recordId: string, data: WireData | null, lookup: Lookup) => Decoded
  /** A stored row in the push form: all known keys that were received or set; unknown ones only where asked. */
  readonly encode: (row: WireRow, options: { readonly unknownKeys: boolean }) => Record<string, unknown>
  /** The records, by wire table, that must be here before the row can be stored. */
  readonly parents: (row: WireRow) => readonly Parent[]
  readonly values: (row: WireRow) => unknown[]
}

const compiledTables = new Map<SyncedTable, Compiled>()

/** The codec of a whole table; made at first use and kept. */
export function compiled(table: SyncedTable): Compiled {
  let found = compiledTables.get(table)
  if (found === undefined) compiledTables.set(table, (found = compile(table)))
  return found
}

function compile(table: SyncedTable): Compiled {
  const columnNames = ['id', ...Object.keys(table.columns), ...(table.derived ?? []), 'rest']
  return {
    table,
    columnNames,
    decode: decoder(table),
    encode: encoder(table),
    parents: parentsOf(table),
    values: generated<Compiled['values']>({}, `(row) => [${columnNames.map((name) => `row.${name}`).join(', ')}]`),
  }
}

function decoder(table: SyncedTable): Compiled['decode'] {
  const columns = Object.entries(table.columns)
  const fields = [
    'id: recordId',
    ...columns.map(([name]) => `${name}: column_${name}`),
    ...(table.derived ?? []).map((name) => `${name}: null`),
    'rest: null',
  ]
  const helpers = {
    ...pulls(columns),
    rest: restReader(new Set(['ID', ...columns.map(([, column]) => column.key)])),
    wiped: wiper(table),
    derive: table.derive,
    isExact,
    wrong,
  }
  return generated<Compiled['decode']>(
    helpers,
    `(recordId, received, lookup) => {
      if (received === null) return wrong('recordData', 'an object', received)
      const data = wiped(received)
      let absent, exact
      if (data.ID !== recordId && data.ID !== undefined) return wrong('ID', 'the id of the record', data.ID)
      ${columns.map(([name, column]) => columnCode(name, column)).join('\n')}
      const row = { ${fields.join(', ')} }
      row.rest = rest(data, absent, exact)
      if (row.rest === null) return wrong('recordData', 'values at most ${deepestRecord} deep', 'deeper ones')
      ${derivedCode(table)}
      return { ok: true, row }
    }`,
  )
}

/** A known key that did not come is remembered, so that it is not pushed as an empty one. */
function columnCode(name: string, { key, codec, required }: Column): string {
  const wire = JSON.stringify(key)
  const none = required ? `return wrong(${wire}, 'a value', value_${name})` : `(absent ??= []).push(${wire})`
  return `
    const value_${name} = data[${wire}]
    let column_${name} = null
    if (value_${name} === undefined) ${none}
    else {
      column_${name} = pull_${name}(value_${name})
      if (column_${name} === undefined) return wrong(${wire}, expected_${name}, value_${name})
      ${required ? `if (column_${name} === null) return wrong(${wire}, 'a value', value_${name})` : ''}
      ${isNumeric(codec) ? `if (typeof value_${name} !== 'number' && isExact(value_${name})) (exact ??= {})[${wire}] = value_${name}` : ''}
    }`
}

const isNumeric = (codec: Codec): boolean => codec === 'int' || codec === 'real'

function pulls(columns: readonly (readonly [string, Column])[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.flatMap(([name, { codec }]) => [
      [`pull_${name}`, codecs[codec].pull],
      [`expected_${name}`, codecs[codec].expected],
    ]),
  )
}

function derivedCode({ derived = [] }: SyncedTable): string {
  if (derived.length === 0) return ''
  return `const words = derive(row, lookup)\n${derived.map((name) => `row.${name} = words.${name}`).join('\n')}`
}

/** Most tables have nothing to wipe, and most records neither. */
function wiper({ wipe }: SyncedTable): (data: WireData) => WireData {
  if (wipe === undefined) return (data) => data
  return (data) => {
    const gone = wipe(data)
    if (gone.length === 0) return data
    const dropped = new Set(gone)
    return Object.fromEntries(Object.entries(data).filter(([key]) => !dropped.has(key)))
  }
}

function wrong(field: string, expected: string, value: unknown): Decoded {
  const got = value === null ? 'nothing' : value === undefined ? 'no key' : `${kindOf(value)} ${shown(value)}`
  return { ok: false, field, detail: `expected ${expected}, got ${got}` }
}

function kindOf(value: unknown): string {
  if (value instanceof ExactNumber) return 'number'
  return Array.isArray(value) ? 'a list' : typeof value
}

const shown = (value: unknown): string => stringifyExact(value).slice(0, 40)

function encoder(table: SyncedTable): Compiled['encode'] {
  const columns = Object.entries(table.columns)
  const pushes = Object.fromEntries(columns.map(([name, { codec }]) => [`push_${name}`, codecs[codec].push]))
  return generated<Compiled['encode']>(
    { ...pushes, parse: parseExact, addRest: restPusher(table) },
    `(row, options) => {
      const kept = row.rest === '{}' ? null : parse(row.rest)
      const absent = kept === null ? undefined : kept[${JSON.stringify(absentKey)}]
      const exact = kept === null ? undefined : kept[${JSON.stringify(exactKey)}]
      const data = { ID: row.id }
      ${columns.map(([name, { key }]) => pushCode(name, JSON.stringify(key))).join('\n')}
      if (exact !== undefined) Object.assign(data, exact)
      if (kept !== null) addRest(data, kept, options.unknownKeys)
      return data
    }`,
  )
}

const pushCode = (name: string, wire: string): string =>
  `if (row.${name} !== null || absent === undefined || !absent.includes(${wire})) data[${wire}] = push_${name}(row.${name})`

function restPusher({ rest }: SyncedTable): (data: Record<string, unknown>, kept: WireData, unknownKeys: boolean) => void {
  const known = new Map(Object.entries(rest))
  return (data, kept, unknownKeys) => {
    for (const key of Object.keys(kept)) {
      const codec = known.get(key)
      if (codec !== undefined) data[key] = pushAsReceived(codec, kept[key])
      else if (unknownKeys && !isOurs(key)) put(data, key.startsWith('~') ? key.slice(1) : key, kept[key])
    }
  }
}

/** A wire key that begins with `~` has one more of them in `rest`. */
const isOurs = (key: string): boolean => key.startsWith('~') && !key.startsWith('~~')

/** A wire key may be `__proto__`: a plain assignment would lose it. */
function put(data: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true })
}

function parentsOf({ columns }: SyncedTable): Compiled['parents'] {
  const required = Object.entries(columns).filter(([, column]) => column.parent !== undefined)
  return (row) => required.map(([name, column]) => ({ table: String(column.parent), id: String(row[name]) }))
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type of its own code
function generated<F>(helpers: Readonly<Record<string, unknown>>, code: string): F {
  // oxlint-disable-next-line typescript/no-implied-eval -- the code comes from declarations in this folder alone
  const make = new Function(...Object.keys(helpers), `'use strict'; return ${code}`) as (...values: unknown[]) => F
  return make(...Object.values(helpers))
}
