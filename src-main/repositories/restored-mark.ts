/**
 * The mark of a backup that was put back (F-134). It lies in the restored file itself, so that no way of starting it
 * goes past: the start check says `restored`, the site can only be read, and nothing is synced until it is loaded anew.
 */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/write.ts'
import { clearSetting, setSetting } from './settings.ts'

/** Marks a restored file before the program opens it as its own: another database for central, and since when. Times are ISO. */
export function markRestored(tx: Tx, when: { readonly at: string; readonly madeAt: string }): void {
  for (const key of ofThen) clearSetting(tx, key)
  setSetting(tx, 'database_id', randomUUID())
  setSetting(tx, 'restored', { at: when.at, madeAt: when.madeAt })
}

/** How the program was going when the backup was made, what it was about to do, and a file that only that computer has. */
const ofThen = ['open_since', 'unclean_end', 'start_anew', 'unsent_saved'] as const
