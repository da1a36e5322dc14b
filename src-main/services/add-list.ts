/** The items of a master list on a customer invoice, to be filled in (U-32). */
import type { ListAdded, ListChoice } from '../contract/outbound-operations.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { checkListAddition, missingOfList } from '../domain/invoice-lines.ts'
import type { InvoiceRecord } from '../repositories/invoices.ts'
import { invoiceLines, readInvoice } from '../repositories/invoices.ts'
import { itemsOfList, listsForDocument } from '../repositories/master-lists.ts'
import type { StoreContext } from './context.ts'
import { act } from './context.ts'
import { headOf, invoiceToEdit } from './invoice-facts.ts'
import { invoiceView } from './invoice-view.ts'
import { wordsOf } from './list-transactions.ts'
import { foldText } from '../domain/fold-text.ts'
import { askForNothing } from './write-lines.ts'

type Search = { readonly id: string; readonly search: string; readonly limit: number }

/** The lists of this store and of the customer of the document whose name or code holds what was typed. */
export function listsOf(db: ReadDb, storeId: string, { id, search, limit }: Search): Result<ListChoice[]> {
  const row = readInvoice(db, storeId, id)
  if (row === undefined) return refuse('not_found', 'document_gone')
  const words = wordsOf(search)
  const choices = offeredLists(db, storeId, row).map((list) => ({ ...list, code: list.code ?? '', name: list.name ?? '' }))
  const holds = ({ name, code }: ListChoice) => words.every((word) => foldText(`${name} ${code}`).includes(word))
  return ok(choices.filter(holds).slice(0, limit))
}

const offeredLists = (db: ReadDb, storeId: string, row: InvoiceRecord) =>
  listsForDocument(db, { storeId, nameId: row.name_id, invoiceId: row.id })

/** Adds what is missing of the list, each item once and with nothing asked for yet; says how many, and how many were there. */
export function addList(context: StoreContext, asked: { id: string; version: number; listId: string }): Result<ListAdded> {
  const { storeId } = context
  return act(context, ['invoice', 'invoice_line'], (tx) => {
    const found = invoiceToEdit(tx, storeId, asked)
    if (!found.ok) return found
    const allowed = checkListAddition(headOf(found.value).state)
    if (!allowed.ok) return allowed
    if (!offeredLists(tx, storeId, found.value).some((list) => list.id === asked.listId))
      return refuse('not_found', 'list_gone', {}, 'listId')
    const items = itemsOfList(tx, asked.listId)
    const missing = missingOfList(
      items,
      invoiceLines(tx, asked.id).map((line) => line.item_id),
    )
    for (const itemId of missing) askForNothing(tx, { invoiceId: asked.id, storeId }, itemId)
    const view = invoiceView(tx, storeId, asked.id)
    return view.ok ? ok({ invoice: view.value, added: missing.length, present: items.length - missing.length }) : view
  })
}
