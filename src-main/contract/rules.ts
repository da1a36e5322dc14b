/** Which tables this site sends and takes (F-259, F-260), and the journal with its cleaning (F-257), as the page sees them. */
import { z } from 'zod'

/**
 * `send`: changes made here go to central. `receive`: what central sends is put in its place. Off in either direction
 * keeps everything: what is not sent stays in the journal, what is not taken lies aside, until the table is on again.
 */
export const SyncRule = z.strictObject({ send: z.boolean(), receive: z.boolean() })
export type SyncRule = z.infer<typeof SyncRule>

/** local: never leaves this computer (F-260). needed: without it nobody could work or sign in here. */
export const RuleLock = z.enum(['local', 'needed'])
export type RuleLock = z.infer<typeof RuleLock>

const WireTable = z.string().min(1).max(100)

/** The defaults file: tables that it does not name are sent and taken. A newer one has a higher version. */
export const RuleDefaults = z.strictObject({
  version: z.int().min(1),
  rules: z.array(z.strictObject({ table: WireTable, ...SyncRule.shape, locked: RuleLock.nullable() })),
})
export type RuleDefaults = z.infer<typeof RuleDefaults>

export const RuleRow = z.strictObject({
  /** The wire's name, and the local one for the page's words. */
  table: WireTable,
  local: z.string(),
  ...SyncRule.shape,
  /** This site never sends it, whatever the rule. */
  sendable: z.boolean(),
  locked: RuleLock.nullable(),
  /** The table whose rule it follows: lines go with their document. */
  follows: WireTable.nullable(),
  isDefault: z.boolean(),
  /** Records with changes that are not sent because of the rule. */
  heldBack: z.int(),
  /** Records from central that lie aside because of the rule. */
  heldAside: z.int(),
})
export type RuleRow = z.infer<typeof RuleRow>

export const RuleChange = z.strictObject({ table: WireTable, local: z.string(), from: SyncRule, to: SyncRule })
export type RuleChange = z.infer<typeof RuleChange>

export const RulesState = z.strictObject({
  /** The version of the defaults that this site has applied, and the one that came with the program. */
  version: z.int(),
  newest: z.int(),
  rows: z.array(RuleRow),
  /** What *apply new defaults* would change. */
  difference: z.array(RuleChange),
})
export type RulesState = z.infer<typeof RulesState>

export const JournalState = z.strictObject({
  /** Entries in the journal, and the time of the oldest. */
  entries: z.int(),
  oldestAt: z.string().nullable(),
  /** Sync cycles kept for the history. */
  runs: z.int(),
  /** Confirmed entries are kept so many days. */
  keepDays: z.int(),
  everyDays: z.int(),
  /** The last cleaning that came to its end. */
  last: z.strictObject({ at: z.string(), entries: z.int(), runs: z.int() }).nullable(),
  isCleaning: z.boolean(),
  /** null: as soon as the worker is idle. */
  nextAt: z.string().nullable(),
})
export type JournalState = z.infer<typeof JournalState>
