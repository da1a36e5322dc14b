/**
 * How a v5 table is declared: once, as data (design 4). From a declaration come decoder, encoder, upsert,
 * Kysely types, integration order, counts and the ownership matrix.
 */
import type { DataClass } from '../domain/data-class.ts'

/** protocol-v5.md 4.2: the form of a value on the pull side, on the push side and in a column. */
export type Codec = 'id' | 'text' | 'int' | 'real' | 'bool' | 'date' | 'plainDate' | 'time' | 'datetime' | 'option' | 'json' | 'object'

export type Column = {
  /** The wire's key, with its odd case and spaces. */
  readonly key: string
  readonly codec: Codec
  /** Without it the record cannot be stored. */
  readonly required?: true
  /** The wire name of the table that a required reference points to: a missing parent sends the record to the inbox. */
  readonly parent?: string
  /** The wire name of the table that an optional reference points to; followed by merges, never by a foreign key. */
  readonly refers?: string
}

export type Derived = Readonly<Record<string, string | number | null>>
/** Look-ups that a derivation may make; answered from the same transaction. */
export type Lookup = { readonly name: (id: string) => { readonly code: string | null; readonly type: string | null } | undefined }
export type WireRow = Readonly<Record<string, string | number | bigint | null>>

/** Where a table holds more than one kind of data the class is that of the row (F-037). */
export type ClassRule = DataClass | ((row: WireRow, lookup: Lookup) => DataClass)

/** How central sends a table: to everyone by cursor, to the sites it concerns by queue (protocol-v5.md 1.4), or, by row, either way. */
export type Stream = 'central' | 'site' | 'both'

/**
 * What a delete from central does: `hard` removes the row, `soft` keeps it under the status deleted for what still shows
 * it, `ignored` changes nothing (3.5: records that only their own site deletes).
 */
export type DeleteRule = 'hard' | 'soft' | 'ignored'

/** Column that holds the owning store, or the parent column through which it is found in a table (its local name). */
export type Owner = { readonly column: string; readonly through?: string }

/** What happens to a table: one line of registry.ts. */
export type TableRules = {
  readonly wire: string
  readonly local: string
  readonly class: ClassRule
  /** Numbers of the data types of features.md 1C that this table carries. */
  readonly dataTypes: readonly string[]
  readonly stream: Stream
  /** Depth in protocol-v5.md 3.4: parents have a lower one. */
  readonly level: number
  /** Rows that are written here go to central. */
  readonly pushed: boolean
  readonly deletes: DeleteRule
  /** Central may say that one record now stands for another (3.5). */
  readonly merges?: true
  readonly owner: Owner | null
}

/** What a record of a table holds: declared in a file a family. */
export type TableShape = {
  /** A column that, when true, says that the record is gone (3.5: an inactive name_store_join). */
  readonly goneWhen?: string
  /** Column of the document that a row belongs to for the sync state of documents; its own id otherwise. */
  readonly document?: string
  readonly columns: Readonly<Record<string, Column>>
  /** The other known keys; they lie in `rest` as received. */
  readonly rest: Readonly<Record<string, Codec>>
  /** Local columns computed from the row; recomputed at each write. */
  readonly derive?: (row: WireRow, lookup: Lookup) => Derived
  readonly derived?: readonly string[]
  /** Keys that are removed before reading (the wipe rule of 4.13). */
  readonly wipe?: (data: Readonly<Record<string, unknown>>) => readonly string[]
}

export type SyncedTable = TableRules & TableShape
