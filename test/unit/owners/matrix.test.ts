/**
 * F-010, F-030 to F-037, F-108, F-236: who may write what. Every declared table × what its store is to this site × who edits
 * central data × insert, change, remove, asked of the repository's guard over real rows. A new table must be put into a group.
 */
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src-main/db/open.ts'
import { checkWrite } from '../../../src-main/repositories/ownership.ts'
import { ownerOf } from '../../../src-main/repositories/store-rows.ts'
import { freeze } from '../../../src-main/repositories/store-freezes.ts'
import { setSetting } from '../../../src-main/repositories/settings.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import type { LocalName } from '../../../src-main/tables/registry.ts'
import { syncedTables, tableByLocal } from '../../../src-main/tables/registry.ts'
import type { SyncedTable, WireRow } from '../../../src-main/tables/types.ts'
import { reasonOf } from '../../support/builders.ts'
import { fromCentral, locally, makeDb, pull, pullFixtures } from '../../support/make-db.ts'
import { fixtureId, fullRow } from '../../support/wire-fixtures.ts'

/** Tables by what the rule says of them; `patient` rows are those of a patient or prescriber with a home store. */
const groups = {
  central:
    'unit item item_category item_category_level1 item_category_level2 item_department item_direction warning item_warning_link master_list master_list_line master_list_name_join local_list_line abbreviation currency diagnosis insurance_provider location_type payment_type reason ship_method transaction_category vvm_status dashboard_report form_schema document_registry period_schedule period program_indicator indicator_attribute vaccine_course vaccine_course_dose vaccine_course_item name name_tag name_tag_join contact store document_permission patient_event medicine_administrator ethnicity nationality occupation',
  madeAnywhere: 'user barcode',
  centralStore: 'item_store_join store_preference name_store_join',
  store:
    'location stock_line invoice invoice_line activity_log breach_config requisition requisition_line indicator_value stocktake stocktake_line location_movement purchase_order purchase_order_line sensor temperature_breach temperature_log vvm_status_log',
  readOnly: 'number_reuse number_series goods_received goods_received_line encounter vaccination',
  patient: 'clinician insurance_policy document name_note',
  visibility: 'clinician_store_join',
  message: 'message',
  local: 'adverse_drug_reaction',
} as const
type Group = keyof typeof groups
const membersOf = (group: Group) => groups[group].split(' ') as LocalName[]

const actions = ['insert', 'update', 'delete'] as const
type Action = (typeof actions)[number]

const situations = ['own', 'ownStore', 'preparing', 'left', 'elsewhere', 'nowhere', 'collector', 'transfer', 'frozen'] as const
type Situation = (typeof situations)[number]

const ofStore: Readonly<Record<Situation, string | null>> = {
  own: null,
  ownStore: null,
  preparing: 'store_preparing',
  left: 'store_left',
  elsewhere: 'store_not_active',
  nowhere: 'store_not_active',
  collector: 'store_collector',
  transfer: 'store_transfer',
  frozen: 'store_frozen',
}
const ofHome: Readonly<Record<Situation, string | null>> = {
  own: null,
  ownStore: 'store_not_dispensary',
  preparing: 'store_preparing',
  left: 'patient_home_elsewhere',
  elsewhere: 'patient_home_elsewhere',
  nowhere: 'patient_home_elsewhere',
  collector: 'patient_home_elsewhere',
  transfer: 'patient_home_elsewhere',
  frozen: 'store_frozen',
}

/** The reason for which the write is refused, null where it is done. */
function expected(group: Group, situation: Situation, isPrimary: boolean, action: Action): string | null {
  switch (group) {
    case 'central':
      return isPrimary ? null : 'not_editable_here'
    case 'madeAnywhere':
      return isPrimary || action === 'insert' ? null : 'not_editable_here'
    case 'centralStore':
      return isPrimary ? null : 'set_centrally'
    case 'store':
      return ofStore[situation]
    case 'readOnly':
      return 'kind_read_only'
    case 'patient':
      return ofHome[situation]
    case 'visibility':
      return isPrimary ? null : action === 'insert' ? ofHome[situation] : 'set_centrally'
    case 'message':
      return action === 'insert' ? ofStore[situation] : 'message_is_sent'
    case 'local':
      return null
    default:
      return group satisfies never
  }
}

const storeId = fixtureId('store')

