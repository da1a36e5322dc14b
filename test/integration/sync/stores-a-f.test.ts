/**
 * F-017: the worked examples of the seeds, stores A to F (files 001 and 002), on a real central and two remote sites.
 * B, C, D and F sync as written, under v5: a store's transfers reach the other site, its own data only central. A and E
 * want a store that is active on central, which v5 refuses (seed 000: "stores on the central server can only be
 * collector").
 */
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { partiesOf } from '../../../src-main/repositories/names.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import type { StoreContext } from '../../../src-main/services/context.ts'
import { act } from '../../../src-main/services/context.ts'
import { createInvoice } from '../../../src-main/services/create-invoice.ts'
import { finaliseInvoice } from '../../../src-main/services/finalise-invoice.ts'
import { setItem } from '../../../src-main/services/set-item.ts'
import { checkStore } from '../../../src-main/services/stores.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { openCentral } from '../../central/test-country.ts'
import { createSiteCaller } from '../../central/site-caller.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { openCycleSite } from '../../support/cycle-site.ts'

type Country = Awaited<ReturnType<typeof openLetters>>
type SiteNumber = 1 | 2

/** Stores by their letter, each active on remote site 1 or 2 or, like those of the seeds that central would have, nowhere yet. */
async function openLetters(homes: Readonly<Record<string, SiteNumber | null>>) {
  const central = await openCentral()
  const { admin } = central
  const put = (table: string, ID: string, row: Record<string, unknown>) => admin.upsertCentral(table, { ...emptyRow(table), ...row, ID })
  put('user', 'nurse', { name: 'nurse' })
  put('item', 'zinc', { item_name: 'Zinc', code: 'ZNS', type_of: 'general' })
  put('name', 'ward', { name: 'Maternity ward', code: 'W1', type: 'facility', customer: true })
  for (const letter of Object.keys(homes)) {
    const store_ID = `store-${letter}`
    admin.createStore({ id: store_ID, nameId: `name-${letter}`, code: letter, name: `Store ${letter}` })
    put('name_store_join', `ward of ${letter}`, { store_ID, name_ID: 'ward' })
    put('item_line', `stock of ${letter}`, { store_ID, item_ID: 'zinc', batch: letter, pack_size: 1, available: 50, quantity: 50 })
    put('Location', `shelf of ${letter}`, { store_ID, code: 'shelf' })
  }
  const storesOf = (site: SiteNumber) => Object.keys(homes).flatMap((letter) => (homes[letter] === site ? [`store-${letter}`] : []))
  const one = admin.createSite({ code: 'r1', name: 'Remote 1', password: 'one', stores: storesOf(1) })
  const two = admin.createSite({ code: 'r2', name: 'Remote 2', password: 'two', stores: storesOf(2) })
  const sites = {
    1: openCycleSite(central.url, { siteName: 'Remote 1', password: 'one', hardwareId: 'HW-1' }),
    2: openCycleSite(central.url, { siteName: 'Remote 2', password: 'two', hardwareId: 'HW-2' }),
  }
  /** Everybody brings and takes twice: what one brings in its second turn the other takes in its own. */
  async function syncAll(): Promise<void> {
    for (const site of [sites[1], sites[2], sites[1], sites[2]]) expect(await site.sync()).toMatchObject({ kind: 'done', cause: null })
  }
  return { central, admin, siteIds: { 1: one.siteId, 2: two.siteId }, sites, syncAll }
}

/** The name of one store becomes visible in the other, and by itself the other way round (F-020). */
const see = ({ admin }: Country, letter: string, other: string) =>
  admin.upsertCentral('name_store_join', {
    ...emptyRow('name_store_join'),
    ID: `${letter} sees ${other}`,
    store_ID: `store-${letter}`,
    name_ID: `name-${other}`,
  })

