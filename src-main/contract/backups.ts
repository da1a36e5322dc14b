/** Backups (features 4-6, U-77): where they lie, what each holds, and whether it is whole. Times are ISO, sizes bytes. */
import { z } from 'zod'

export const placeKinds = ['folder', 'stick'] as const
export const PlaceKind = z.enum(placeKinds)
export type PlaceKind = z.infer<typeof PlaceKind>

/** Why one was made: by hand, once a day, at close, before a migration, before a restore, before the site is removed. */
export const backupReasons = ['asked', 'daily', 'close', 'update', 'restore', 'remove'] as const
export const BackupReason = z.enum(backupReasons)
export type BackupReason = z.infer<typeof BackupReason>

/** The short answer for the status bar (4-1). All null where there never was a backup. */
export const BackupState = z.strictObject({
  lastAt: z.string().nullable(),
  /** The name of the stick, or the path of the folder, with the newest backup; one elsewhere counts before one on this disk. */
  place: z.string().nullable(),
  kind: PlaceKind.nullable(),
  /** It lies on the disk of the data itself, and would be lost with this computer. */
  sameDisk: z.boolean().nullable(),
  /** Opened, counted and read back after it was written, or by a person later. */
  verified: z.boolean().nullable(),
  /** Whole days since. */
  daysSince: z.int().nullable(),
  /** More days than the site allows went by without one, or the last try failed everywhere. */
  due: z.boolean(),
})
export type BackupState = z.infer<typeof BackupState>

/** What can be wrong with a backup file, or with the place it should go to. A key of `backups.problem.*`. */
export const backupProblems = [
  'unreadable',
  'not_a_backup',
  'newer_program',
  'cut_short',
  'altered',
  'wrong_passphrase',
  'passphrase_needed',
  'not_whole',
  'practice',
  'counts_differ',
  'missing',
  'full',
  'read_only',
  'no_folder',
  'key_unreadable',
  'interrupted',
  'failed',
] as const
export const BackupProblem = z.enum(backupProblems)
export type BackupProblem = z.infer<typeof BackupProblem>

/** Who vouches for it: `own` the key of this computer, `other` no key here fits (another computer made it), `broken` it was altered. */
export const BackupProof = z.enum(['own', 'other', 'broken'])
export type BackupProof = z.infer<typeof BackupProof>

export const BackupPlace = z.strictObject({
  id: z.string(),
  kind: PlaceKind,
  label: z.string(),
  /** Where it is now; empty for a stick that is not plugged in. */
  path: z.string(),
  atHand: z.boolean(),
  sameDisk: z.boolean(),
  free: z.int().nullable(),
  lastAt: z.string().nullable(),
  /** What the last try ran into; null after one that went well. */
  problem: BackupProblem.nullable(),
})
export type BackupPlace = z.infer<typeof BackupPlace>

export const BackupEntry = z.strictObject({
  placeId: z.string(),
  file: z.string(),
  bytes: z.int(),
  proof: BackupProof,
  /** False where the one before it, which lies here too, is not the one that it names. */
  chained: z.boolean(),
  /** Of its manifest; null where that cannot be read. */
  about: z
    .strictObject({
      madeAt: z.string(),
      reason: BackupReason,
      number: z.int(),
      sealed: z.boolean(),
      site: z.string(),
      /** Items, lines of stock, and what the stock cost. */
      items: z.int(),
      stockLines: z.int(),
      stockValue: z.number(),
      /** Records that central did not have yet when it was made. */
      waiting: z.int(),
    })
    .nullable(),
})
export type BackupEntry = z.infer<typeof BackupEntry>

/** What *verify* found: the file was read whole, opened in a temporary place, checked and counted. */
export const BackupReport = z.strictObject({
  good: z.boolean(),
  problem: BackupProblem.nullable(),
  /** Technical text for small print. */
  detail: z.string(),
  entry: BackupEntry,
  /** Batches whose figures do not agree with their documents, as when it was made; null where it was made by an older program. */
  batchesOff: z.int().nullable(),
})
export type BackupReport = z.infer<typeof BackupReport>

export const BackupOverview = z.strictObject({
  state: BackupState,
  places: z.array(BackupPlace),
  /** Newest first. */
  entries: z.array(BackupEntry),
  /** What goes on now; `share` from 0 to 1. */
  running: z.strictObject({ what: z.enum(['make', 'verify', 'restore']), share: z.number().min(0).max(1) }).nullable(),
  passphraseSet: z.boolean(),
  remindAfterDays: z.int(),
  /** The shell can show the system's own window to choose a folder. */
  canChoose: z.boolean(),
})
export type BackupOverview = z.infer<typeof BackupOverview>

/** A disk that can be taken off: a USB stick, a card. */
export const Drive = z.strictObject({
  path: z.string(),
  label: z.string(),
  free: z.int().nullable(),
  /** The place that it is registered as, or null. */
  placeId: z.string().nullable(),
})
export type Drive = z.infer<typeof Drive>

/** A backup that was found where no site can be opened: a new computer, or damaged data. */
export const FoundBackups = z.strictObject({ folder: z.string(), entries: z.array(BackupEntry) })
export type FoundBackups = z.infer<typeof FoundBackups>
