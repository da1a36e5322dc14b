/**
 * A client for the trade screens that lives in memory: for tests of their stores and for pictures of the screens.
 * It keeps to the contract: every input and output is parsed with the contract's own schemas, so that a test on it
 * cannot pass with a shape that main would never take or give.
 */
import { createClient, operationNames } from '../../src-main/contract/client.ts'
import type { Bridge, Client } from '../../src-main/contract/client.ts'
import { operations } from '../../src-main/contract/operations.ts'
import type { EventMessage, OperationName } from '../../src-main/contract/operations.ts'
import { ok, refuse } from '../../src-main/contract/result.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { nextStates } from '../../src-main/contract/life-cycle.ts'
import type { Input } from '../../src-main/contract/operations.ts'
import type { Invoice, InvoiceKind, InvoiceLine, TransactionRow } from '../../src-main/contract/trade.ts'
import { lockedReason } from '../../src-main/domain/invoice.ts'
import { advanced, places, suppliers, withLine } from './fake-arrivals.ts'
import { changedItems, changedLines } from './fake-many.ts'
import { allocationOf, askedInPacks, firstExpiry, lineOf, missingLine } from './fake-allocation.ts'
import { customers, nowIso, openStoreId, sampleItems, sampleStores, transactionRows } from './fake-trade-data.ts'
import type { FakeBatch } from './fake-trade-data.ts'

type Handler = (input: never) => Result<unknown>

export type FakeTrade = {
  readonly client: Client
  readonly bridge: Bridge
  readonly calls: readonly { readonly name: OperationName; readonly input: unknown }[]
  /** Changes a document behind the page's back, as sync would. */
  alter(id: string, change: Partial<Invoice>): void
  emit(message: Omit<EventMessage, 'seq'>): void
  /** The next call of this name is refused with it. */
  refuseNext(name: OperationName, answer: Result<never>): void
  invoice(id: string): Invoice | undefined
}

export type FakeOptions = {
  readonly documents?: number
  readonly handlers?: Partial<Record<OperationName, (input: unknown) => Result<unknown>>>
}

