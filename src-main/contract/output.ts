/** Files that the page hands to the user, and the columns of the lists that become one. */
import { z } from 'zod'

/** A file to save. */
export const ExportFile = z.strictObject({ fileName: z.string(), mediaType: z.string(), text: z.string() })
export type ExportFile = z.infer<typeof ExportFile>

export const transactionColumns = [
  'number',
  'kind',
  'name',
  'state',
  'onHold',
  'createdAt',
  'theirRef',
  'comment',
  'lines',
  'total',
  'sync',
] as const
export type TransactionColumn = (typeof transactionColumns)[number]

export const stockColumns = [
  'item',
  'code',
  'unit',
  'batch',
  'expiry',
  'mark',
  'location',
  'packSize',
  'packs',
  'available',
  'units',
  'costPrice',
  'sellPrice',
  'supplier',
] as const
export type StockColumn = (typeof stockColumns)[number]

/** Main has no words: the page gives the heads of the columns and the words for what is a code in a row (`state.new` → *New*). */
const Word = z.string().max(200)
const Words = z.record(z.string().max(60), Word)
export const columnWords = <const Columns extends readonly [string, ...string[]]>(columns: Columns) =>
  ({ heads: z.record(z.enum(columns), Word), words: Words }) as const
export const TransactionWords = z.strictObject(columnWords(transactionColumns))
export const StockWords = z.strictObject(columnWords(stockColumns))
