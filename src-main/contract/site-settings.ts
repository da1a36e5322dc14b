/** The Site page (F-234, F-208) and the installer's checklist (F-270). */
import { z } from 'zod'
import { LadderReport } from './diagnosis.ts'
import { Fingerprint } from './identity-operations.ts'

export const intervalBounds = { least: 60, most: 86_400 } as const
export const callBounds = { least: 10, most: 5000 } as const

export const checklistItems = ['internet', 'daily', 'power', 'place', 'disk', 'clock', 'printer', 'scanner', 'backup', 'people'] as const
export const ChecklistItem = z.enum(checklistItems)
export type ChecklistItem = z.infer<typeof ChecklistItem>
export const ChecklistAnswer = z.strictObject({
  state: z.enum(['open', 'yes', 'no']),
  note: z.string().max(500).default(''),
})
export type ChecklistAnswer = z.infer<typeof ChecklistAnswer>
export const ChecklistAnswers = z.partialRecord(ChecklistItem, ChecklistAnswer)
export type ChecklistAnswers = z.infer<typeof ChecklistAnswers>

export const Checklist = z.strictObject({
  answers: ChecklistAnswers,
  /** When it was last filled in, and by whom. */
  at: z.string().nullable(),
  by: z.string(),
  /** What this computer tells by itself; null where it does not know. Bytes free on the disk of the data. */
  freeBytes: z.int().nullable(),
})
export type Checklist = z.infer<typeof Checklist>

/** Where the last use of the data is remembered outside their folder, by which an older file is told (F-135). */
export const MemoryPlaces = z.strictObject({
  kept: z.enum(['everywhere', 'partly', 'nowhere']),
  /** Folders in which nothing can be written. */
  refusing: z.array(z.string()),
})
export type MemoryPlaces = z.infer<typeof MemoryPlaces>

/** The disk of the data: whether the operating system encrypts it, and the bytes free there; null where it does not say. */
export const SiteDisk = z.strictObject({
  encryption: z.enum(['on', 'off', 'unknown']),
  freeBytes: z.int().nullable(),
  memory: MemoryPlaces,
})
export type SiteDisk = z.infer<typeof SiteDisk>

/** A site that this one knows of (F-220). What central does not tell is null or empty: v5 names no site but the one that asks. */
export const KnownSite = z.strictObject({
  role: z.enum(['central', 'here', 'other']),
  number: z.int().nullable(),
  name: z.string(),
  type: z.enum(['central', 'standalone']).nullable(),
  /** Names of the stores that are active there. */
  stores: z.array(z.string()),
})
export type KnownSite = z.infer<typeof KnownSite>

export const SiteDetails = z.strictObject({
  site: z.strictObject({ number: z.int(), name: z.string(), code: z.string(), uuid: z.string() }).nullable(),
  address: z.string(),
  variant: z.enum(['A', 'B']).nullable(),
  siteName: z.string(),
  hardwareId: z.string(),
  databaseId: z.string(),
  version: z.string(),
  secretStore: z.enum(['keychain', 'file']),
  /** Fingerprint of the certificate that is trusted although nobody has signed it (F-102); null = only signed ones are. */
  certificate: z.string().nullable(),
  stores: z.array(z.strictObject({ id: z.string(), code: z.string(), name: z.string() })),
  /** Central first, then this site, then the others by their number. */
  sites: z.array(KnownSite),
  intervalSeconds: z.int(),
  /** The most records that a call may hold; null = as many as the line carries in about five seconds. */
  largestCall: z.int().nullable(),
  lastContactAt: z.string().nullable(),
  /** Since when syncing is switched off here; null while it is on. */
  disabledAt: z.string().nullable(),
  checklistAt: z.string().nullable(),
})
export type SiteDetails = z.infer<typeof SiteDetails>

/** What somebody is about to save; an empty text means as it is saved. */
export const TriedSettings = z.strictObject({
  address: z.string().max(500),
  siteName: z.string().max(200),
  password: z.string().max(200),
  /** Of the certificate that was compared for this address (F-102). */
  certificate: Fingerprint.optional(),
})

/** What came of a change: nothing is saved unless every rung held (test before save). */
export const SiteChanged = z.strictObject({ saved: z.boolean(), report: LadderReport, details: SiteDetails })
export type SiteChanged = z.infer<typeof SiteChanged>
