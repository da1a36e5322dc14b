import type { TransactionFilter, TransactionPage, TransactionRow } from '../contract/trade.ts'
import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import { invoiceKinds } from '../contract/trade.ts'
import type { ReadDb } from '../db/write.ts'
import { documentSync, notSentAfter, seenAt } from '../domain/document-sync.ts'
import { foldText } from '../domain/fold-text.ts'
import { roundMoney } from '../domain/money.ts'
import { shownNumber } from '../domain/numbers.ts'
import type { ListFilter, ListOrder } from '../repositories/transactions.ts'
import { countInvoices, documentCounts, pageOfInvoices, transactionRows } from '../repositories/transactions.ts'
import { createdAt, syncCursors } from './invoice-view.ts'

export type Remember = <T>(key: string, compute: () => T) => T
export type ListInput = { readonly filter: TransactionFilter; readonly sort: ListOrder; readonly offset: number; readonly limit: number }

/** How many rows match: a page that is not full has said it, and nothing is counted. */
export function matchingOf({ offset, limit }: { offset: number; limit: number }, found: number, count: () => number): number {
  const isEnd = found < limit && (found > 0 || offset === 0)
  return isEnd ? offset + found : count()
}

/** A page of the store's documents, what matches and what there is. Counts of a search are remembered until the data changes. */
export function listTransactions(
  db: ReadDb,
  storeId: string,
  { filter, sort, offset, limit }: ListInput,
  remember: Remember,
  seen: readonly InvoiceKind[] = invoiceKinds,
): TransactionPage {
  const wanted = listFilter(db, storeId, filter, seen)
  const counts = documentCounts(db, storeId).filter(({ kind }) => seen.includes(kind as InvoiceKind))
  const ids = wanted === null ? [] : pageOfInvoices(db, { ...wanted, order: sort, offset, limit })
  return {
    rows: rowsOf(db, storeId, ids),
    offset,
    matching: wanted === null ? 0 : matchingOf({ offset, limit }, ids.length, () => matching(db, wanted, counts, remember)),
    all: sum(counts),
    byKind: byKind(counts),
  }
}

/** The filter of the list as the repository knows it, of kinds that the person may see; null where none of them is asked for. */
export function listFilter(
  db: ReadDb,
  storeId: string,
  filter: TransactionFilter,
  seen: readonly InvoiceKind[] = invoiceKinds,
): ListFilter | null {
  const asked = filter.kinds.length === 0 ? invoiceKinds : invoiceKinds.filter((kind) => filter.kinds.includes(kind))
  const kinds = asked.filter((kind) => seen.includes(kind))
  if (kinds.length === 0) return null
  return {
    storeId,
    kinds: kinds.length === invoiceKinds.length ? [] : kinds,
    states: [...new Set(filter.states)],
    from: filter.from ?? null,
    to: filter.to ?? null,
    words: wordsOf(filter.search),
    onHold: filter.onHold,
    changedAfter: filter.notSent ? notSentAfter(syncCursors(db, storeId)) : null,
  }
}

/** The words of a search, folded as the search texts are. */
export const wordsOf = (search: string): readonly string[] =>
  foldText(search)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)

/** A filter by kind and state alone is answered by the figures that are kept. */
function matching(db: ReadDb, filter: ListFilter, counts: Counts, remember: Remember): number {
  const { kinds, states, from, to, words, changedAfter, onHold } = filter
  if (onHold || from !== null || to !== null || words.length > 0 || changedAfter !== null)
    return remember(JSON.stringify(filter), () => countInvoices(db, filter))
  const isOne = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value)
  return sum(counts.filter(({ kind, state }) => isOne(kinds, kind) && isOne(states, state)))
}

type Counts = ReturnType<typeof documentCounts>

const sum = (counts: Counts): number => counts.reduce((total, { documents }) => total + documents, 0)

function byKind(counts: Counts): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { kind, documents } of counts) totals[kind] = (totals[kind] ?? 0) + documents
  return totals
}

/** What the list shows of these documents of the store, in their order; one that is gone is left out. */
export function rowsOf(db: ReadDb, storeId: string, ids: readonly string[]): TransactionRow[] {
  const cursors = syncCursors(db, storeId)
  return transactionRows(db, ids).map((row) => ({
    id: row.id,
    number: shownNumber(row.number),
    kind: row.kind as InvoiceKind,
    state: row.state as InvoiceState,
    nameId: row.name_id,
    name: row.name ?? '',
    createdAt: createdAt(row),
    theirRef: row.their_ref ?? '',
    comment: row.comment ?? '',
    onHold: row.on_hold === 1,
    colour: row.om_colour ?? '',
    lines: row.lines,
    total: roundMoney(row.total),
    sync: documentSync({ cursor: row.cursor, at: row.changed_at, hasProblem: row.has_problem === 1, seenAt: seenOf(row) }, cursors),
  }))
}

type Row = ReturnType<typeof transactionRows>[number]
const seenOf = (row: Row): string | null =>
  seenAt(row.kind as InvoiceKind, row.state as InvoiceState, row.linked_invoice_id !== null, row.om_delivered_datetime)
