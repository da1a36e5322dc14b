/** Problem records for the screen: listed, looked into, tried again (F-124, F-256, 4-3). */
import type { Problem, ProblemKey, ProblemPage } from '../contract/problems.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { Db, ReadDb } from '../db/write.ts'
import { write } from '../db/write.ts'
import { menderOf } from '../domain/problems.ts'
import { never } from '../domain/retry.ts'
import type { InboxRow } from '../repositories/inbox.ts'
import { countProblems, makeAllDue, makeDue } from '../repositories/inbox.ts'
import { calledOf, countUndeclared, listProblems, localTable, readProblem } from '../repositories/problems.ts'
import { sendAgain, sendAllAgain } from '../repositories/refusals.ts'

export type ProblemContext = { readonly db: Db; readonly clock: () => Date; readonly userId: string | null }

/** One page, the longest known first. */
export function problemPage(db: ReadDb, { offset, limit }: { offset: number; limit: number }): ProblemPage {
  const problems = listProblems(db, offset, limit).map((row) => problemOf(db, row))
  return { total: countProblems(db), problems, forNewerVersion: countUndeclared(db) }
}

/** A row of the inbox as people read it. */
export function problemOf(db: ReadDb, row: InboxRow): Problem {
  const isOurs = row.kind === 'push'
  const code = isOurs ? row.field : null
  const { number, name, document } = calledOf(db, row)
  const reason = row.reason === 'own_unconfirmed' ? 'refused_here' : row.reason
  return {
    key: { wire: row.table_name, recordId: row.record_id, kind: row.kind },
    direction: isOurs ? 'out' : 'in',
    table: localTable(row.table_name),
    number,
    name,
    document,
    reason,
    field: isOurs ? null : row.field,
    parent: row.parent_table === null || row.parent_id === null ? null : { table: localTable(row.parent_table), id: row.parent_id },
    code,
    detail: row.detail ?? '',
    mender: menderOf({
      reason,
      attempts: row.attempts,
      kind: row.kind,
      code,
      nextTryAt: row.next_try_at,
      isEnvelope: row.is_envelope === 1,
    }),
    firstSeenAt: row.first_seen_at,
    attempts: row.attempts,
    nextTryAt: row.next_try_at === never ? null : (row.next_try_at ?? row.received_at),
  }
}

/** What came from central is due with the next sync; what central refused is sent again by a new entry of the journal. */
export function retryProblem(context: ProblemContext, { wire, recordId, kind }: ProblemKey): Result<{ retried: number }> {
  const row = readProblem(context.db, wire, recordId, kind)
  if (row === undefined) return refuse('not_found', 'problem_gone')
  const isTried = byUser(context, (tx) => (kind === 'push' ? sendAgain(tx, row) : makeDue(tx, wire, recordId, kind) > 0))
  return isTried ? ok({ retried: 1 }) : refuse('refused', 'problem_not_ours', { table: wire })
}

/** The same for all of them; gives how many. */
export const retryAllProblems = (context: ProblemContext): { retried: number } => ({
  retried: byUser(context, (tx) => makeAllDue(tx) + sendAllAgain(tx)),
})

const byUser = <T>({ db, clock, userId }: ProblemContext, fn: Parameters<typeof write<T>>[2]): T =>
  write(db, { kind: 'local', userId, at: clock().toISOString() }, fn)