export function createFakeTrade({ documents = 340, handlers = {} }: FakeOptions = {}): FakeTrade {
  const today = nowIso.slice(0, 10)
  const items = sampleItems()
  const invoices = new Map<string, Invoice>()
  let rows: readonly TransactionRow[] = transactionRows(documents)
  const calls: { name: OperationName; input: unknown }[] = []
  const listeners = new Set<(message: EventMessage) => void>()
  const refusals = new Map<OperationName, Result<never>>()
  let seq = 0

  const emit = (message: Omit<EventMessage, 'seq'>) => {
    seq += 1
    for (const listener of listeners) listener({ ...message, seq } as EventMessage)
  }
  const keep = (invoice: Invoice): Invoice => {
    const kept = { ...invoice, total: invoice.lines.reduce((sum, line) => sum + line.total, 0) }
    invoices.set(kept.id, kept)
    const row = rowOf(kept)
    rows = rows.some((one) => one.id === kept.id) ? rows.map((one) => (one.id === kept.id ? row : one)) : [row, ...rows]
    return kept
  }
  const change = (id: string, version: number, edit: (invoice: Invoice) => Invoice): Result<Invoice> => {
    const invoice = opened(id)
    if (!invoice) return refuse('not_found', 'document_gone')
    if (invoice.version !== version) return refuse('conflict', 'document_changed')
    return ok(keep({ ...edit(invoice), version: invoice.version + 1, sync: { state: 'queued', at: nowIso } }))
  }
  const opened = (id: string): Invoice | undefined => {
    const row = rows.find((one) => one.id === id)
    return invoices.get(id) ?? (row && invoiceOf(row, sampleLines(row)))
  }
  const sampleLines = (row: TransactionRow): readonly InvoiceLine[] =>
    row.state === 'new'
      ? []
      : items
          .slice(0, Math.max(1, Math.min(8, row.lines)))
          .flatMap((item) =>
            [...firstExpiry(item, item.code === 'AMX250' ? 350 : 300, today)]
              .filter(([, packs]) => packs > 0)
              .map(([id, packs]) => lineOf(item, item.batches.find((batch) => batch.id === id) as FakeBatch, packs)),
          )
  const itemOf = (stockLineId: string) => items.find((item) => item.batches.some((batch) => batch.id === stockLineId))

  const answers: Partial<Record<OperationName, Handler>> = {
    'transactions.list': (input: { filter: Filter; sort: SortOrder; offset: number; limit: number }) => ok(page(rows, input)),
    'invoice.get': ({ id }: { id: string }) => {
      const invoice = opened(id)
      return invoice ? ok(keep(invoice)) : refuse('not_found', 'document_gone')
    },
    'invoice.create': ({ id, nameId }: { id: string; nameId: string }) => {
      const name = customers.find((one) => one.id === nameId)
      if (!name || name.onHold) return refuse('refused', 'customer_on_hold', { name: name?.name ?? '' }, 'nameId')
      return ok(invoices.get(id) ?? keep(newInvoice(id, name, documents + 733)))
    },
    'invoice.edit': ({ id, version, ...fields }: { id: string; version: number; nameId?: string }) =>
      change(id, version, (invoice) => ({
        ...invoice,
        ...fields,
        name: customers.find((one) => one.id === fields.nameId)?.name ?? invoice.name,
      })),
    'invoice.setItem': ({ id, version, itemId, units, packSize = null }: Input<'invoice.setItem'>) => {
      const item = items.find((one) => one.id === itemId)
      if (!item) return refuse('not_found', 'item_gone')
      const allowed = askedInPacks(item, units, packSize)
      if (!allowed.ok) return allowed
      const packs = firstExpiry(item, units, today, packSize)
      const own = item.batches
        .filter((batch) => (packs.get(batch.id) ?? 0) > 0)
        .map((batch) => lineOf(item, batch, packs.get(batch.id) ?? 0))
      const missing = units - own.reduce((sum, line) => sum + line.units, 0)
      if (missing > 0) own.push(missingLine(item, missing))
      return change(id, version, (invoice) => ({ ...invoice, lines: placed(invoice.lines, itemId, own) }))
    },
    'invoice.setBatch': ({ id, version, stockLineId, packs }: { id: string; version: number; stockLineId: string; packs: number }) => {
      const item = itemOf(stockLineId)
      const batch = item?.batches.find((one) => one.id === stockLineId)
      if (!item || !batch) return refuse('not_found', 'batch_gone')
      if (packs > batch.available)
        return refuse('refused', 'stock_short', { available: batch.available, batch: batch.batch, item: item.name, packs }, 'packs')
      const before = opened(id)?.lines.filter((line) => line.itemId === item.id && line.stockLineId !== stockLineId) ?? []
      const own = packs === 0 ? before : [...before, lineOf(item, batch, packs)]
      return change(id, version, (invoice) => ({ ...invoice, lines: placed(invoice.lines, item.id, own) }))
    },
    'invoice.allocation': ({ id, itemId, units, packSize = null }: Input<'invoice.allocation'>) => {
      const item = items.find((one) => one.id === itemId)
      if (!item) return refuse('not_found', 'item_gone')
      const allowed = askedInPacks(item, units ?? 0, packSize)
      if (!allowed.ok) return allowed
      const lines = opened(id)?.lines ?? []
      const packsOf = (batch: string) => lines.find((line) => line.stockLineId === batch)?.packs ?? 0
      return ok(allocationOf(item, units, packsOf, today, packSize))
    },
    'invoice.finalise': ({ id, version, to = 'shipped' }: Input<'invoice.finalise'>) => {
      const lines = opened(id)?.lines ?? []
      if (lines.length === 0) return refuse('refused', 'no_lines')
      const open = lines.find((line) => line.stockLineId === null)
      if (open) return refuse('refused', 'not_all_allocated', { item: open.itemName, units: open.units, count: 1 })
      return change(id, version, (invoice) => stepped(invoice, to))
    },
    'invoice.remove': ({ id }: { id: string }) => {
      invoices.delete(id)
      rows = rows.filter((row) => row.id !== id)
      return ok({})
    },
    'outbound.changeItems': (said: Input<'outbound.changeItems'>) =>
      change(said.id, said.version, (invoice) => ({ ...invoice, lines: changedItems(invoice.lines, said) })),
    'inbound.changeLines': (said: Input<'inbound.changeLines'>) =>
      change(said.id, said.version, (invoice) => ({ ...invoice, lines: changedLines(invoice.lines, said) })),
    'inbound.create': ({ id, nameId }: { id: string; nameId: string }) => {
      const name = suppliers.find((one) => one.id === nameId)
      if (!name) return refuse('refused', 'supplier_not_visible', { name: '' }, 'nameId')
      return ok(invoices.get(id) ?? keep(newInvoice(id, name, 482, 'inbound_shipment')))
    },
    'inbound.edit': ({ id, version, ...fields }: { id: string; version: number }) =>
      change(id, version, (invoice) => ({ ...invoice, ...fields })),
    'inbound.setLine': (said: Input<'inbound.setLine'>) => {
      const item = items.find((one) => one.id === said.itemId)
      if (!item) return refuse('not_found', 'item_gone')
      if (said.packSize !== undefined && said.packSize < 1) return refuse('refused', 'pack_size_too_small', { item: item.name }, 'packSize')
      return change(said.id, said.version, (invoice) => withLine(invoice, item, said))
    },
    'inbound.removeLine': ({ id, version, lineId }: Input<'inbound.removeLine'>) =>
      change(id, version, (invoice) => ({ ...invoice, lines: invoice.lines.filter((line) => line.id !== lineId) })),
    'inbound.advance': ({ id, version, to }: Input<'inbound.advance'>) => change(id, version, (invoice) => advanced(invoice, to)),
    'inbound.remove': ({ id }: { id: string }) => {
      invoices.delete(id)
      rows = rows.filter((row) => row.id !== id)
      return ok({})
    },
    'supplierReturn.create': ({ id, nameId }: { id: string; nameId: string }) => {
      const name = suppliers.find((one) => one.id === nameId)
      if (!name) return refuse('refused', 'supplier_not_visible', { name: '' }, 'nameId')
      return ok(invoices.get(id) ?? keep(newInvoice(id, name, 17, 'supplier_return')))
    },
    'customerReturn.create': ({ id, originalId }: Input<'customerReturn.create'>) => {
      const original = opened(originalId)
      if (!original) return refuse('not_found', 'document_gone', {}, 'originalId')
      const name = { id: original.nameId, code: '', name: original.name, isStore: false, onHold: false }
      const lines = original.lines.map((line) => ({ ...line, id: `back-${line.id}`, stockLineId: null, packs: 0, units: 0, total: 0 }))
      return ok(invoices.get(id) ?? keep({ ...newInvoice(id, name, 9, 'customer_return'), lines }))
    },
    'customerReturn.setLine': ({ id, version, lineId, packs }: Input<'customerReturn.setLine'>) =>
      change(id, version, (invoice) => ({
        ...invoice,
        lines: invoice.lines.map((line) =>
          line.id === lineId ? { ...line, packs, units: packs * line.packSize, total: packs * line.costPrice } : line,
        ),
      })),
    'customerReturn.setReason': (input: never) => answers['supplierReturn.setReason']?.(input) ?? refuse('not_found', 'line_gone'),
    'customerReturn.reasons': (input: never) => answers['supplierReturn.reasons']?.(input) ?? refuse('not_found', 'line_gone'),
    'customerReturn.advance': (input: never) => answers['inbound.advance']?.(input) ?? refuse('not_found', 'document_gone'),
    'supplierReturn.setItem': (input: never) => answers['invoice.setItem']?.(input) ?? refuse('not_found', 'item_gone'),
    'supplierReturn.setBatch': (input: never) => answers['invoice.setBatch']?.(input) ?? refuse('not_found', 'batch_gone'),
    'supplierReturn.finalise': (input: never) => answers['invoice.finalise']?.(input) ?? refuse('not_found', 'document_gone'),
    'supplierReturn.setReason': ({ id, version, itemId, reasonId }: Input<'supplierReturn.setReason'>) =>
      change(id, version, (invoice) => ({
        ...invoice,
        lines: invoice.lines.map((line) => (line.itemId === itemId ? { ...line, reasonId } : line)),
      })),
    'supplierReturn.reasons': () =>
      ok([
        { id: 'damaged', title: 'Damaged' },
        { id: 'expired', title: 'Expired' },
      ]),
    'inbound.places': () => ok(places),
    'documents.related': ({ id }: { id: string }) => {
      const of = opened(id)
      const other = rows.find((row) => row.kind === 'customer_return' && row.nameId === of?.nameId && row.id !== id)
      if (of?.kind !== 'outbound_shipment' || other === undefined) return ok([])
      const { kind, state, number, createdAt } = other
      return ok([{ id: other.id, kind, state, number, createdAt, relation: 'return' }])
    },
    'names.suppliers': ({ search }: { search: string }) => ok(suppliers.filter((one) => found(search, one.name, one.code))),
    'names.customers': ({ search }: { search: string }) => ok(customers.filter((one) => found(search, one.name, one.code))),
    'items.search': ({ search, limit }: { search: string; limit: number }) =>
      ok(
        items
          .filter((one) => found(search, one.name, one.code))
          .slice(0, limit)
          .map(itemChoice),
      ),
    'stores.list': () => ok(sampleStores),
    'stores.open': ({ storeId }: { storeId: string }) =>
      storeId === openStoreId ? ok(null) : refuse('forbidden', 'store_not_active', { store: storeId }),
  }

  const invoke = (name: OperationName, input: unknown): Promise<Result<unknown>> => {
    calls.push({ name, input })
    const refusal = refusals.get(name)
    refusals.delete(name)
    const handler = handlers[name] ?? (answers[name] as ((parsed: unknown) => Result<unknown>) | undefined)
    if (!handler) throw new Error(`the fake does not know ${name}`)
    const answer = refusal ?? handler(operations[name].input.parse(input))
    if (answer.ok && name !== 'stores.open') operations[name].output.parse(answer.value)
    return Promise.resolve(answer)
  }
  const subscribe = (listener: (message: EventMessage) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    client: createClient(invoke, subscribe),
    bridge: {
      invoke: Object.fromEntries(operationNames.map((name) => [name, (input: unknown) => invoke(name, input)])) as Bridge['invoke'],
      subscribe,
    },
    calls,
    emit,
    alter: (id, altered) => {
      const invoice = opened(id)
      if (invoice) keep({ ...invoice, ...altered, version: invoice.version + 1 })
    },
    refuseNext: (name, answer) => void refusals.set(name, answer),
    invoice: (id) => invoices.get(id),
  }

  function itemChoice(item: (typeof items)[number]) {
    const units = (usable: boolean) =>
      item.batches.filter((batch) => !usable || !batch.onHold).reduce((sum, batch) => sum + batch.available * batch.packSize, 0)
    return { id: item.id, code: item.code, name: item.name, unit: item.unit, total: units(false), available: units(true) }
  }
}

