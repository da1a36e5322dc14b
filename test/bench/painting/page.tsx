/** The real renderer over a main that answers at once, with `?documents=100000` or none: what is left is painting. */
import { ok } from '../../../src-main/contract/result.ts'
import type { AppState } from '../../../src-main/contract/site.ts'
import type { TransactionPage } from '../../../src-main/contract/trade.ts'
import * as data from '../../support/fake-data.ts'
import { signedIn } from '../../support/fake-people.ts'
import { createFakeTrade } from '../../support/fake-trade.ts'
import { openStoreId, transactionRows } from '../../support/fake-trade-data.ts'

const documents = Number(new URLSearchParams(location.search).get('documents') ?? 0)
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

const fake = createFakeTrade({
  documents: 0,
  handlers: {
    'app.state': () => ok(app),
    'session.state': () => ok(session),
    'session.touch': () => ok(session),
    'stores.open': () => ok(app),
    'sync.status': () => ok(data.idle),
    'app.about': () => ok(data.about),
    'transactions.list': (input) => {
      const { offset, limit } = input as { offset: number; limit: number }
      return ok(pageFrom(offset, limit))
    },
  },
})

/** Milliseconds from the change of place to the frame after the one in which `selector` is there. */
function timeTo(place: string, selector: string): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now()
    const look = () => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve(performance.now() - began))
    }
    location.hash = place
    requestAnimationFrame(look)
  })
}

Object.assign(window, { outpost: fake.bridge, timeTo })
await import('../../../src-renderer/main.tsx')
