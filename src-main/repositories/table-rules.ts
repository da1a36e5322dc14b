/**
 * Which tables this site sends and takes (F-259, F-260). A table that is not sent loses nothing: its changes stay in
 * the journal after the cursor `heldAfter`, and are queued again when it is sent again. Names are the wire's.
 */
import { sql } from 'kysely'
import type { SyncRule, RuleChange, RuleDefaults, RuleLock } from '../contract/rules.ts'
import { all, k, one, prepared, statement } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'
import { partsOf, syncedTables, tableByLocal, tableByWire } from '../tables/registry.ts'
import { ruleDefaults } from '../tables/rule-defaults.ts'
import type { SyncedTable } from '../tables/types.ts'
import { journalCursor } from './cursors.ts'
import type { SettingValue } from './settings.ts'
import { getSetting, setSetting } from './settings.ts'

type Stored = SettingValue<'table_rules'>

export type TableRules = {
  readonly version: number
  /** False where the site goes by the program's defaults because it has copied none yet. */
  readonly isCopied: boolean
  readonly rule: (wire: string) => SyncRule
  readonly sends: (wire: string) => boolean
  readonly takes: (wire: string) => boolean
  /** The cursor after which central lacks the changes of a table that is not sent; null where it is sent. */
  readonly heldAfter: (wire: string) => number | null
  /** Local names of the tables that are not sent although they could be. */
  readonly heldTables: readonly string[]
}

const both: SyncRule = { send: true, receive: true }
const neither: SyncRule = { send: false, receive: false }

/** Lines go with their document: the table whose rule this one follows, itself otherwise. */
const roots = new Map<string, string>()
for (const table of syncedTables) for (const part of partsOf(table.local)) roots.set(part.wire, table.wire)
export function rootOf(wire: string): string {
  const parent = roots.get(wire)
  return parent === undefined ? wire : rootOf(parent)
}

const lockOf = ({ rules }: RuleDefaults, wire: string): RuleLock | null => rules.find((one) => one.table === wire)?.locked ?? null

function defaultOf({ rules }: RuleDefaults, wire: string): SyncRule {
  const found = rules.find((one) => one.table === wire)
  return found === undefined ? both : { send: found.send, receive: found.receive }
}

/** The rules in force; a site that has copied no defaults yet goes by those of the program. */
export function readRules(db: ReadDb, defaults: RuleDefaults = ruleDefaults): TableRules {
  const stored = getSetting(db, 'table_rules')
  return { ...rulesOf(stored ?? { version: defaults.version, rules: {}, heldAfter: {} }, defaults), isCopied: stored !== undefined }
}

/** The version of the defaults that came with the program. */
export const newestDefaults = (): number => ruleDefaults.version

function rulesOf(stored: Stored, defaults: RuleDefaults): Omit<TableRules, 'isCopied'> {
  // Asked for each record of a pull.
  const known = new Map<string, SyncRule>()
  const rule = (wire: string): SyncRule => {
    let found = known.get(wire)
    if (found === undefined) known.set(wire, (found = ruleOf(stored, defaults, rootOf(wire))))
    return found
  }
  const isHeld = ({ wire, pushed }: SyncedTable) => pushed && !rule(wire).send
  return {
    version: stored.version,
    rule,
    sends: (wire) => rule(wire).send,
    takes: (wire) => rule(wire).receive,
    heldAfter: (wire) => (rule(wire).send ? null : (stored.heldAfter[rootOf(wire)] ?? 0)),
    heldTables: syncedTables.filter(isHeld).map(({ local }) => local),
  }
}

function ruleOf(stored: Stored, defaults: RuleDefaults, root: string): SyncRule {
  const lock = lockOf(defaults, root)
  if (lock !== null) return lock === 'local' ? neither : both
  // A table may be called `constructor`: central names it, and then no rule of ours does.
  return (Object.hasOwn(stored.rules, root) ? stored.rules[root] : undefined) ?? defaultOf(defaults, root)
}

/** Copies the defaults to a site that has none of its own: from then on newer ones reach it only by `applyDefaults`. */
export function copyDefaults(tx: Tx, defaults: RuleDefaults = ruleDefaults): void {
  if (getSetting(tx, 'table_rules') !== undefined) return
  const rules = Object.fromEntries(defaults.rules.map(({ table, send, receive }) => [table, { send, receive }]))
  setSetting(tx, 'table_rules', { version: defaults.version, rules, heldAfter: {} })
}

/** Sets the rule of a table that is not locked and follows none; gives how many changes were queued again. */
export function setRule(tx: Tx, wire: string, to: SyncRule, defaults: RuleDefaults = ruleDefaults): number {
  copyDefaults(tx, defaults)
  const stored = getSetting(tx, 'table_rules') as Stored
  const from = rulesOf(stored, defaults)
  const heldAfter = { ...stored.heldAfter }
  const queued = !from.sends(wire) && to.send ? queueAgain(tx, wire, heldAfter[wire] ?? 0) : 0
  // What central has accepted but not confirmed may come back as not sent.
  if (from.sends(wire) && !to.send) heldAfter[wire] = journalCursor(tx, 'confirmed')
  if (to.send) delete heldAfter[wire]
  setSetting(tx, 'table_rules', { ...stored, rules: { ...stored.rules, [wire]: to }, heldAfter })
  return queued
}