type Filter = { kinds: string[]; states: string[]; search: string; notSent: boolean; from?: string; to?: string }
type SortOrder = { by: 'createdAt' | 'number' | 'name' | 'state' | 'kind'; descending: boolean }

const found = (search: string, ...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(search.toLowerCase()))

function page(
  rows: readonly TransactionRow[],
  { filter, sort, offset, limit }: { filter: Filter; sort: SortOrder; offset: number; limit: number },
) {
  const inFilter = rows.filter(
    (row) =>
      (filter.states.length === 0 || filter.states.includes(row.state)) &&
      (filter.search === '' || found(filter.search, String(row.number ?? ''), row.name, row.theirRef)) &&
      (!filter.notSent || row.sync.state === 'queued') &&
      (filter.from === undefined || row.createdAt.slice(0, 10) >= filter.from) &&
      (filter.to === undefined || row.createdAt.slice(0, 10) <= filter.to),
  )
  const byKind: Record<string, number> = {}
  for (const row of rows) byKind[row.kind] = (byKind[row.kind] ?? 0) + 1
  const matching = filter.kinds.length === 0 ? inFilter : inFilter.filter((row) => filter.kinds.includes(row.kind))
  const side = sort.descending ? -1 : 1
  const sorted = matching.toSorted((a, b) => side * compare(a[sort.by], b[sort.by]))
  return { rows: sorted.slice(offset, offset + limit), offset, matching: matching.length, all: rows.length, byKind }
}

