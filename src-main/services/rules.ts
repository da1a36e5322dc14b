/** Which tables this site sends and takes: shown with what each rule keeps here, changed by those who may (F-259, F-260). */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { RulesState, SyncRule } from '../contract/rules.ts'
import type { Db, ReadDb, Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { countHeldArrivals } from '../repositories/held-arrivals.ts'
import {
  applyDefaults,
  copyDefaults,
  countHeldBack,
  differenceTo,
  newestDefaults,
  readRules,
  ruleTables,
  setRule,
} from '../repositories/table-rules.ts'

/** `changed`: told after a rule is on disk, so that what it sets free is sent and placed soon. */
export type RulesContext = { readonly db: Db; readonly clock: () => Date; readonly userId: string | null; readonly changed: () => void }

export function rulesState(db: ReadDb): RulesState {
  const rules = readRules(db)
  const aside = countHeldArrivals(db)
  return {
    version: rules.version,
    newest: newestDefaults(),
    rows: ruleTables(db).map((table) => ({
      ...table,
      ...rules.rule(table.table),
      heldBack: countHeldBack(db, table.table, rules),
      heldAside: aside.get(table.table) ?? 0,
    })),
    difference: differenceTo(db),
  }
}

/** Locked rules and those of lines stay as they are; of a table that never leaves, only taking can be changed. */
export function changeRule(context: RulesContext, { table, send, receive }: { readonly table: string } & SyncRule): Result<RulesState> {
  const known = ruleTables(context.db).find((one) => one.table === table)
  if (known === undefined) return refuse('not_found', 'rule_unknown', { table }, 'table')
  if (known.locked !== null) return refuse('refused', 'rule_locked', { table }, 'table')
  if (known.follows !== null) return refuse('refused', 'rule_follows', { table, follows: known.follows }, 'table')
  return written(context, (tx) => setRule(tx, table, { send, receive }))
}

/** Takes the defaults over that the page has shown (F-259: never by themselves). */
export function takeDefaults(context: RulesContext, version: number): Result<RulesState> {
  if (version !== newestDefaults()) return refuse('conflict', 'defaults_changed')
  return written(context, (tx) => applyDefaults(tx))
}

function written(context: RulesContext, change: (tx: Tx) => void): Result<RulesState> {
  const { db, clock, userId, changed } = context
  write(db, { kind: 'local', userId, at: clock().toISOString() }, change)
  changed()
  return ok(rulesState(db))
}

/** At the start of the program: a site that has none of its own copies the defaults of this version once. */
export function keepDefaults(db: Db, now: Date): void {
  if (readRules(db).isCopied) return
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => copyDefaults(tx))
}
