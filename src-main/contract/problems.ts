/**
 * Problem records: what central refused of ours, and what came from central and cannot be placed here (F-124, F-256).
 * The page gets codes and the names of tables and fields; the sentences are the locale catalogue's.
 */
import { z } from 'zod'
import { ExportFile } from './output.ts'
import { DocumentNumber } from './sync.ts'
import { Id } from './trade.ts'

/** upsert, delete, merge: came from central. push: ours, refused by central. */
export const problemKinds = ['upsert', 'delete', 'merge', 'push'] as const
export const ProblemKind = z.enum(problemKinds)
export type ProblemKind = z.infer<typeof ProblemKind>

/**
 * missing_parent: a record that it needs is not here yet. unreadable: a field holds what it cannot hold.
 * refused_here: other records here still need it, or it contradicts what is known. refused_at_central: central said no.
 */
export const problemReasons = ['missing_parent', 'unreadable', 'refused_here', 'refused_at_central'] as const
export const ProblemReason = z.enum(problemReasons)
export type ProblemReason = z.infer<typeof ProblemReason>

/**
 * Who can mend it. itself: nobody need do anything, it goes when what it waits for comes. central: the administrator
 * at central. here: somebody here, by changing the record or sending it again. support: whoever maintains this program.
 */
export const ProblemMender = z.enum(['itself', 'central', 'here', 'support'])
export type ProblemMender = z.infer<typeof ProblemMender>

/** One problem record is known by these three. The table is the wire's name; a table or an id of a broken record may be empty. */
export const ProblemKey = z.strictObject({ wire: z.string().max(200), recordId: z.string().max(200), kind: ProblemKind })
export type ProblemKey = z.infer<typeof ProblemKey>

/** A table in the page's words: the key `table.<local>` of the catalogue, or the wire's own name where there is none. */
const TableWord = z.string()

export const Problem = z.strictObject({
  key: ProblemKey,
  /** Which way the record was going. */
  direction: z.enum(['in', 'out']),
  table: TableWord,
  /** What people call the record: its number (of the document it belongs to) and its name (of the partner, the item…). */
  number: DocumentNumber.nullable(),
  name: z.string(),
  /** The document that can be opened, where the record is one of this site or belongs to one. */
  document: z.strictObject({ id: Id, table: TableWord, kind: z.string(), storeId: z.string() }).nullable(),
  reason: ProblemReason,
  /** The field that is wrong or that names what is missing, as the wire calls it; null where no field is to blame. */
  field: z.string().nullable(),
  /** missing_parent: what is missing. */
  parent: z.strictObject({ table: TableWord, id: z.string() }).nullable(),
  /** refused_at_central: central's code. */
  code: z.string().nullable(),
  /** Technical text in small print: what was expected and what came, or central's own words. */
  detail: z.string(),
  mender: ProblemMender,
  firstSeenAt: z.string(),
  /** Tries in vain so far, the first arrival or refusal not counted. */
  attempts: z.int(),
  /** null: not tried again by itself. A time that has passed: with the next sync. */
  nextTryAt: z.string().nullable(),
})
export type Problem = z.infer<typeof Problem>

export const ProblemPage = z.strictObject({
  total: z.int(),
  problems: z.array(Problem),
  /** Records of tables that this version does not know: kept whole, placed by a newer version (F-261). */
  forNewerVersion: z.int(),
})
export type ProblemPage = z.infer<typeof ProblemPage>

/** The text of *Copy details*: everything technical, no secrets. */
export const ProblemDetails = z.strictObject({ text: z.string() })
/** How many are tried again: those that came from central are due at once, ours are sent again. */
export const ProblemRetry = z.strictObject({ retried: z.int() })
/** A file to save: all problem records. */
export const ProblemExport = ExportFile

export const ProblemFormat = z.enum(['json', 'csv'])