function stand(db: Db, situation: Situation): void {
  const isHere = ['own', 'ownStore', 'preparing', 'frozen'].includes(situation)
  const stay = { preparing: 'preparing', left: 'left' }[situation as string] ?? null
  const told = situation === 'collector' || situation === 'transfer' ? situation : null
  fromCentral(db, (tx) => {
    tx.sqlite.exec('DELETE FROM store_stay')
    const number = isHere ? 12 : situation === 'nowhere' ? 0 : 99
    const mode = situation === 'ownStore' ? 'store' : 'dispensary'
    tx.sqlite
      .prepare("UPDATE store SET site_number = ?, store_mode = ?, rest = json_set(rest, '$.sync_type', ?) WHERE id = ?")
      .run(number, mode, told, storeId)
    if (stay !== null) tx.sqlite.prepare("INSERT INTO store_stay (store_id, state, since) VALUES (?, ?, '')").run(storeId, stay)
    tx.sqlite.exec('DELETE FROM store_freeze')
    if (situation === 'frozen') freeze(tx, storeId, 'Amina')
  })
}

function filled(): Db {
  const db = makeDb()
  pullFixtures(db)
  fromCentral(db, (tx) => {
    pull(tx, 'name', { ...fullRow('name', 'patient-1'), type: 'patient', supplying_store_id: storeId })
    pull(tx, 'name_store_join', { ...fullRow('name_store_join', 'sees-patient'), name_ID: 'patient-1' })
    for (const local of ['insurance_policy', 'document', 'encounter', 'vaccination'])
      if (tableByLocal(local) !== undefined) tx.sqlite.exec(`UPDATE ${local} SET name_id = 'patient-1'`)
    tx.sqlite.exec(`UPDATE clinician SET store_id = '${storeId}'; UPDATE name_note SET event_id = 'event'`)
    tx.sqlite.exec(`UPDATE message SET from_store_id = '${storeId}'`)
  })
  return db
}

const rowOf = (db: Db, { local, wire }: SyncedTable, id = fixtureId(wire)): WireRow => readRow(db, local as LocalName, id) as WireRow
function reasonsOf(db: Db, table: SyncedTable, row: WireRow): Record<Action, string | null> {
  const ask = (action: Action) =>
    locally(db, (tx) =>
      checkWrite(tx, { table, action, before: action === 'insert' ? null : row, after: action === 'delete' ? null : row }),
    )
  return { insert: reasonOf(ask('insert')), update: reasonOf(ask('update')), delete: reasonOf(ask('delete')) }
}
const allExpected = (group: Group, situation: Situation, isPrimary: boolean) =>
  Object.fromEntries(actions.map((action) => [action, expected(group, situation, isPrimary, action)]))

test('every declared table is in exactly one group', () => {
  const named = (Object.keys(groups) as Group[]).flatMap(membersOf)
  expect(named.toSorted()).toEqual(syncedTables.map(({ local }) => local).toSorted())
})

test('rows of stores and of patients know whose they are', () => {
  const db = filled()
  for (const group of ['store', 'patient', 'visibility', 'message'] as const)
    for (const local of membersOf(group)) {
      const table = tableByLocal(local) as SyncedTable
      expect({ [local]: ownerOf(db, table, rowOf(db, table)) }).toEqual({ [local]: storeId })
    }
})

describe.each([false, true])('primary: %s', (isPrimary) => {
  test.each(situations)('the store is here as: %s', (situation) => {
    const db = filled()
    fromCentral(db, (tx) => setSetting(tx, 'is_primary', isPrimary))
    stand(db, situation)
    for (const group of Object.keys(groups) as Group[])
      for (const local of membersOf(group)) {
        const table = tableByLocal(local) as SyncedTable
        expect({ [local]: reasonsOf(db, table, rowOf(db, table)) }).toEqual({ [local]: allExpected(group, situation, isPrimary) })
      }
  })

  test.each(situations)('F-033, F-037: a patient and who sees them, home as: %s', (situation) => {
    const db = filled()
    fromCentral(db, (tx) => setSetting(tx, 'is_primary', isPrimary))
    stand(db, situation)
    const patient = rowOf(db, tableByLocal('name') as SyncedTable, 'patient-1')
    expect(reasonsOf(db, tableByLocal('name') as SyncedTable, patient)).toEqual(allExpected('patient', situation, isPrimary))
    const joins = tableByLocal('name_store_join') as SyncedTable
    expect(reasonsOf(db, joins, rowOf(db, joins, 'sees-patient'))).toEqual(allExpected('visibility', situation, isPrimary))
  })
})

