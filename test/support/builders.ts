/** A small clinic in a real database: one active store with a customer, an item and its batches; every write is audited. */
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import type { Result } from '../../src-main/contract/result.ts'
import type { Db } from '../../src-main/db/open.ts'
import { write } from '../../src-main/db/write.ts'
import { setSetting } from '../../src-main/repositories/settings.ts'
import { readRow } from '../../src-main/repositories/synced-rows.ts'
import type { StoreContext } from '../../src-main/services/context.ts'
import { auditChangeLog } from './audit-change-log.ts'
import { bySync, makeDb, pull } from './make-db.ts'
import { fullRow } from './wire-fixtures.ts'

export const siteNumber = 12
export const now = new Date('2026-03-01T08:00:00.000Z')

type Wire = Readonly<Record<string, unknown>>
/** A wire row with every key, emptied of the fixture's references, and what a test says of it. */
const row = (wire: string, id: string, more: Wire): Wire => ({ ...fullRow(wire, id), ...more })

export type Clinic = {
  readonly db: Db
  readonly context: StoreContext
  /** Local tables of every write that was told. */
  readonly told: string[][]
  readonly add: Adders
  readonly level: (id: string) => { available: number | null; total: number | null }
  readonly at: (iso: string) => void
}

function auditAtEnd(db: Db): void {
  const audit = auditChangeLog(db)
  onTestFinished(() => expect(audit.missing(), 'every local write has its journal entry').toEqual([]))
}

type Adders = ReturnType<typeof adders>

/** The clinic, with store `store-a` open; at the end of the test the journal is audited, unless rows are poured straight in. */
export function makeClinic({ folder, isAudited = true }: { folder?: string; isAudited?: boolean } = {}): Clinic {
  const db = makeDb(folder)
  if (isAudited) auditAtEnd(db)
  const add = adders(db)
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => {
    setSetting(tx, 'site', { uuid: 'site-uuid', number: siteNumber, name: 'Kibera', code: 'KBR' })
    setSetting(tx, 'initialised_at', now.toISOString())
    setSetting(tx, 'database_id', randomUUID())
  })
  add.store('store-a')
  add.store('store-b', { sync_id_remote_site: 99 })
  add.customer('ward')
  add.item('amox', 'Amoxicillin 250 mg')
  const told: string[][] = []
  let time = now
  const context: StoreContext = { db, clock: () => time, storeId: 'store-a', userId: 'nurse', changed: (tables) => told.push([...tables]) }
  const level = (id: string) => {
    const found = readRow(db, 'stock_line', id)
    return { available: found?.available ?? null, total: found?.total ?? null }
  }
  return { db, context, told, add, level, at: (iso) => (time = new Date(iso)) }
}

function adders(db: Db) {
  const put = (wire: string, id: string, more: Wire): string => {
    write(db, bySync, (tx) => pull(tx, wire, row(wire, id, more)))
    return id
  }
  const name = (id: string, more: Wire = {}): string =>
    put('name', id, {
      name: id,
      code: id.toUpperCase(),
      type: 'facility',
      customer: true,
      supplier: false,
      hold: false,
      margin: 0,
      is_deleted: false,
      ...more,
    })
  const visible = (nameId: string, storeId = 'store-a', more: Wire = {}): string =>
    put('name_store_join', `${nameId} ${storeId}`, { name_ID: nameId, store_ID: storeId, inactive: false, ...more })
  return {
    name,
    visible,
    /** Any record as central sends it. */
    row: put,
    /** A master list given to these names, with one item. */
    list: (id: string, more: Wire, { names = [], item = 'amox', price = 0 }: { names?: string[]; item?: string; price?: number } = {}) => {
      put('list_master', id, { description: id, inactive: false, is_default_price_list: false, discount_percentage: 0, ...more })
      put('list_master_line', `${id} ${item}`, { item_master_ID: id, item_ID: item, price })
      for (const nameId of names) put('list_master_name_join', `${id} ${nameId}`, { name_ID: nameId, list_master_ID: id })
      return id
    },
    store: (id: string, more: Wire = {}) => {
      name(`name of ${id}`, { type: 'store', name: id })
      return put('store', id, { name_ID: `name of ${id}`, code: id, sync_id_remote_site: siteNumber, disabled: false, ...more })
    },
    /** A name that store-a sees. */
    customer: (id: string, more: Wire = {}) => {
      name(id, more)
      visible(id)
      return id
    },
    item: (id: string, text: string, more: Wire = {}) => {
      put('unit', 'tab', { units: 'tab' })
      return put('item', id, { item_name: text, code: id.toUpperCase(), unit_ID: 'tab', type_of: 'general', ...more })
    },
    location: (id: string, more: Wire = {}) => put('Location', id, { store_ID: 'store-a', code: id, hold: false, ...more }),
    batch: (id: string, packs: number, more: Wire = {}) =>
      put('item_line', id, {
        store_ID: 'store-a',
        item_ID: 'amox',
        batch: `lot ${id}`,
        location_ID: '',
        hold: false,
        expiry_date: '2027-06-30',
        pack_size: 10,
        available: packs,
        quantity: packs,
        cost_price: 2,
        sell_price: 2.5,
        ...more,
      }),
    /** Central's special name of adjustments, and a reason for each sign: `found` and `lost`. */
    adjustments: () => {
      name('invad', { code: 'invad', type: 'invad', customer: true, supplier: true })
      put('options', 'found', { type: 'positiveInventoryAdjustment', title: 'Found', isActive: true })
      put('options', 'lost', { type: 'negativeInventoryAdjustment', title: 'Lost', isActive: true })
      put('options', 'vial', { type: 'openVialWastage', title: 'Vial open too long', isActive: true })
      put('options', 'old', { type: 'negativeInventoryAdjustment', title: 'Not used any more', isActive: false })
    },
    /** What central sets for store-a: the keys of its store preferences. */
    preferences: (data: Wire) => put('pref', 'pref a', { store_ID: 'store-a', item: 'store_preferences', data }),
    invoice: (id: string, more: Wire = {}) =>
      put('transact', id, {
        store_ID: 'store-a',
        name_ID: 'ward',
        invoice_num: 1,
        type: 'ci',
        mode: 'store',
        status: 'sg',
        om_type: 'OUTBOUND_SHIPMENT',
        om_status: 'NEW',
        om_created_datetime: '2026-02-01T10:00:00',
        om_backdated_datetime: '',
        hold: false,
        requisition_ID: '',
        linked_transaction_id: '',
        original_PO_ID: '',
        ...more,
      }),
    stocktake: (id: string, more: Wire = {}) =>
      put('Stock_take', id, {
        store_ID: 'store-a',
        serial_number: 1,
        status: 'sg',
        Locked: false,
        om_is_initial_stocktake: false,
        ...more,
      }),
    countLine: (id: string, stocktakeId: string, more: Wire = {}) =>
      put('Stock_take_lines', id, {
        stock_take_ID: stocktakeId,
        item_ID: 'amox',
        location_id: '',
        optionID: '',
        snapshot_packsize: 10,
        ...more,
      }),
    line: (id: string, invoiceId: string, more: Wire = {}) =>
      put('trans_line', id, {
        transaction_ID: invoiceId,
        item_ID: 'amox',
        item_line_ID: '',
        location_ID: '',
        type: 'stock_out',
        quantity: 1,
        pack_size: 10,
        sell_price: 2.5,
        om_item_code: '',
        om_total_after_tax: null,
        ...more,
      }),
  }
}

/** The value of a Result; a refusal fails the test with its reason. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}
export const reasonOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.reason)
