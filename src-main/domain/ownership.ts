/**
 * Who may write a record: one rule for every table (F-010, F-030 to F-037). Facts go in; leave or a refusal comes out,
 * with why and who can change it. The repository asks it before each local write.
 */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { DataClass } from './data-class.ts'
import type { StoreFacts } from './store-role.ts'
import { writable } from './store-role.ts'

export type WriteAction = 'insert' | 'update' | 'delete'

export type WriteFacts = {
  readonly action: WriteAction
  readonly dataClass: DataClass
  /** Local name of the table, for the sentence. */
  readonly table: string
  /** This site edits central data: the primary (F-003), of which a country has one. */
  readonly isPrimary: boolean
  /** The stores that own the record before and after the write, home stores of patients among them. Empty: none does. */
  readonly owners: readonly StoreFacts[]
  /** Any site may make such a record although its table is central's: a new user (DT-60), a barcode (DT-10). */
  readonly isMadeAnywhere: boolean
  /** Who sees a patient (DT-29, DT-35): the home store of the patient, null where nobody knows it. */
  readonly visibilityOf?: StoreFacts | null
  /** A new prescription (DT-40): whether its store sees the patient. */
  readonly prescription?: { readonly isVisible: boolean }
  /** The primary enters such documents for all stores (F-191, F-194). */
  readonly isCentralised: boolean
  /** v5 has no way to send such a record to central. */
  readonly isSent: boolean
}

/** May this site write this record. */
export function mayWrite(facts: WriteFacts): Result<null> {
  return rules[facts.dataClass](facts)
}

const rules: Readonly<Record<DataClass, (facts: WriteFacts) => Result<null>>> = {
  central: centralRule,
  central_store: ({ isPrimary, table }) => (isPrimary ? ok(null) : refuse('forbidden', 'set_centrally', { table })),
  store: storeRule,
  patient: patientRule,
  message: messageRule,
  local: () => ok(null),
}

function centralRule({ isPrimary, isMadeAnywhere, action, table }: WriteFacts): Result<null> {
  if (isPrimary || (isMadeAnywhere && action === 'insert')) return ok(null)
  return refuse('forbidden', 'not_editable_here', { table })
}

function storeRule(facts: WriteFacts): Result<null> {
  const { isCentralised, isPrimary, isSent, owners, table } = facts
  if (!isSent) return refuse('forbidden', 'kind_read_only', { table })
  if (isCentralised && !isPrimary) return refuse('forbidden', 'centralised', { table })
  return owners.length === 0 ? refuse('not_found', 'store_gone', {}, 'storeId') : (firstRefusal(owners) ?? prescriptionRule(facts))
}

/** Any active dispensary that sees the patient may prescribe, wherever the patient's home is (F-175). */
function prescriptionRule({ prescription, owners }: WriteFacts): Result<null> {
  if (prescription === undefined) return ok(null)
  const store = owners.find(({ isDispensary }) => !isDispensary)
  if (store !== undefined) return refuse('forbidden', 'store_not_dispensary', { name: store.name })
  return prescription.isVisible ? ok(null) : refuse('forbidden', 'patient_not_visible', { name: owners[0]?.name ?? '' })
}

/** Patients and prescribers: the home store's, while it is an active dispensary here (F-033, F-173). */
function patientRule(facts: WriteFacts): Result<null> {
  if (!facts.isSent) return refuse('forbidden', 'kind_read_only', { table: facts.table })
  return facts.visibilityOf === undefined ? homeRule(facts.owners) : visibilityRule(facts, facts.visibilityOf)
}

function homeRule(homes: readonly StoreFacts[]): Result<null> {
  if (homes.length === 0) return refuse('forbidden', 'patient_home_unknown')
  for (const home of homes) {
    if (home.role !== 'active' && home.role !== 'preparing') return refuse('forbidden', 'patient_home_elsewhere', { home: home.name })
    const allowed = writable(home)
    if (!allowed.ok) return allowed
    if (!home.isDispensary) return refuse('forbidden', 'store_not_dispensary', { name: home.name })
  }
  return ok(null)
}

/** New rows are the home site's to make, for its own dispensaries (F-174, DT-35); those that are there are central's (DT-29). */
function visibilityRule({ action, owners, isPrimary, table }: WriteFacts, home: StoreFacts | null): Result<null> {
  if (isPrimary) return ok(null)
  if (action !== 'insert') return refuse('forbidden', 'set_centrally', { table })
  const isHome = homeRule(home === null ? [] : [home])
  return isHome.ok ? (firstRefusal(owners) ?? ok(null)) : isHome
}

/** Made by the sender, whose store may be blank, and edited by nobody (F-036). */
function messageRule({ action, owners }: WriteFacts): Result<null> {
  return action === 'insert' ? (firstRefusal(owners) ?? ok(null)) : refuse('forbidden', 'message_is_sent')
}

const firstRefusal = (owners: readonly StoreFacts[]): Result<null> | undefined => owners.map(writable).find((allowed) => !allowed.ok)