function compare(a: string | number | null, b: string | number | null): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''))
}

/** The document after a step of what goes out. */
function stepped(invoice: Invoice, to: 'allocated' | 'picked' | 'shipped'): Invoice {
  const isShipped = to === 'shipped'
  const passed = { allocated: nowIso, ...(to !== 'allocated' && { picked: nowIso }) }
  return {
    ...invoice,
    state: to,
    onHold: false,
    locked: isShipped ? 'already_shipped' : null,
    next: isShipped ? [] : [...nextStates(invoice.kind, to)],
    dates: { ...passed, ...invoice.dates, ...(isShipped && { shipped: nowIso }) },
  }
}

/** The item's lines where they were, or at the end. */
function placed(lines: readonly InvoiceLine[], itemId: string, own: readonly InvoiceLine[]): InvoiceLine[] {
  const at = lines.findIndex((line) => line.itemId === itemId)
  const others = lines.filter((line) => line.itemId !== itemId)
  return at === -1 ? [...others, ...own] : others.toSpliced(at, 0, ...own)
}

function newInvoice(id: string, name: (typeof customers)[number], number: number, kind: InvoiceKind = 'outbound_shipment'): Invoice {
  return invoiceOf(
    {
      id,
      number,
      kind,
      state: 'new',
      nameId: name.id,
      name: name.name,
      createdAt: nowIso,
      theirRef: '',
      comment: '',
      onHold: false,
      colour: '',
      lines: 0,
      total: 0,
      sync: { state: 'queued', at: nowIso },
    },
    [],
  )
}