/** What the defaults would change here: tables whose rule differs from theirs, by the wire's name. */
export function differenceTo(db: ReadDb, defaults: RuleDefaults = ruleDefaults): RuleChange[] {
  const stored = getSetting(db, 'table_rules')
  if (stored === undefined) return []
  const rules = rulesOf(stored, defaults)
  const tables = new Set([...Object.keys(stored.rules), ...defaults.rules.map(({ table }) => table)])
  return [...tables]
    .filter((table) => lockOf(defaults, table) === null && rootOf(table) === table)
    .map((table) => ({ table, local: localOf(table), from: rules.rule(table), to: defaultOf(defaults, table) }))
    .filter(({ from, to }) => from.send !== to.send || from.receive !== to.receive)
    .sort((a, b) => a.table.localeCompare(b.table))
}

/** Makes the defaults the rules of this site; gives how many changes were queued again. */
export function applyDefaults(tx: Tx, defaults: RuleDefaults = ruleDefaults): number {
  const queued = differenceTo(tx, defaults).reduce((sum, { table, to }) => sum + setRule(tx, table, to, defaults), 0)
  const stored = getSetting(tx, 'table_rules')
  if (stored !== undefined) setSetting(tx, 'table_rules', { ...stored, version: defaults.version })
  return queued
}

const again = `INSERT INTO change_log (transaction_id, table_name, record_id, action, document_id, store_id, user_id, changed_at)
SELECT ?, table_name, record_id, action, document_id, store_id, ?, ? FROM (
  SELECT max(cursor) AS last, table_name, record_id, action, document_id, store_id FROM change_log
  WHERE table_name = ? AND cursor > ? GROUP BY record_id ORDER BY last)`

/** Also what is above `accepted`: a push run that is under way has left it out and will pass it. A repeat does no harm. */
function queueAgain(tx: Tx, wire: string, after: number): number {
  if (tx.origin.kind !== 'local') throw new Error('a rule is changed by a person')
  const { at, userId } = tx.origin
  let queued = 0
  for (const { local } of familyOf(wire)) queued += statement(tx, again).run(tx.transactionId, userId, at, local, after).changes
  return queued
}

/** The declared tables that go by the rule of one. */
const familyOf = (wire: string): readonly SyncedTable[] => syncedTables.filter((table) => rootOf(table.wire) === wire)

const held = prepared((p: { local: string; after: number }) =>
  k
    .selectFrom('change_log')
    .select(sql<number>`count(DISTINCT record_id)`.as('count'))
    .where('table_name', '=', p.local)
    .where('cursor', '>', p.after),
)

/** Records of a table with changes that its rule keeps from being sent. */
export function countHeldBack(db: ReadDb, wire: string, rules: TableRules): number {
  const table = tableByWire(wire)
  const after = rules.heldAfter(wire)
  if (table === undefined || !table.pushed || after === null) return 0
  return one(db, held, { local: table.local, after })?.count ?? 0
}

/** The same over all tables. */
export const countAllHeldBack = (db: ReadDb, rules: TableRules): number =>
  rules.heldTables.reduce((sum, local) => sum + countHeldBack(db, tableByLocal(local)?.wire ?? '', rules), 0)

export type RuleTable = {
  readonly table: string
  readonly local: string
  readonly sendable: boolean
  readonly locked: RuleLock | null
  readonly follows: string | null
  readonly isDefault: boolean
}

const undeclared = prepared(() =>
  k
    .selectFrom('record')
    .select('table_name as wire')
    .distinct()
    .union(k.selectFrom('held_arrival').select('table_name as wire').distinct()),
)

/** Every table that a rule can be about: the declared ones, those of the defaults, and those that have come without a declaration. */
export function ruleTables(db: ReadDb, defaults: RuleDefaults = ruleDefaults): RuleTable[] {
  const rules = readRules(db, defaults)
  const named = [...defaults.rules.map(({ table }) => table), ...all(db, undeclared, {}).map(({ wire }) => wire)]
  const wires = new Set([...syncedTables.map(({ wire }) => wire), ...named])
  return [...wires].map((table) => {
    const root = rootOf(table)
    const [is, was] = [rules.rule(table), defaultOf(defaults, root)]
    return {
      table,
      local: localOf(table),
      sendable: tableByWire(table)?.pushed ?? false,
      locked: lockOf(defaults, root),
      follows: root === table ? null : root,
      isDefault: is.send === was.send && is.receive === was.receive,
    }
  })
}

const localOf = (wire: string): string => tableByWire(wire)?.local ?? wire
