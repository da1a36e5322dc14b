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

export type SyncedTable = {
  readonly wire: string
  readonly local: string
  readonly class: DataClass
  /** Numbers of the data types of features.md 1C that this table carries. */
  readonly dataTypes: readonly string[]
  /** Depth in protocol-v5.md 3.4: parents have a lower one. */
  readonly level: number
  readonly pushed: boolean
  readonly deletes: 'hard' | 'soft'
  /** Column that holds the owning store, or the parent column through which it is found. */
  readonly owner: { readonly column: string; readonly through?: string } | null
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
