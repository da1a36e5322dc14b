/** The application, its site and its first run, as the page sees them. */
import { z } from 'zod'
import { Cause } from './causes.ts'
import { IdentityOutcome } from './identity.ts'
import { Practice } from './practice.ts'
import { Id } from './trade.ts'

export const Theme = z.enum(['system', 'light', 'dark', 'contrast', 'contrast-dark'])
export const Locale = z.enum(['en', 'fr'])

/** Most signs of the contact; it stands on one or two lines. */
export const contactLength = 200

export const AppState = z.strictObject({
  version: z.string(),
  shell: z.enum(['electron', 'web']),
  locale: Locale,
  theme: Theme,
  /** unusable: the data folder or file cannot be used; `cause` says why and nothing was overwritten. */
  phase: z.enum(['unusable', 'first_run', 'initialising', 'ready']),
  cause: Cause.nullable(),
  /** Whether these are the data that this computer used last (F-134, F-135, 4-5). */
  identity: IdentityOutcome,
  /** Nothing that belongs to the site may be changed and nothing is synced, until somebody has settled what `identity` says. */
  readOnly: z.boolean(),
  site: z.strictObject({ number: z.int(), name: z.string(), code: z.string(), uuid: z.string(), address: z.string() }).nullable(),
  storeId: Id.nullable(),
  hardwareId: z.string(),
  /** A sentence key under `hardware.` when the computer's ID cannot be used, else null. */
  hardwareProblem: z.string().nullable(),
  secretStore: z.enum(['keychain', 'file']),
  /** Whom people here ask for help, as an administrator wrote it down (U-81); empty where nobody has. */
  contact: z.string(),
  /** Practice with the sample country (U-80); null where this shell has none. */
  practice: Practice.nullable(),
})
export type AppState = z.infer<typeof AppState>

export const checkNames = ['url', 'name', 'connection', 'tls', 'server'] as const
export const Check = z.strictObject({
  name: z.enum(checkNames),
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  ms: z.int(),
  note: z.string().default(''),
  cause: Cause.nullable(),
})
export type Check = z.infer<typeof Check>

export const AddressReport = z.strictObject({
  /** What the typed address was cleaned to: spaces, scheme, path and last slash. */
  address: z.string(),
  cleaned: z.boolean(),
  checks: z.array(Check),
  usable: z.boolean(),
  /** Which of the two variants of protocol-v5.md 1.1 answered; null = could not be told, the installer chooses. */
  variant: z.enum(['A', 'B']).nullable(),
})
export type AddressReport = z.infer<typeof AddressReport>

export const SetupState = z.strictObject({
  /** What was typed before, or what the demo fills in. Never the password. */
  address: z.string(),
  siteName: z.string(),
  variant: z.enum(['A', 'B']).nullable(),
  /** Set once central has taken this computer: there is no way back before it. */
  registered: z.boolean(),
  site: z.strictObject({ number: z.int(), name: z.string(), code: z.string(), uuid: z.string() }).nullable(),
})
export type SetupState = z.infer<typeof SetupState>

export const LoadedSummary = z.strictObject({
  stores: z.array(z.strictObject({ id: Id, code: z.string(), name: z.string() })),
  items: z.int(),
  names: z.int(),
  documents: z.int(),
  records: z.int(),
})
export type LoadedSummary = z.infer<typeof LoadedSummary>

export const needNames = ['store', 'ready', 'names', 'items'] as const
/** What a site needs before work can begin (F-018): a store, its data, and whom and what it may see. */
export const SiteNeed = z.strictObject({
  name: z.enum(needNames),
  ok: z.boolean(),
  /** The store that it is about; null where there is none. */
  store: z.strictObject({ id: Id, code: z.string(), name: z.string() }).nullable(),
})
export const SiteNeeds = z.strictObject({
  /** In the order in which they are mended: what comes later depends on what comes first. */
  needs: z.array(SiteNeed),
  /** Names of people known here who may change sites and stores at central; empty where nobody is known. */
  ask: z.array(z.string()),
})
export type SiteNeeds = z.infer<typeof SiteNeeds>

export const TableCount = z.strictObject({ table: z.string(), wire: z.string(), records: z.int(), declared: z.boolean() })

/** `waiting`: records of it that central has not taken. */
export const AboutTable = z.strictObject({ ...TableCount.shape, waiting: z.int() })

export const AboutInfo = z.strictObject({
  version: z.string(),
  shell: z.enum(['electron', 'web']),
  versions: z.record(z.string(), z.string()),
  site: z
    .strictObject({ number: z.int(), name: z.string(), code: z.string(), uuid: z.string(), address: z.string(), variant: z.string() })
    .nullable(),
  hardwareId: z.string(),
  databaseId: z.string(),
  databasePath: z.string(),
  databaseBytes: z.int(),
  schemaVersion: z.int(),
  tables: z.array(AboutTable),
})
export type AboutInfo = z.infer<typeof AboutInfo>
