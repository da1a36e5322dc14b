/**
 * The SQL by which a table gets its declaration: the table itself, its indexes, and the move of what lay whole in
 * `record` until now. It takes its own copy of the columns, for a migration never changes and a declaration may.
 */

/** How a received value becomes a column's (protocol-v5.md 4.2). */
export type Kind = 'id' | 'text' | 'datetime' | 'option' | 'int' | 'real' | 'bool' | 'date' | 'time' | 'json' | 'object'
/**
 * What a column points to, on the wire and here: `needs` it to be stored, `partOf` it and gone with it, or only
 * `names` it; the first two are foreign keys.
 */
export type Reference = { readonly wire: string; readonly local: string; readonly bond: 'needs' | 'partOf' | 'names' }
export type NewColumn = readonly [kind: Kind, wireKey: string, reference?: Reference]

export type NewTable = {
  readonly wire: string
  readonly local: string
  readonly columns: Readonly<Record<string, NewColumn>>
  /** Columns computed from the row: how each is declared, and its value, an SQL expression of `data`, for the rows that are moved. */
  readonly derived?: Readonly<Record<string, { readonly sql: string; readonly value: string }>>
  /** The columns of each index, as SQL has them between brackets. */
  readonly indexes?: readonly string[]
}

export const needs = (wire: string, local: string = wire): Reference => ({ wire, local, bond: 'needs' })
export const partOf = (wire: string, local: string = wire): Reference => ({ wire, local, bond: 'partOf' })
export const names = (wire: string, local: string = wire): Reference => ({ wire, local, bond: 'names' })

/** Whether a record is in use (F-160), as the tables have it whose records are kept when central deletes them. */
export const status = {
  sql: "TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draft', 'merged', 'deleted'))",
  value: `CASE WHEN json_type(data, '$.is_deleted') = 'true' THEN 'deleted'
    WHEN lower(data ->> '$.status') IN ('draft', 'merged', 'deleted') THEN lower(data ->> '$.status') ELSE 'active' END`,
} as const

/** The statements for one table. A record that cannot be read or misses its parent goes to the inbox, as it would had it come today. */
export function declareTable(table: NewTable): string {
  return [
    create(table),
    ...(table.indexes ?? []).map((columns) => index(table, columns)),
    move(table),
    ...keptIds(table),
    merged(table),
  ].join('\n')
}

function create({ local, columns, derived = {} }: NewTable): string {
  const own = Object.entries(columns).map(([name, [kind, , reference]]) => `${name} ${sqlType(kind)}${foreignKey(reference)}`)
  const more = Object.entries(derived).map(([name, { sql }]) => `${name} ${sql}`)
  return `CREATE TABLE ${local} (\n  ${['id TEXT PRIMARY KEY', ...own, ...more, "rest TEXT NOT NULL DEFAULT '{}'"].join(',\n  ')}\n) STRICT;`
}

function sqlType(kind: Kind): string {
  if (kind === 'int' || kind === 'bool' || kind === 'time') return 'INTEGER'
  return kind === 'real' ? 'REAL' : 'TEXT'
}

const foreignKey = (to: Reference | undefined): string =>
  isRequired(to) ? ` NOT NULL REFERENCES ${to.local} (id)${to.bond === 'partOf' ? ' ON DELETE CASCADE' : ''}` : ''

const isRequired = (to: Reference | undefined): to is Reference => to !== undefined && to.bond !== 'names'

function index({ local }: NewTable, columns: string): string {
  const name = [local, ...columns.split(',').map((column) => (column.trim().split(' ')[0] ?? '').replace(/_id$/, ''))].join('_')
  return `CREATE INDEX ${name} ON ${local} (${columns});`
}

function move(table: NewTable): string {
  const { wire, local, columns, derived = {} } = table
  const names = ['id', ...Object.keys(columns), ...Object.keys(derived), 'rest']
  const values = [
    'id',
    ...Object.values(columns).map(([kind, key]) => value(kind, key)),
    ...Object.values(derived).map((column) => column.value),
    rest(columns),
  ]
  const here = [`table_name = ${text(wire)}`, `${wrongKey(columns)} IS NULL`, `${missingParent(columns)} IS NULL`].join(' AND ')
  return `${unreadable(wire)}
INSERT INTO ${local} (${names.join(', ')}) SELECT ${values.join(',\n  ')}\nFROM record WHERE ${here};
${toInbox(table)}
DELETE FROM record WHERE table_name = ${text(wire)};`
}

/** What SQLite cannot look into, for it is a thousand levels deep: first of all, for it would end the migration. */
function unreadable(wire: string): string {
  const these = `table_name = ${text(wire)} AND NOT json_valid(data)`
  return `INSERT OR IGNORE INTO inbox (table_name, record_id, kind, reason, field, data, received_at)
SELECT table_name, id, 'upsert', 'unreadable', 'recordData', data, ${now} FROM record WHERE ${these};
DELETE FROM record WHERE ${these};`
}

const now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

/** References to a record that was merged into another one name the kept one (3.5). */
function keptIds({ local, columns }: NewTable): string[] {
  return Object.entries(columns).flatMap(([name, [, , to]]) =>
    to === undefined
      ? []
      : `UPDATE ${local} SET ${name} = (SELECT kept_id FROM alias AS a WHERE a.table_name = ${text(to.wire)} AND a.id = ${local}.${name})
WHERE ${name} IN (SELECT a.id FROM alias AS a WHERE a.table_name = ${text(to.wire)});`,
  )
}

const merged = ({ wire, local, derived }: NewTable): string =>
  derived?.['status'] === status
    ? `UPDATE ${local} SET status = 'merged' WHERE id IN (SELECT a.id FROM alias AS a WHERE a.table_name = ${text(wire)});`
    : ''