const at = (db: Db, letter: string): StoreContext => ({
  db,
  clock: () => new Date('2026-03-04T09:00:00Z'),
  storeId: `store-${letter}`,
  userId: 'nurse',
  changed: () => {},
})

/** A customer invoice of so many units of zinc, made and shipped as the pharmacist does. */
function ship(db: Db, from: string, id: string, nameId: string, units = 5): void {
  const context = at(db, from)
  const made = valueOf(createInvoice(context, { id, nameId }))
  const filled = valueOf(setItem(context, { id, version: made.version, itemId: 'zinc', units }))
  valueOf(finaliseInvoice(context, { id, version: filled.version }))
}

/** An internal order to another store, sent. There is no service for it yet. */
function order(db: Db, from: string, id: string, nameId: string): void {
  const context = at(db, from)
  const place = { documentId: id, storeId: context.storeId }
  const head = {
    id,
    store_id: context.storeId,
    name_id: nameId,
    number: 1,
    type: 'request',
    status: 'fn',
    om_status: 'SENT',
    user_id: 'nurse',
  }
  valueOf(
    act(context, ['requisition', 'requisition_line'], (tx) => {
      saveRow(tx, 'requisition', head, place)
      saveRow(tx, 'requisition_line', { id: `${id} line`, requisition_id: id, item_id: 'zinc', requested_units: 12 }, place)
      return ok(null)
    }),
  )
}

/** Ids of the rows of a store's own tables at a site, by local table. */
function rowsOf(db: Db, letter: string): Record<string, string[]> {
  const tables = ['invoice', 'stock_line', 'location', 'requisition', 'activity_log'] as const
  const ids = (table: string) =>
    db.sqlite.prepare(`SELECT id FROM ${table} WHERE store_id = ? ORDER BY id`).pluck().all(`store-${letter}`) as string[]
  return Object.fromEntries(tables.map((table) => [table, ids(table)]))
}
const nothing = { invoice: [], stock_line: [], location: [], requisition: [], activity_log: [] }

const linesOf = (db: Db, invoiceId: string) =>
  db.sqlite.prepare('SELECT item_id, packs FROM invoice_line WHERE invoice_id = ?').all(invoiceId)

/** The rows of a store that central holds, by wire table. */
const atCentral = ({ admin }: Country, letter: string) => {
  const count = (table: string) => admin.records(table).filter((row) => row['store_ID'] === `store-${letter}`).length
  return { transact: count('transact'), item_line: count('item_line'), Location: count('Location'), log: count('om_activity_log') }
}

