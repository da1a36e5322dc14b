import type { Storage } from './storage.ts'
import { foldName } from './users.ts'

type Failures = { readonly failures: number; readonly blockedUntil: number }

const failuresOf = (storage: Storage, username: string): Failures =>
  storage.row<Failures>('SELECT failures, blocked_until AS blockedUntil FROM login_failure WHERE username = ?', foldName(username)) ?? {
    failures: 0,
    blockedUntil: 0,
  }

/** Whole seconds for which this name is still blocked; 0 = not. */
export function blockedSeconds(storage: Storage, username: string): number {
  return Math.max(0, Math.ceil((failuresOf(storage, username).blockedUntil - Date.now()) / 1000))
}

/** Counts a wrong password, for names that nobody has too; the last of `attempts` blocks the name. */
export function noteFailure(storage: Storage, username: string, attempts: number, blockSeconds: number): void {
  const before = failuresOf(storage, username)
  const failures = (before.blockedUntil > 0 ? 0 : before.failures) + 1
  const blockedUntil = failures >= attempts ? Date.now() + blockSeconds * 1000 : 0
  const sql = 'INSERT OR REPLACE INTO login_failure (username, failures, blocked_until) VALUES (?, ?, ?)'
  storage.run(sql, foldName(username), failures, Math.round(blockedUntil))
}

export function forgetFailures(storage: Storage, username: string): void {
  storage.run('DELETE FROM login_failure WHERE username = ?', foldName(username))
}
