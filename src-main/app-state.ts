/** What the application says of itself, read from its data. */
import { causeOf } from './app-data.ts'
import type { Data } from './app-data.ts'
import type { Needs } from './contract/operation.ts'
import type { AppState } from './contract/site.ts'
import { DatabaseBusy } from './db/faults.ts'
import { isHeldJournal } from './db/hold-journal.ts'
import type { Db } from './db/open.ts'
import { write } from './db/write.ts'
import type { Log } from './log.ts'
import { clearSetting, getSetting, setSetting } from './repositories/settings.ts'

/** The database, or the fault that the router turns into its sentence. */
export function databaseOf(data: Data): Db {
  if (data.kind === 'open') return data.db
  throw new Unusable(data)
}

class Unusable extends Error {
  readonly data: Extract<Data, { kind: 'unusable' }>
  constructor(data: Extract<Data, { kind: 'unusable' }>) {
    super(data.cause.detail)
    this.data = data
  }
}

export function explain(error: unknown): { readonly reason: string; readonly detail: string } | null {
  if (error instanceof Unusable) return { reason: error.data.cause.code, detail: error.message }
  if (isHeldJournal(error)) return { reason: 'read_only', detail: '' }
  if (error instanceof DatabaseBusy) return { reason: 'busy', detail: error.message }
  const cause = causeOf(error)
  return cause === null ? null : { reason: cause.code, detail: cause.detail }
}

export function phaseOf(data: Data): AppState['phase'] {
  if (data.kind === 'unusable') return 'unusable'
  if (getSetting(data.db, 'site') === undefined) return 'first_run'
  return getSetting(data.db, 'initialised_at') === undefined ? 'initialising' : 'ready'
}

/** Whether the site is so far that an operation with these needs can be asked; who may ask it is another question. */
export function isTimeFor(needs: Needs, phase: AppState['phase']): boolean {
  if (needs === 'always') return true
  return needs === 'setup' ? phase === 'first_run' || phase === 'initialising' : phase === 'ready'
}

export function siteOf(db: Db): AppState['site'] {
  const site = getSetting(db, 'site')
  return site === undefined ? null : { ...site, address: getSetting(db, 'address') ?? '' }
}

export type Look = { locale: AppState['locale']; theme: AppState['theme'] }

/** Language and theme also serve where there is no database: the sentence that says so is in the user's language. */
export function readLook(data: Data, log: Log): Look {
  const look: Look = { locale: 'en', theme: 'system' }
  if (data.kind === 'unusable') return look
  try {
    return { locale: getSetting(data.db, 'locale') ?? look.locale, theme: getSetting(data.db, 'theme') ?? look.theme }
  } catch (error) {
    log.warn('language or theme cannot be read', { error })
    return look
  }
}

export function keepLook(db: Db, now: Date, { locale, theme }: Partial<Look>): void {
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => {
    if (locale !== undefined) setSetting(tx, 'locale', locale)
    if (theme !== undefined) setSetting(tx, 'theme', theme)
  })
}

/** Whom people here ask for help (U-81); empty where nobody is written down, or the data cannot be read. */
export const contactOf = (data: Data): string => (data.kind === 'open' ? (getSetting(data.db, 'contact') ?? '') : '')

/** On one line: it stands in lines of messages. */
export function keepContact(db: Db, now: Date, contact: string): void {
  const words = contact.trim().replaceAll(/\s+/g, ' ')
  write(db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => {
    if (words === '') clearSetting(tx, 'contact')
    else setSetting(tx, 'contact', words)
  })
}

export function versions(db: Db): Record<string, string> {
  const { sqlite } = db.sqlite.prepare('SELECT sqlite_version() AS sqlite').get() as { sqlite: string }
  const { node, electron, chrome } = process.versions
  return { node, sqlite, ...(electron === undefined ? {} : { electron }), ...(chrome === undefined ? {} : { chrome }) }
}