function toInbox({ wire, columns }: NewTable): string {
  return `INSERT OR IGNORE INTO inbox (table_name, record_id, kind, reason, field, parent_table, parent_id, data, received_at)
SELECT table_name, id, 'upsert', iif(field IS NULL, 'missing_parent', 'unreadable'), field,
  iif(field IS NULL, parent ->> 0, NULL), iif(field IS NULL, parent ->> 1, NULL), data, ${now}
FROM (SELECT *, ${wrongKey(columns)} AS field, ${missingParent(columns)} AS parent FROM record WHERE table_name = ${text(wire)})
WHERE field IS NOT NULL OR parent IS NOT NULL;`
}

/** The wire key of the first value that has another type than its column, or of a required reference that is none; else NULL. */
function wrongKey(columns: NewTable['columns']): string {
  const checks = Object.values(columns).map(([kind, key, reference]) => {
    const none = isRequired(reference) ? 'FALSE' : `coalesce(${type(key)}, 'null') = 'null' OR ${extract(key)} = ''`
    return `WHEN NOT (${none} OR ifnull(${fits(kind, key)}, FALSE)) THEN ${text(key)}`
  })
  return checks.length === 0 ? 'NULL' : `CASE ${checks.join(' ')} END`
}

/** `["wire name", "id"]` of the first required parent that is not here; else NULL. */
function missingParent(columns: NewTable['columns']): string {
  const checks = Object.values(columns).flatMap(([, key, to]) =>
    isRequired(to)
      ? `WHEN NOT EXISTS (SELECT 1 FROM ${to.local} AS p WHERE p.id = ${extract(key)}) THEN json_array(${text(to.wire)}, ${extract(key)})`
      : [],
  )
  return checks.length === 0 ? 'NULL' : `CASE ${checks.join(' ')} END`
}

const day = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
const clock = "'[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'"
const longestInt = 2 ** 53 - 1

function fits(kind: Kind, key: string): string {
  const [is, got] = [type(key), extract(key)]
  if (kind === 'int') return `${is} IN ('integer', 'real') AND ${got} = CAST(${got} AS INTEGER) AND ${isSafe(got)}`
  if (kind === 'real') return `${is} = 'real' OR ${is} = 'integer' AND ${isSafe(got)}`
  if (kind === 'bool') return `${is} IN ('true', 'false')`
  if (kind === 'json') return 'TRUE'
  if (kind === 'object') return `${is} = 'object'`
  if (kind === 'time') return `${is} IN ('integer', 'real') OR ${got} GLOB ${clock} AND ${seconds(got)} IS NOT NULL`
  if (kind === 'date') return `substr(${got}, 1, 10) GLOB ${day} AND substr(${got}, 11) IN ('', 'T00:00:00', ' 00:00:00') AND ${isDay(got)}`
  return `${is} = 'text' AND ${got} <> '' AND ${isPlain(`data -> ${path(key)}`)}`
}

/** Numbers and texts that SQLite's JSON would change are left to the program: larger than a double holds, halves of letters, NUL. */
const isSafe = (got: string): string => `${got} BETWEEN ${-longestInt} AND ${longestInt}`
const isPlain = (json: string): string => `instr(${json}, '\\ud') = 0 AND instr(${json}, '\\u0000') = 0`

const seconds = (got: string): string => `unixepoch('1970-01-01 ' || ${got})`
const isDay = (got: string): string => `(date(substr(${got}, 1, 10)) IS NOT NULL OR substr(${got}, 1, 10) = '0000-00-00')`

/** The value of the column, for a record whose values fit. */
function value(kind: Kind, key: string): string {
  const [got, json] = [extract(key), `data -> ${path(key)}`]
  if (kind === 'time')
    return `CASE ${type(key)} WHEN 'text' THEN ${seconds(`nullif(${got}, '')`)} WHEN 'integer' THEN ${got} * (${got} BETWEEN 0 AND 86399) WHEN 'real' THEN 0 END`
  if (kind === 'date') return `nullif(nullif(substr(${got}, 1, 10), ''), '0000-00-00')`
  if (kind === 'option') return `nullif(nullif(${got}, ''), '0')`
  if (kind === 'json') return `nullif(nullif(${json}, 'null'), '""')`
  if (kind === 'object') return `nullif(nullif(nullif(${json}, 'null'), '""'), '{}')`
  return `nullif(${got}, '')`
}

/** The other keys as received; the known ones that did not come are named, so that they are not sent as empty (tables/rest.ts). */
function rest(columns: NewTable['columns']): string {
  const keys = Object.values(columns).map(([, key]) => key)
  const others = `json_remove(${escaped}, ${['ID', ...keys].map(path).join(', ')})`
  if (keys.length === 0) return others
  const absent = `(SELECT json_group_array(column2) FROM (VALUES ${keys.map((key) => `(${path(key)}, ${text(key)})`).join(', ')})
    WHERE json_type(data, column1) IS NULL)`
  return `CASE ${absent} WHEN '[]' THEN ${others} ELSE json_set(${others}, '$."~absent"', json(${absent})) END`
}

/** A wire key that begins with `~` is kept with one more. */
const escaped = `iif(data LIKE '%"~%', (SELECT json_group_object(iif(key GLOB '~*', '~' || key, key), json(data -> fullkey)) FROM json_each(data)), data)`

const text = (word: string): string => `'${word.replaceAll("'", "''")}'`
const path = (key: string): string => text(`$."${key}"`)
const type = (key: string): string => `json_type(data, ${path(key)})`
const extract = (key: string): string => `json_extract(data, ${path(key)})`
