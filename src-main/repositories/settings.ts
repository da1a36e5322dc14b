/** What this installation knows of itself, a typed value a key. A value that cannot be read is an error that names its key. */
import { z } from 'zod'
import { DataCheck } from '../contract/diagnosis.ts'
import { SyncRule } from '../contract/rules.ts'
import { ChecklistAnswers } from '../contract/site-settings.ts'
import { contactLength, Locale, Theme } from '../contract/site.ts'
import { k, one, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

const IsoTime = z.iso.datetime({ offset: true })

const schemas = {
  locale: Locale,
  theme: Theme,
  /** Whom people here ask for help (U-81). */
  contact: z.string().min(1).max(contactLength),
  /** The store that was open last. */
  store_id: z.string().min(1),
  /** Minutes without a touch after which a page is locked (U-03). */
  idle_lock_minutes: z.int().min(1).max(240),
  /** Central's address, cleaned, and which variant of the protocol it speaks. */
  address: z.url(),
  variant: z.enum(['A', 'B']),
  /** The sync site's login name; the password never lies here. */
  site_name: z.string().min(1),
  /** What central told of this site at first contact. */
  site: z.strictObject({ uuid: z.string(), number: z.int(), name: z.string(), code: z.string() }),
  /** Central says that this site edits central data (F-003); no v5 central has to say anything. */
  is_primary: z.boolean(),
  /** Central's own number among the sites, as it told (F-220). */
  central_site_number: z.int().min(1),
  /** Made with the file. */
  database_id: z.uuid(),
  /**
   * The last use of this file: a counter that rises at each start and before the first push or acknowledgement of each cycle,
   * with its twin outside the folder (design 7), when that was, and a mark of the computer that did it.
   */
  last_use: z.strictObject({ counter: z.int().min(0), at: IsoTime, computer: z.string() }),
  /** This file is a backup that Outpost put back: `madeAt` is when the backup was made (F-134). */
  restored: z.strictObject({ at: IsoTime, madeAt: IsoTime }),
  /** What central has not confirmed was saved to a file, up to this cursor of the journal (4-5). */
  unsent_saved: z.strictObject({ at: IsoTime, upTo: z.int().min(0), records: z.int().min(0), fileName: z.string(), sha256: z.string() }),
  /** Somebody wants this site loaded anew from central; done when the data are opened next. */
  start_anew: z.strictObject({ at: IsoTime, forgetsSite: z.boolean().optional() }),
  /** Central has known this site by another computer or database: everything is fetched once more. */
  fetch_again: z.literal('owed'),
  /** SHA-256 of the one certificate of central's that is trusted although nobody has signed it (F-102). */
  certificate: z.string().min(1),
  interval_seconds: z.int().min(10).max(86_400),
  /** An ISO time, or null: paused until somebody resumes. No value: not paused. */
  paused_until: IsoTime.nullable(),
  prepared_at: IsoTime,
  /** What central said of this site just before it was asked to prepare its data. */
  prepare_asked: z.enum(['new', 'started', 'completed', 'error']),
  initialised_at: IsoTime,
  last_contact_at: IsoTime,
  last_success_at: IsoTime,
  /** Central has said, or a person has set, that it takes users from sites (DT-60). Where nothing is set none is sent. */
  takes_users: z.boolean(),
  /** A cleaning of the journal that goes on (F-257), and what the last one removed. `upTo` is a cursor. */
  cleaning: z.strictObject({ startedAt: IsoTime, upTo: z.int().min(0), entries: z.int().min(0), runs: z.int().min(0) }),
  last_cleaning: z.strictObject({ at: IsoTime, entries: z.int().min(0), runs: z.int().min(0) }),
  /**
   * Which tables are sent and taken (F-259): the copied defaults with their version and what was changed since.
   * `heldAfter`: of a table that is not sent, the cursor after which central lacks its changes.
   */
  table_rules: z.strictObject({
    version: z.int().min(1),
    rules: z.record(z.string(), SyncRule),
    heldAfter: z.record(z.string(), z.int().min(0)),
  }),
  /** The program that last looked at the inbox: a newer one may read what this one could not (F-261). */
  app_version: z.string().min(1),
  /** How many records a call to this address had last (F-110). */
  batch_limits: z.strictObject({ address: z.string(), shared: z.int().min(1), site: z.int().min(1), push: z.int().min(1) }),
  /** Dispensaries whose transactions central does not want (F-015), each with the cursor after which they are kept here. */
  kept_stores: z.record(z.string(), z.int().min(0)),
  /** The last look through the data (4-9), and the end before this start where it was none of ours. */
  last_check: DataCheck,
  /** There while the program is open: whoever finds it at a start knows that it was not closed. */
  open_since: IsoTime,
  unclean_end: z.strictObject({ endedAt: IsoTime, seen: z.boolean() }),
  /** Somebody has switched syncing off (F-208). */
  sync_disabled: z.strictObject({ at: IsoTime }),
  /** The most records that a call may hold here; no value: as many as the line carries in five seconds (F-208). */
  largest_call: z.int().min(10).max(5000),
  /** The installer's checklist (F-270). */
  checklist: z.strictObject({ at: IsoTime, by: z.string(), answers: ChecklistAnswers }),
  /** This server wants keys that this version does not know (design 4). */
  push_unknown_keys: z.boolean(),
} as const satisfies Record<string, z.ZodType>

export type SettingKey = keyof typeof schemas
export type SettingValue<K extends SettingKey> = z.output<(typeof schemas)[K]>

export class SettingUnreadable extends Error {
  readonly key: SettingKey
  constructor(key: SettingKey, detail: string, options?: { cause?: unknown }) {
    super(`setting ${key}: ${detail}`, options)
    this.name = 'SettingUnreadable'
    this.key = key
  }
}

const byKey = prepared((p: { key: string }) => k.selectFrom('setting').select('value').where('key', '=', p.key))
const put = prepared((p: { key: string; value: string }) =>
  k
    .insertInto('setting')
    .values({ key: p.key, value: p.value })
    .onConflict((on) => on.column('key').doUpdateSet({ value: p.value })),
)
const drop = prepared((p: { key: string }) => k.deleteFrom('setting').where('key', '=', p.key))

/** The value of a setting, undefined where it was never set. Throws SettingUnreadable. */
export function getSetting<K extends SettingKey>(db: ReadDb, key: K): SettingValue<K> | undefined {
  const found = one(db, byKey, { key })
  if (found === undefined) return undefined
  const parsed = schemas[key].safeParse(json(key, found.value))
  if (!parsed.success) throw new SettingUnreadable(key, parsed.error.issues[0]?.message ?? 'not understood', { cause: parsed.error })
  return parsed.data as SettingValue<K>
}

/** Sets a value; a wrong one throws SettingUnreadable before anything is written. */
export function setSetting<K extends SettingKey>(tx: Tx, key: K, value: SettingValue<K>): void {
  const parsed = schemas[key].safeParse(value)
  if (!parsed.success) throw new SettingUnreadable(key, parsed.error.issues[0]?.message ?? 'not understood', { cause: parsed.error })
  run(tx, put, { key, value: JSON.stringify(parsed.data) })
}

export function clearSetting(tx: Tx, key: SettingKey): void {
  run(tx, drop, { key })
}

function json(key: SettingKey, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SettingUnreadable(key, 'no JSON', { cause })
  }
}
