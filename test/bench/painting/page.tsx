/**
 * The real renderer over a main that answers at once, with `?documents=100000` or none, and a document `paper` of
 * `?lines=200` or none: what is left is painting.
 */
import { ok } from '../../../src-main/contract/result.ts'
import type { AppState } from '../../../src-main/contract/site.ts'
import type { Invoice, TransactionPage } from '../../../src-main/contract/trade.ts'
import * as data from '../../support/fake-data.ts'
import { signedIn } from '../../support/fake-people.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'
import { openStoreId, transactionRows } from '../../support/fake-trade-data.ts'

const asked = new URLSearchParams(location.search)
const documents = Number(asked.get('documents') ?? 0)
const lineCount = Number(asked.get('lines') ?? 0)
const app: AppState = { ...data.readyApp, storeId: openStoreId }
const session = {
  ...signedIn,
  storeId: openStoreId,
  stores: signedIn.stores.map((store, at) => (at === 0 ? { ...store, id: openStoreId } : store)),
}
const sample = transactionRows(Math.min(documents, 2000))

/** A page without any looking for it: the same rows stand for all. */
function pageFrom(offset: number, limit: number): TransactionPage {
  const count = Math.min(limit, Math.max(0, documents - offset), sample.length)
  const rows = Array.from({ length: count }, (_, n) => ({ ...sample[(offset + n) % sample.length], id: `invoice-${offset + n}` }))
  return { rows, offset, matching: documents, all: documents, byKind: { outbound_shipment: documents } }
}

/** A document of so many lines, made of a sample's. */
async function paper(): Promise<Invoice> {
  const found = await createFakeTrade({ documents: 200 }).client['invoice.get']({ id: shippedId })
  if (!found.ok) throw new Error(found.error.reason)
  const [line] = found.value.lines
  const lines = Array.from({ length: lineCount }, (_, n) => ({
    ...line,
    id: `line-${n}`,
    itemId: `item-${n}`,
    itemName: `Medicine ${n} 250 mg`,
    stockLineId: `batch-${n}`,
  }))
  return { ...found.value, id: 'paper', lines }
}

const shippedId = transactionRows(200).find((row) => row.kind === 'outbound_shipment' && row.state === 'shipped')!.id
const shown = await paper()

const fake = createFakeTrade({
  documents: 0,
  handlers: {
    'app.state': () => ok(app),
    'session.state': () => ok(session),
    'session.touch': () => ok(session),
    'stores.open': () => ok(app),
    'sync.status': () => ok(data.idle),
    'app.about': () => ok(data.about),
    'invoice.get': () => ok(shown),
    'documents.related': () => ok([]),
    'drafts.of': () => ok({}),
    'drafts.keep': () => ok({}),
    'drafts.list': () => ok([]),
    'transactions.list': (input) => {
      const { offset, limit, filter } = input as { offset: number; limit: number; filter: { search: string } }
      searched = filter.search
      return ok(pageFrom(offset, limit))
    },
  },
})

/** Milliseconds from `act` to the frame after the one in which `isThere`. */
function timed(act: () => void, isThere: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const look = () => {
      if (performance.now() - began > 10_000)
        reject(new Error(`nothing came at ${location.hash}: ${document.body.innerText.slice(0, 300)}`))
      else if (!isThere()) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve(performance.now() - began))
    }
    act()
    requestAnimationFrame(look)
  })
}

const timeTo = (place: string, selector: string) =>
  timed(
    () => (location.hash = place),
    () => document.querySelector(selector) !== null,
  )

/** From a typed letter to the list that answers it: main was asked for this search, and what it gave is on the screen. */
function timeToFind(text: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('input[type=search]')!
  // React looks at the setter of its own; the browser's says that somebody typed.
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  const type = () => {
    value?.set?.call(box, text)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return timed(type, () => searched === text && box.value === text)
}
let searched = ''

Object.assign(window, { outpost: fake.bridge, timeTo, timeToFind })
await import('../../../src-renderer/main.tsx')