describe('stores A to F of the seeds (F-017)', () => {
  it.each([
    ['A: active on central, a collector on remote site 1', 'A'],
    ['E: on central only', 'E'],
  ])('Store %s: central refuses, for under v5 it holds read-only copies alone (D4)', async (_name, letter) => {
    const country = await openLetters({ [letter]: null, X: 1, Y: 2 })
    const { admin, central, syncAll, sites, siteIds } = country
    await syncAll()
    const serial = admin.lastSerial()
    const reason = /cannot be active on central: under v5 a store is active on exactly one remote site/
    expect(() => admin.moveStore(`store-${letter}`, 1)).toThrow(reason)
    expect(() => admin.upsertStore('store', { ID: `store-${letter}`, sync_id_remote_site: 1 })).toThrow(reason)
    const response = await fetch(`${central.url}/test/moveStore`, { method: 'POST', body: JSON.stringify([`store-${letter}`, 1]) })
    expect([response.status, await response.text()]).toEqual([500, expect.stringMatching(reason)])

    admin.setPrimary(siteIds[1])
    const primary = createSiteCaller(central, { name: 'Remote 1', password: 'one', variant: 'A' })
    await primary.push([{ table: 'store', id: `store-${letter}`, data: { ID: `store-${letter}`, sync_id_remote_site: 1 } }])
    await admin.whenIdle(siteIds[1])
    expect(admin.site(siteIds[1]).failure).toMatch(reason)
    admin.mend(siteIds[1], 'drop')
    await admin.whenIdle(siteIds[1])

    expect(admin.lastSerial()).toBe(serial)
    expect(admin.record('store', `store-${letter}`)).toMatchObject({ sync_id_remote_site: 0 })
    await syncAll()
    for (const { db } of [sites[1], sites[2]]) {
      expect(rowsOf(db, letter)).toEqual(nothing)
      expect(reasonOf(checkStore(db, `store-${letter}`))).toBe('store_elsewhere')
      expect(reasonOf(createInvoice(at(db, letter), { id: 'no', nameId: 'ward' }))).toBe('store_not_active')
    }
  })

  it('Store B: active on remote site 1, a collector at central, only a partner of transfers on remote site 2', async () => {
    const country = await openLetters({ B: 1, Y: 2 })
    see(country, 'Y', 'B')
    const { admin, central, sites, syncAll, siteIds } = country
    await syncAll()
    ship(sites[1].db, 'B', 'to-ward', 'ward')
    await syncAll()
    expect(atCentral(country, 'B')).toEqual({ transact: 1, item_line: 1, Location: 1, log: 3 })
    expect(admin.record('item_line', 'stock of B')).toMatchObject({ quantity: 45, available: 45 })
    expect(rowsOf(sites[2].db, 'B')).toEqual(nothing)
    expect(readRow(sites[2].db, 'store', 'store-B')).toMatchObject({ code: 'B' })
    expect(reasonOf(createInvoice(at(sites[2].db, 'B'), { id: 'no', nameId: 'ward' }))).toBe('store_not_active')

    ship(sites[2].db, 'Y', 'from-Y', 'name-B', 7)
    await syncAll()
    expect(readRow(sites[1].db, 'invoice', 'from-Y')).toMatchObject({ store_id: 'store-Y', name_id: 'name-B', state: 'shipped' })
    expect(linesOf(sites[1].db, 'from-Y')).toEqual([{ item_id: 'zinc', packs: 7 }])
    expect(rowsOf(sites[1].db, 'Y')).toEqual({ ...nothing, invoice: ['from-Y'] })
    expect(atCentral(country, 'Y')).toMatchObject({ transact: 1 })

    const two = createSiteCaller(central, { name: 'Remote 2', password: 'two', variant: 'A', hardwareId: 'HW-2' })
    await two.push([{ table: 'Location', id: 'forged', data: { ID: 'forged', store_ID: 'store-B' } }])
    await admin.whenIdle(siteIds[2])
    expect(admin.site(siteIds[2]).failure).toContain('Store store-B is not active on this site.')
  })

  it('Store C: active on remote site 2; transfers and internal orders of remote site 1 reach it through central', async () => {
    const country = await openLetters({ X: 1, C: 2 })
    see(country, 'X', 'C')
    const { admin, sites, syncAll } = country
    await syncAll()
    ship(sites[2].db, 'C', 'own', 'ward', 3)
    ship(sites[1].db, 'X', 'goods', 'name-C', 4)
    order(sites[1].db, 'X', 'wish', 'name-C')
    await syncAll()
    expect(atCentral(country, 'C')).toEqual({ transact: 1, item_line: 1, Location: 1, log: 3 })
    expect(admin.record('requisition', 'wish')).toMatchObject({ store_ID: 'store-X', name_ID: 'name-C', status: 'fn' })
    expect(readRow(sites[2].db, 'invoice', 'goods')).toMatchObject({ store_id: 'store-X', state: 'shipped' })
    expect(linesOf(sites[2].db, 'goods')).toEqual([{ item_id: 'zinc', packs: 4 }])
    expect(readRow(sites[2].db, 'requisition', 'wish')).toMatchObject({ store_id: 'store-X', name_id: 'name-C' })
    expect(readRow(sites[2].db, 'requisition_line', 'wish line')).toMatchObject({ requested_units: 12 })
    expect(rowsOf(sites[2].db, 'X')).toEqual({ ...nothing, invoice: ['goods'], requisition: ['wish'] })
    expect(rowsOf(sites[1].db, 'C')).toEqual(nothing)
  })

  it('Store D: active on remote site 2, a collector at central and nothing anywhere else', async () => {
    const country = await openLetters({ X: 1, Y: 2, D: 2 })
    see(country, 'D', 'Y')
    const { sites, syncAll, admin } = country
    await syncAll()
    ship(sites[2].db, 'D', 'own', 'ward')
    ship(sites[2].db, 'Y', 'inside', 'name-D', 2)
    await syncAll()
    expect(atCentral(country, 'D')).toEqual({ transact: 1, item_line: 1, Location: 1, log: 3 })
    expect(admin.record('trans_line', linesIds(sites[2].db, 'own')[0] ?? '')).toMatchObject({ item_ID: 'zinc', quantity: 5 })
    expect(admin.record('transact', 'inside')).toMatchObject({ store_ID: 'store-Y', name_ID: 'name-D' })
    expect(rowsOf(sites[1].db, 'D')).toEqual(nothing)
    expect(rowsOf(sites[1].db, 'Y')).toEqual(nothing)
    expect(reasonOf(checkStore(sites[1].db, 'store-D'))).toBe('store_elsewhere')
    expect(partiesOf(sites[1].db, 'store-X', 'customer', [], 50).map(({ id }) => id)).toEqual(['ward'])
  })

  it('Store F: on remote site 1 for itself; its transfers stay within the site, and v5 sends its data to central alone', async () => {
    const country = await openLetters({ F: 1, X: 1, Y: 2 })
    see(country, 'X', 'F')
    const { sites, syncAll, admin } = country
    await syncAll()
    ship(sites[1].db, 'F', 'own', 'ward')
    ship(sites[1].db, 'X', 'next-door', 'name-F', 6)
    await syncAll()
    expect(readRow(sites[1].db, 'invoice', 'next-door')).toMatchObject({ name_id: 'name-F', state: 'shipped' })
    expect(atCentral(country, 'F')).toEqual({ transact: 1, item_line: 1, Location: 1, log: 3 })
    expect(admin.record('store', 'store-F')).toMatchObject({ code: 'F' })
    for (const letter of ['F', 'X']) expect(rowsOf(sites[2].db, letter)).toEqual(nothing)
    expect(sites[2].db.sqlite.prepare('SELECT count(*) FROM invoice').pluck().get()).toBe(0)
  })

  it('F-237: one site has several active stores; each works for itself, on its own stock, and all of it reaches central', async () => {
    const country = await openLetters({ P: 1, Q: 1, R: 1 })
    const { sites, admin } = country
    const { db, sync } = sites[1]
    await sync()
    for (const letter of ['P', 'Q', 'R']) expect(checkStore(db, `store-${letter}`)).toMatchObject({ ok: true })
    ship(db, 'P', 'of-P', 'ward', 5)
    ship(db, 'Q', 'of-Q', 'ward', 20)
    expect(rowsOf(db, 'R')).toMatchObject({ invoice: [], stock_line: ['stock of R'] })
    await sync()
    const stockOf = (letter: string) => [
      readRow(db, 'stock_line', `stock of ${letter}`)?.total,
      admin.record('item_line', `stock of ${letter}`)?.['quantity'],
    ]
    const left = ['P', 'Q', 'R'].map(stockOf)
    expect(left).toEqual([
      [45, 45],
      [30, 30],
      [50, 50],
    ])
    expect(['P', 'Q', 'R'].map((letter) => atCentral(country, letter).transact)).toEqual([1, 1, 0])
  })
})

const linesIds = (db: Db, invoiceId: string) =>
  db.sqlite.prepare('SELECT id FROM invoice_line WHERE invoice_id = ?').pluck().all(invoiceId) as string[]