function invoiceOf(row: TransactionRow, lines: readonly InvoiceLine[]): Invoice {
  const locked = lockedReason(row, null)
  return {
    id: row.id,
    version: 1,
    number: row.number,
    kind: row.kind,
    state: row.state,
    storeId: openStoreId,
    nameId: row.nameId,
    name: row.name,
    nameCode: '',
    comment: row.comment,
    theirRef: row.theirRef,
    onHold: row.onHold,
    colour: row.colour,
    createdAt: row.createdAt,
    dates: row.state === 'new' ? { new: row.createdAt } : { new: row.createdAt, [row.state]: row.createdAt },
    locked,
    next: locked === null ? [...nextStates(row.kind, row.state)] : [],
    hidden: [],
    datedBackTo: null,
    backdateDays: row.state === 'new' ? 14 : 0,
    mayChangeParty: row.state === 'new',
    isTransfer: false,
    isOrdered: false,
    expectedDelivery: null,
    lines: [...lines],
    total: row.total,
    sync: row.sync,
  }
}

function rowOf(invoice: Invoice): TransactionRow {
  const { id, number, kind, state, nameId, name, createdAt, theirRef, comment, onHold, colour, total, sync } = invoice
  return { id, number, kind, state, nameId, name, createdAt, theirRef, comment, onHold, colour, total, sync, lines: invoice.lines.length }
}
