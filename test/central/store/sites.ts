import { createHash, randomUUID } from 'node:crypto'
import type { Storage } from './storage.ts'

export type Initialisation = 'new' | 'started' | 'completed' | 'error'
export type Site = {
  readonly id: number
  readonly uuid: string
  readonly code: string
  readonly name: string
  readonly passwordHash: string
  readonly type: 'standalone' | 'mobile'
  readonly isPrimary: boolean
  readonly hardwareId: string | null
  readonly databaseId: string | null
  readonly tokenGeneration: number
  readonly appName: string | null
  readonly appVersion: string | null
  readonly syncVersion: number | null
  readonly initialisation: Initialisation
  readonly lastContact: string | null
  readonly closedTo: number
  readonly failure: string | null
}

const columns = `id, uuid, code, name, password_hash AS passwordHash, type, is_primary AS isPrimary, hardware_id AS hardwareId,
  database_id AS databaseId, token_generation AS tokenGeneration, app_name AS appName, app_version AS appVersion,
  sync_version AS syncVersion, initialisation, last_contact AS lastContact, closed_to AS closedTo, failure`

type SiteRow = Omit<Site, 'isPrimary'> & { readonly isPrimary: number }
const shaped = (row: SiteRow): Site => ({ ...row, isPrimary: row.isPrimary === 1 })

/** What a site sends in place of its password (protocol-v5.md 1.3). */
export const passwordHash = (password: string): string => createHash('sha256').update(password).digest('hex')

export const allSites = (storage: Storage): Site[] => storage.rows<SiteRow>(`SELECT ${columns} FROM site ORDER BY id`).map(shaped)

export function siteById(storage: Storage, id: number): Site | undefined {
  const row = storage.row<SiteRow>(`SELECT ${columns} FROM site WHERE id = ?`, id)
  return row && shaped(row)
}

export function siteByName(storage: Storage, name: string): Site | undefined {
  const row = storage.row<SiteRow>(`SELECT ${columns} FROM site WHERE name = ?`, name)
  return row && shaped(row)
}

export type NewSite = { code: string; name: string; password: string; type?: 'standalone' | 'mobile'; isPrimary?: boolean }

/** Allocates a site number that no site ever had (F-222). Throws where the name is taken. */
export function insertSite(storage: Storage, site: NewSite): number {
  if (site.isPrimary) storage.run('UPDATE site SET is_primary = 0')
  const sql = 'INSERT INTO site (uuid, code, name, password_hash, type, is_primary) VALUES (?, ?, ?, ?, ?, ?)'
  const { code, name, type = 'standalone', isPrimary = false } = site
  return Number(storage.run(sql, randomUUID(), code, name, passwordHash(site.password), type, isPrimary ? 1 : 0).lastInsertRowid)
}

type Settable = {
  type: Site['type']
  code: string
  name: string
  password_hash: string
  hardware_id: string | null
  database_id: string | null
  app_name: string | null
  app_version: string | null
  sync_version: number | null
  initialisation: Initialisation
  last_contact: string
  closed_to: number
  failure: string | null
}

export function updateSite(storage: Storage, id: number, change: Partial<Settable>): void {
  for (const [column, value] of Object.entries(change)) storage.run(`UPDATE site SET ${column} = ? WHERE id = ?`, value, id)
}

/** Tokens of the site that were given out before this are worth nothing any more. */
export function voidTokens(storage: Storage, id: number): void {
  storage.run('UPDATE site SET token_generation = token_generation + 1 WHERE id = ?', id)
}

export const storesOfSite = (storage: Storage, siteId: number): string[] =>
  storage.rows<{ id: string }>('SELECT store_id AS id FROM site_store WHERE site_id = ? ORDER BY store_id', siteId).map((row) => row.id)
export const siteOfStore = (storage: Storage, storeId: string): number | null =>
  storage.row<{ id: number }>('SELECT site_id AS id FROM site_store WHERE store_id = ?', storeId)?.id ?? null