const purchaseOrder = tableByLocal('purchase_order') as SyncedTable
const invoice = tableByLocal('invoice') as SyncedTable
const preferences = (db: Db, data: Record<string, unknown>) =>
  fromCentral(db, (tx) => pull(tx, 'pref', { ...fullRow('pref'), item: 'store_preferences', data, store_ID: storeId }))

describe('rows that are not all alike (F-037)', () => {
  test('F-191, F-194: what the primary enters for all stores is refused here, and done at the primary', () => {
    const db = filled()
    stand(db, 'own')
    const order = rowOf(db, purchaseOrder)
    const payment = { ...rowOf(db, invoice), type: 'ps' }
    expect(reasonsOf(db, purchaseOrder, order).insert).toBe(null)
    preferences(db, { centralised_purchase_orders: true, centralised_payments: true })
    const refused = { insert: 'centralised', update: 'centralised', delete: 'centralised' }
    expect([reasonsOf(db, purchaseOrder, order), reasonsOf(db, invoice, payment)]).toEqual([refused, refused])
    expect(reasonsOf(db, invoice, rowOf(db, invoice)).update).toBe(null)
    fromCentral(db, (tx) => setSetting(tx, 'is_primary', true))
    expect(reasonsOf(db, purchaseOrder, order).insert).toBe(null)
    preferences(db, { centralised_purchase_orders: 'yes', centralised_payments: 1 })
    fromCentral(db, (tx) => setSetting(tx, 'is_primary', false))
    expect(reasonsOf(db, purchaseOrder, order).insert).toBe(null)
  })

  test('F-175, DT-40: any dispensary here that sees the patient prescribes; a store does not, nor one that does not see them', () => {
    const db = filled()
    const row = { ...rowOf(db, invoice), kind: 'prescription', name_id: 'patient-1' }
    stand(db, 'own')
    expect(reasonsOf(db, invoice, row)).toEqual({ insert: null, update: null, delete: null })
    expect(reasonsOf(db, invoice, { ...row, name_id: 'never seen' }).insert).toBe('patient_not_visible')
    stand(db, 'ownStore')
    expect(reasonsOf(db, invoice, row).insert).toBe('store_not_dispensary')
    stand(db, 'elsewhere')
    expect(reasonsOf(db, invoice, row).insert).toBe('store_not_active')
  })

  test('F-172: the home of a patient who has none is the store that prescribed last', () => {
    const db = filled()
    stand(db, 'own')
    const table = tableByLocal('name') as SyncedTable
    const old = { ...rowOf(db, table, 'patient-1'), supplying_store_id: null }
    fromCentral(db, (tx) => tx.sqlite.exec("UPDATE name SET supplying_store_id = NULL WHERE id = 'patient-1'"))
    expect(reasonsOf(db, table, old).update).toBe('patient_home_unknown')
    fromCentral(db, (tx) => tx.sqlite.exec("UPDATE invoice SET kind = 'prescription', name_id = 'patient-1'"))
    expect(reasonsOf(db, table, old).update).toBe(null)
  })

  test('DT-60, DT-10: what any site may make is mended by its maker only while central has refused it', () => {
    const db = filled()
    for (const local of ['user', 'barcode']) {
      const table = tableByLocal(local) as SyncedTable
      const row = rowOf(db, table)
      expect(reasonsOf(db, table, row)).toEqual({ insert: null, update: 'not_editable_here', delete: 'not_editable_here' })
      const refused =
        "INSERT INTO inbox (table_name, record_id, kind, reason, data, received_at) VALUES (?, ?, 'push', 'refused_at_central', '{}', '')"
      fromCentral(db, (tx) => tx.sqlite.prepare(refused).run(table.wire, row.id))
      expect(reasonsOf(db, table, row)).toEqual({ insert: null, update: null, delete: null })
    }
  })

  test('a row is not moved from a store of this site to another’s, nor made another kind of data', () => {
    const db = filled()
    stand(db, 'own')
    fromCentral(db, (tx) => pull(tx, 'store', { ...fullRow('store', 'other'), sync_id_remote_site: 99 }))
    const row = rowOf(db, invoice)
    const moved = { ...row, store_id: 'other' }
    const ask = (table: SyncedTable, before: WireRow, after: WireRow) =>
      reasonOf(locally(db, (tx) => checkWrite(tx, { table, action: 'update', before, after })))
    expect([ask(invoice, row, moved), ask(invoice, moved, row)]).toEqual(['store_not_active', 'store_not_active'])
    const names = tableByLocal('name') as SyncedTable
    const patient = rowOf(db, names, 'patient-1')
    expect(ask(names, patient, { ...patient, type: 'facility' })).toBe('not_editable_here')
  })
})
