/**
 * The write guard (design 1.4): before a local write it gathers what the rule of domain/ownership.ts asks for and stops
 * what this site may not write. Every local write of a business row goes through saveRow or removeRow, and both ask here.
 */
import type { Result } from '../contract/result.ts'
import { one, prepared, k } from '../db/query.ts'
import type { Tx } from '../db/write.ts'
import type { WriteAction, WriteFacts } from '../domain/ownership.ts'
import { mayWrite } from '../domain/ownership.ts'
import { isCentralised } from '../domain/switches.ts'
import { classOfRow } from '../tables/registry.ts'
import type { Lookup, SyncedTable, WireRow } from '../tables/types.ts'
import { nameLookup } from './name-lookup.ts'
import { getSetting } from './settings.ts'
import { ownerOf } from './store-rows.ts'
import type { KnownStore } from './store-stays.ts'
import { readStoreFacts } from './store-stays.ts'

/** A local write that this site may not do. Thrown so that nothing of the transaction stays; `act` gives the refusal on. */
export class WriteRefused extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super(result.ok ? 'refused' : `refused: ${result.error.reason}`)
    this.name = 'WriteRefused'
    this.result = result
  }
}

export type RowWrite = {
  readonly table: SyncedTable
  readonly action: WriteAction
  /** The row as it is and as it will be; null where there is none. */
  readonly before: WireRow | null
  readonly after: WireRow | null
}

/** May this site write this row now. */
export const checkWrite = (tx: Tx, write: RowWrite): Result<null> => mayWrite(factsOf(tx, write))

/** Throws WriteRefused where the site may not. */
export function assertWritable(tx: Tx, write: RowWrite): void {
  const allowed = checkWrite(tx, write)
  if (!allowed.ok) throw new WriteRefused(allowed)
}

/** The store as this transaction sees it: the same until it ends, for sync cannot write meanwhile. */
export function storeInTx(tx: Tx, id: string): KnownStore {
  const { stores, ownNumber } = siteInTx(tx)
  let found = stores.get(id)
  if (found === undefined) stores.set(id, (found = readStoreFacts(tx, id, ownNumber)))
  return found
}

type SiteFacts = {
  readonly ownNumber: number | undefined
  readonly isPrimary: boolean
  readonly lookup: Lookup
  readonly stores: Map<string, KnownStore>
}
const sites = new WeakMap<Tx, SiteFacts>()

function siteInTx(tx: Tx): SiteFacts {
  let found = sites.get(tx)
  if (found === undefined) {
    const isPrimary = getSetting(tx, 'is_primary') ?? false
    sites.set(tx, (found = { ownNumber: getSetting(tx, 'site')?.number, isPrimary, lookup: nameLookup(tx), stores: new Map() }))
  }
  return found
}

function factsOf(tx: Tx, { table, action, before, after }: RowWrite): WriteFacts {
  const { isPrimary, lookup } = siteInTx(tx)
  const rows = [before, after].filter((row) => row !== null)
  const row = rows.at(-1) as WireRow
  const ids = new Set(rows.flatMap((one) => homeOrOwner(tx, table, one) ?? []))
  const owners = [...ids].map((id) => storeInTx(tx, id))
  return {
    action,
    dataClass: strictest(rows.map((one) => classOfRow(table, one, lookup))),
    table: table.local,
    isPrimary,
    owners,
    isMadeAnywhere: madeAnywhere.has(table.wire),
    isCentralised: owners.some(({ switches }) => isCentralised(table.local, row, switches)),
    isSent: table.pushed,
    ...visibilityFacts(tx, table, row),
    ...prescriptionFacts(tx, table, action, row),
  }
}

/** New users (DT-60), and barcodes, which any site may teach the others (protocol-v5.md 4.1, class X). */
const madeAnywhere: ReadonlySet<string> = new Set(['user', 'barcode'])

/** A row that changes its class must be writable as what it was too: a patient cannot become a facility here. */
const strictest = (classes: readonly WriteFacts['dataClass'][]): WriteFacts['dataClass'] =>
  classes.find((one) => one === 'central' || one === 'central_store') ?? (classes[0] as WriteFacts['dataClass'])

function homeOrOwner(tx: Tx, table: SyncedTable, row: WireRow): string | null {
  const owner = ownerOf(tx, table, row)
  if (owner !== null) return owner
  const patient = patientOf(table, row)
  return patient === null ? null : lastPrescribed(tx, patient)
}

/** The patient whom a row of the patient class is about. */
function patientOf({ local, owner }: SyncedTable, row: WireRow): string | null {
  if (local === 'name') return String(row.id)
  return owner?.through === 'name' ? String(row[owner.column]) : null
}

const prescriptions = prepared((p: { nameId: string }) =>
  k
    .selectFrom('invoice')
    .select('store_id')
    .where('name_id', '=', p.nameId)
    .where('kind', '=', 'prescription')
    .orderBy('created_at', 'desc')
    .limit(1),
)
/** Old patients have no home store: it is the one that prescribed last (F-172). */
const lastPrescribed = (tx: Tx, nameId: string): string | null => one(tx, prescriptions, { nameId })?.store_id ?? null

const patients = prepared((p: { id: string }) => k.selectFrom('name').select(['id', 'supplying_store_id']).where('id', '=', p.id))
const prescribers = prepared((p: { id: string }) => k.selectFrom('clinician').select('store_id').where('id', '=', p.id))

/** Joins belong to the store that sees; what matters is the home of whom it sees (F-174, F-178). */
function visibilityFacts(tx: Tx, { local }: SyncedTable, row: WireRow): Pick<WriteFacts, 'visibilityOf'> {
  if (local !== 'name_store_join' && local !== 'clinician_store_join') return {}
  const home =
    local === 'clinician_store_join' ? one(tx, prescribers, { id: String(row.clinician_id) })?.store_id : homeOf(tx, String(row.name_id))
  return { visibilityOf: home === null || home === undefined ? null : storeInTx(tx, home) }
}

const homeOf = (tx: Tx, nameId: string): string | null =>
  one(tx, patients, { id: nameId })?.supplying_store_id ?? lastPrescribed(tx, nameId)

const joins = prepared((p: { storeId: string; nameId: string }) =>
  k
    .selectFrom('name_store_join')
    .select('id')
    .where('store_id', '=', p.storeId)
    .where('name_id', '=', p.nameId)
    .where((e) => e.or([e('is_inactive', 'is', null), e('is_inactive', '=', 0)]))
    .limit(1),
)

function prescriptionFacts(tx: Tx, { local }: SyncedTable, action: WriteAction, row: WireRow): Pick<WriteFacts, 'prescription'> {
  if (local !== 'invoice' || action !== 'insert') return {}
  if (row.kind !== 'prescription') return {}
  return { prescription: { isVisible: one(tx, joins, { storeId: String(row.store_id), nameId: String(row.name_id) }) !== undefined } }
}
