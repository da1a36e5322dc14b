/** What is tried again by itself beyond the inbox's own times: after an upgrade, and what central refused (F-256, F-261). */
import type { Db } from '../db/open.ts'
import { write } from '../db/write.ts'
import { makeAllDue } from '../repositories/inbox.ts'
import { repointAll } from '../repositories/merges.ts'
import { calledOf, localTable, nameless, readProblem } from '../repositories/problems.ts'
import { dueRefusals, sendDueAgain } from '../repositories/refusals.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import type { Refused } from './ports.ts'

/**
 * Another version of the program may read what the one before could not: the whole inbox is due, and rows of tables that
 * it declares anew follow the merges of before. `at` is an ISO time.
 */
export function noteVersion(db: Db, version: string, at: string): void {
  if (getSetting(db, 'app_version') === version) return
  write(db, { kind: 'sync', at }, (tx) => {
    makeAllDue(tx)
    repointAll(tx)
    setSetting(tx, 'app_version', version)
  })
}

/** Records that central refused are sent again when their time has come; gives how many. They go out with the next push. */
export function sendRefusedAgain(db: Db, at: string): number {
  if (dueRefusals(db, at).length === 0) return 0
  return write(db, { kind: 'local', userId: null, at }, (tx) => sendDueAgain(tx, at))
}

/**
 * A record that stops the site, as people here call it: the catalogue has a sentence of its own for it (`context`). `kind`: that
 * of its document, else its table; `part`: its table, where it is only a part of that document.
 */
export function sentenceOf(db: Db, { table, id, message }: Refused): Readonly<Record<string, string>> {
  const row = readProblem(db, table, id, 'push')
  const { number, name, document } = row === undefined ? nameless : calledOf(db, row)
  const called = [number === null ? '' : String(number), name].filter((word) => word !== '').join(' ')
  const local = localTable(table)
  const kind = document === null || document.kind === '' ? local : document.kind
  const part = document === null || document.table === local ? {} : { part: local }
  return { context: 'record', kind, ...part, called: called === '' ? id : called, reasonText: message }
}
