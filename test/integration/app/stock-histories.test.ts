/** The stock of a store over whole random histories: every way in which people here move it, one after the other. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Result } from '../../../src-main/contract/result.ts'
import { ledgerOf } from '../../../src-main/domain/ledger.ts'
import { cursorOf, documentCursor } from '../../../src-main/repositories/change-log.ts'
import { daysOfItem, movementsOfBatch, movementsOfItem, promisesOf } from '../../../src-main/repositories/ledger.ts'
import { adjustStock } from '../../../src-main/services/adjust-stock.ts'
import type { StoreContext } from '../../../src-main/services/context.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { newStock } from '../../../src-main/services/new-stock.ts'
import { receiveGoods } from '../../../src-main/services/receive-goods.ts'
import { removeInvoice } from '../../../src-main/services/remove-invoice.ts'
import { repackStock } from '../../../src-main/services/repack-stock.ts'
import { setArrival } from '../../../src-main/services/set-arrival.ts'
import { setBatch } from '../../../src-main/services/set-batch.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

type Batch = { id: string; item_id: string; pack_size: number; available: number; total: number }
const batches = ({ db }: Clinic): Batch[] =>
  db.sqlite
    .prepare("SELECT id, item_id, pack_size, available, total FROM stock_line WHERE store_id = 'store-a' ORDER BY rowid")
    .all() as Batch[]
const drafts = ({ db }: Clinic, kind: string): { id: string }[] =>
  db.sqlite.prepare("SELECT id FROM invoice WHERE store_id = 'store-a' AND kind = ? AND state = 'new' ORDER BY rowid").all(kind) as {
    id: string
  }[]

/** One of them, whatever number was drawn; undefined where there is none. */
const oneOf = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)]

type Drawn = { readonly n: number; readonly m: number; readonly packs: number }
const nothing: Result<unknown> = { ok: true, value: null }

/** Each deed of a person; what is refused moves nothing, and that is seen afterwards too. */
const deeds: Readonly<Record<string, (clinic: Clinic, drawn: Drawn) => Result<unknown>>> = {
  receive: ({ context, db }, { n, packs }) => {
    const id = randomUUID()
    valueOf(createInvoice(context, { id, nameId: 'depot' }, 'inbound_shipment'))
    const packSize = [1, 10, 12][n % 3] as number
    const itemId = n % 2 === 0 ? 'amox' : 'zinc'
    const line = {
      id,
      version: documentCursor(db, id),
      lineId: randomUUID(),
      itemId,
      packs,
      packSize,
      batch: `lot ${n}`,
      expiryDate: '2028-01-31',
    }
    const set = setArrival(context, line)
    return set.ok
      ? receiveGoods(
          context,
          { id, version: documentCursor(db, id), to: n % 3 === 0 ? 'verified' : 'received', liftHold: false },
          'inbound_shipment',
        )
      : set
  },
  begin: ({ context }) => createInvoice(context, { id: randomUUID(), nameId: 'ward' }),
  promiseItem: (clinic, { n, packs }) =>
    edited(clinic, n, (context, seen) => setItem(context, { ...seen, itemId: 'amox', units: packs * 3 })),
  promiseBatch: (clinic, { n, m, packs }) => {
    const batch = oneOf(batches(clinic), m)
    return batch === undefined
      ? nothing
      : edited(clinic, n, (context, seen) => setBatch(context, { ...seen, stockLineId: batch.id, packs }))
  },
  ship: (clinic, { n }) => edited(clinic, n, finaliseInvoice),
  remove: (clinic, { n }) => edited(clinic, n, removeInvoice),
  adjust: (clinic, { n, m, packs }) =>
    withBatch(clinic, n, (stockLineId, version) =>
      adjustStock(clinic.context, {
        id: randomUUID(),
        stockLineId,
        version,
        sign: m % 2 === 0 ? 'addition' : 'reduction',
        packs,
        reasonId: null,
        note: '',
      }),
    ),
  repack: (clinic, { n, m, packs }) =>
    withBatch(clinic, n, (stockLineId, version) =>
      repackStock(clinic.context, {
        id: randomUUID(),
        newStockLineId: randomUUID(),
        stockLineId,
        version,
        packs,
        packSize: [1, 5, 20][m % 3] as number,
        locationId: null,
      }),
    ),
  find: ({ context }, { n, packs }) =>
    newStock(context, {
      id: randomUUID(),
      stockLineId: randomUUID(),
      itemId: 'zinc',
      batch: `found ${n}`,
      expiryDate: null,
      packs,
      packSize: 10,
      costPrice: 1,
      sellPrice: 1,
      locationId: null,
      reasonId: null,
      note: '',
    }),
}

