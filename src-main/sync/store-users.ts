/**
 * Users that were made here, and a central that is not known to take any (DT-60). In v5 a `user` only comes from central
 * (protocol-v5.md 4.9), and one record that central cannot integrate stops the whole site: such a user stays here, as a
 * problem that a person sees, and everything else is sent.
 */
import type { Db } from '../db/open.ts'
import { statement } from '../db/query.ts'
import type { ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { appendChange, cursorOf, lastCursor } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { addRefusal, dropHeld, heldHere, heldRecords } from '../repositories/refusals.ts'
import { getSetting } from '../repositories/settings.ts'

/** Before a push: users that wait and must not go to this central are set down as problems, at an ISO time. */
export function holdUsers(db: Db, at: string): void {
  if (getSetting(db, 'takes_users') === true || usersToHold(db).length === 0) return
  write(db, { kind: 'sync', at }, (tx) => {
    const held = { accepted: lastCursor(tx), isRetried: false }
    for (const id of usersToHold(tx))
      addRefusal(tx, { table: 'user', id, code: heldHere, message: 'this central takes no users from sites' }, held)
  })
}

/** With a change that waits; those whose last change is held already are left out. */
function usersToHold(db: ReadDb): readonly string[] {
  const waiting = "SELECT DISTINCT record_id AS id FROM change_log WHERE table_name = 'user' AND cursor > ?"
  const ids = (statement(db, waiting).all(journalCursor(db, 'accepted')) as { id: string }[]).map(({ id }) => id)
  const held = ids.length === 0 ? new Map<string, number>() : heldRecords(db, 'user')
  return ids.filter((id) => cursorOf(db, 'user', id) > (held.get(id) ?? 0))
}

/** Once central is known to take users, those that were held are sent with the next push. */
export function releaseUsers(db: Db, at: string): void {
  if (getSetting(db, 'takes_users') !== true || heldRecords(db, 'user').size === 0) return
  write(db, { kind: 'local', userId: null, at }, (tx) => {
    for (const id of dropHeld(tx, 'user'))
      appendChange(tx, { tableName: 'user', recordId: id, action: 'upsert', documentId: id, storeId: null })
  })
}
