import { lists } from './columns-lists.ts'
import { names } from './columns-names.ts'
import { others } from './columns-others.ts'
import { requests } from './columns-requests.ts'
import { trade } from './columns-trade.ts'

/** What a key holds, as far as the two forms of protocol-v5.md 4.2 differ. */
export type Kind = 'text' | 'number' | 'flag' | 'date' | 'time' | 'datetime' | 'object'
/** Table -> kind -> its keys, separated by commas because some keys hold a space. */
export type Layout = Readonly<Record<string, Partial<Readonly<Record<Kind, string>>>>>

const layouts: Layout = { ...trade, ...requests, ...names, ...lists, ...others }

/** The keys of one comma list. */
export function keysIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
}

function readLayout(byKind: Partial<Record<Kind, string>>): ReadonlyMap<string, Kind> {
  const columns = new Map<string, Kind>()
  for (const [kind, list] of Object.entries(byKind)) for (const key of keysIn(list)) columns.set(key, kind as Kind)
  return columns
}

const columnsByTable = new Map(Object.entries(layouts).map(([table, byKind]) => [table, readLayout(byKind)]))

/** Every key of a full row of `table` with its kind; empty for a table that no source describes. */
export function columnsOf(table: string): ReadonlyMap<string, Kind> {
  return columnsByTable.get(table) ?? new Map()
}

export function describedTables(): readonly string[] {
  return [...columnsByTable.keys()]
}

/** What central answers where nothing was ever entered: a 4D column holds no null (4.2). */
export function emptyValue(key: string, kind: Kind): unknown {
  if (kind === 'number' || kind === 'time') return 0
  if (kind === 'flag') return false
  if (kind === 'object') return null
  if (kind === 'date' && !key.startsWith('om_')) return '0000-00-00'
  return ''
}

/** A new legacy row: all keys of appendix A, empty. */
export function emptyRow(table: string): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [key, kind] of columnsOf(table)) row[key] = emptyValue(key, kind)
  return row
}
