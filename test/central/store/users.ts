import { scryptSync } from 'node:crypto'
import type { Storage } from './storage.ts'

/** Permission numbers of protocol-v5.md 4.14 are places in a list of so many, from 1. */
export const permissionCount = 1000

/** What a user may do at one store: permission numbers of protocol-v5.md 4.14, ascending. */
export type UserStore = {
  readonly storeId: string
  readonly canLogin: boolean
  readonly isDefault: boolean
  readonly rights: readonly number[]
}

// A cheap hash: this central keeps demo passwords alone, and tests sign in by the thousand.
const hashOf = (userId: string, password: string): string => scryptSync(password, userId, 32, { N: 1024 }).toString('hex')

export function keepPassword(storage: Storage, userId: string, password: string): void {
  storage.run('INSERT OR REPLACE INTO account (user_id, password_hash) VALUES (?, ?)', userId, hashOf(userId, password))
}

export function isPassword(storage: Storage, userId: string, password: string): boolean {
  const row = storage.row<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE user_id = ?', userId)
  return row !== undefined && row.hash === hashOf(userId, password)
}

/** Names are the same whatever their case and however their accents are written. */
export const foldName = (username: string): string => username.normalize('NFC').toLowerCase()

/** The user who has a password under this name; people without one cannot sign in. */
export function accountOf(storage: Storage, username: string): string | null {
  const sql = "SELECT r.id, r.data ->> '$.name' AS name FROM account a JOIN record r ON r.table_name = 'user' AND r.id = a.user_id"
  return storage.rows<{ id: string; name: string }>(sql).find((row) => foldName(row.name) === foldName(username))?.id ?? null
}

type StoreRow = { storeId: string; canLogin: number; isDefault: number; rights: string }

/** Stores of a user, in the order in which they were given. */
export function storesOfUser(storage: Storage, userId: string): UserStore[] {
  const sql = `SELECT store_id AS storeId, can_login AS canLogin, is_default AS isDefault, rights FROM user_store
    WHERE user_id = ? ORDER BY rowid`
  const shaped = (row: StoreRow): UserStore => ({
    storeId: row.storeId,
    canLogin: row.canLogin === 1,
    isDefault: row.isDefault === 1,
    rights: JSON.parse(row.rights) as number[],
  })
  return storage.rows<StoreRow>(sql, userId).map(shaped)
}

/** Replaces all stores of a user. */
export function keepStores(storage: Storage, userId: string, stores: readonly UserStore[]): void {
  const sql = 'INSERT INTO user_store (user_id, store_id, can_login, is_default, rights) VALUES (?, ?, ?, ?, ?)'
  storage.atomically(() => {
    storage.run('DELETE FROM user_store WHERE user_id = ?', userId)
    for (const { storeId, canLogin, isDefault, rights } of stores)
      storage.run(sql, userId, storeId, canLogin ? 1 : 0, isDefault ? 1 : 0, JSON.stringify(rights.toSorted((a, b) => a - b)))
  })
}

/** The site that made the user, or null for one of central's own. */
export const makerOf = (storage: Storage, userId: string): number | null =>
  storage.row<{ id: number }>('SELECT site_id AS id FROM user_maker WHERE user_id = ?', userId)?.id ?? null

export function keepMaker(storage: Storage, userId: string, siteId: number): void {
  storage.run('INSERT OR REPLACE INTO user_maker (user_id, site_id) VALUES (?, ?)', userId, siteId)
}
