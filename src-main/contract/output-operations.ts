/** Lists as files: every row of the filter, not only what is on the screen (U-64); papers as PDF (U-62). */
import { z } from 'zod'
import { nothing, op } from './operation.ts'
import { seeingDocuments } from './seen-kinds.ts'
import { ExportFile, StockWords, TransactionWords } from './output.ts'
import { StockFilter, StockSort } from './stock.ts'
import { TransactionFilter, TransactionSort } from './trade.ts'

export const outputOperations = {
  'transactions.export': op(
    'store',
    z.strictObject({ filter: TransactionFilter, sort: TransactionSort, ...TransactionWords.shape }),
    ExportFile,
    seeingDocuments,
  ),
  'stock.export': op('store', z.strictObject({ filter: StockFilter, sort: StockSort, ...StockWords.shape }), ExportFile, 'viewStock'),
  /** What the window would print now, as a PDF (U-62). Only the desktop program has it; a browser makes its own. */
  'print.pdf': op('user', nothing, z.strictObject({ base64: z.string() })),
} as const