function edited(
  clinic: Clinic,
  n: number,
  deed: (context: StoreContext, seen: { id: string; version: number }) => Result<unknown>,
): Result<unknown> {
  const draft = oneOf(drafts(clinic, 'outbound_shipment'), n)
  return draft === undefined ? nothing : deed(clinic.context, { id: draft.id, version: documentCursor(clinic.db, draft.id) })
}

function withBatch(clinic: Clinic, n: number, deed: (id: string, version: number) => Result<unknown>): Result<unknown> {
  const batch = oneOf(batches(clinic), n)
  return batch === undefined ? nothing : deed(batch.id, cursorOf(clinic.db, 'stock_line', batch.id))
}

/** Packs that came with the first sync, without a document. */
const pulled: Readonly<Record<string, number>> = { 'came by sync': 8 }

function seeThatAllHolds(clinic: Clinic): void {
  const { db } = clinic
  for (const batch of batches(clinic)) {
    expect(batch.available).toBeGreaterThanOrEqual(0)
    expect(batch.total).toBeGreaterThanOrEqual(batch.available)
    const promised = promisesOf(db, 'store-a', batch.id).reduce((sum, one) => sum + one.packs, 0)
    expect(batch.available + promised).toBeCloseTo(batch.total, 6)
    const ledger = ledgerOf(movementsOfBatch(db, 'store-a', batch.id), batch.total * batch.pack_size)
    expect(ledger.missing).toBe(0)
    expect(ledger.opening).toBeCloseTo((pulled[batch.id] ?? 0) * batch.pack_size, 6)
    expect(Math.min(0, ...ledger.entries.map((entry) => entry.balance))).toBe(0)
    expect(ledger.entries.at(-1)?.balance ?? ledger.opening).toBeCloseTo(batch.total * batch.pack_size, 6)
  }
  for (const item of ['amox', 'zinc']) {
    const moved = movementsOfItem(db, 'store-a', item).reduce((sum, one) => sum + one.units, 0)
    expect(daysOfItem(db, 'store-a', item).reduce((sum, day) => sum + day.in - day.out, 0)).toBeCloseTo(moved, 6)
  }
}

const kinds = Object.keys(deeds)
/** Every deed once, so that what is proved never hangs on what was drawn. */
const eachOnce = [
  { what: 'begin', n: 0, m: 0, packs: 0 },
  { what: 'promiseItem', n: 0, m: 0, packs: 5 },
  { what: 'ship', n: 0, m: 0, packs: 0 },
  { what: 'receive', n: 0, m: 0, packs: 5 },
  { what: 'adjust', n: 0, m: 0, packs: 2 },
  { what: 'repack', n: 0, m: 1, packs: 1 },
  { what: 'find', n: 1, m: 0, packs: 3 },
  { what: 'begin', n: 0, m: 0, packs: 0 },
  { what: 'promiseBatch', n: 0, m: 0, packs: 1 },
  { what: 'remove', n: 0, m: 0, packs: 0 },
]
const deed = fc.record({
  what: fc.constantFrom(
    'receive',
    'begin',
    'promiseItem',
    'promiseItem',
    'promiseBatch',
    'promiseBatch',
    'ship',
    'ship',
    'remove',
    'adjust',
    'repack',
    'find',
  ),
  n: fc.nat(20),
  m: fc.nat(20),
  packs: fc.integer({ min: 0, max: 15 }),
})

test('5B: at every moment of a random history total ≥ available ≥ 0, promised + available = total, ledger balance = total', () => {
  const done = new Set<string>()
  fc.assert(
    fc.property(fc.array(deed, { minLength: 8, maxLength: 20 }), (history) => {
      const clinic = makeClinic({ isAudited: false })
      clinic.add.item('zinc', 'Zinc 20 mg')
      clinic.add.customer('depot', { supplier: true })
      clinic.add.name('invad', { code: 'invad', type: 'invad', customer: true, supplier: true })
      clinic.add.batch('came by sync', 8)
      for (const { what, ...drawn } of history) {
        const result = deeds[what]?.(clinic, drawn)
        if (result?.ok === true && result.value !== null) done.add(what)
        seeThatAllHolds(clinic)
      }
      clinic.db.close()
    }),
    { numRuns: 13, examples: [[eachOnce]] },
  )
  expect([...done].toSorted(), 'every deed was done at least once').toEqual([...kinds].toSorted())
})
