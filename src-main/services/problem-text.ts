/** Problem records as text: for whoever is asked to help (*Copy details*), and as a file (*Export*). */
import { csvText } from '../contract/csv.ts'
import type { ExportFile } from '../contract/output.ts'
import type { Problem, ProblemKey } from '../contract/problems.ts'
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { ReadDb } from '../db/write.ts'
import { recordText } from '../repositories/problem-record.ts'
import { listProblems, readProblem } from '../repositories/problems.ts'
import { getSetting } from '../repositories/settings.ts'
import { problemOf } from './problems.ts'

/** Everything technical that is known of one problem, no secrets. */
export function problemDetails(db: ReadDb, { wire, recordId, kind }: ProblemKey, version: string): Result<{ text: string }> {
  const row = readProblem(db, wire, recordId, kind)
  if (row === undefined) return refuse('not_found', 'problem_gone')
  const lines = [...siteLines(db, version), ...factLines(problemOf(db, row)), `record: ${recordText(db, row)}`]
  return ok({ text: `${lines.join('\n')}\n` })
}

function siteLines(db: ReadDb, version: string): string[] {
  const site = getSetting(db, 'site')
  return [`Outpost ${version}`, `site: ${site === undefined ? '' : `${site.number} ${site.code} ${site.name} ${site.uuid}`}`]
}

function factLines(problem: Problem): string[] {
  return Object.entries(facts(problem)).map(([key, value]) => `${key}: ${value ?? ''}`)
}

/** One problem, flat: the lines of its details and the columns of the file. */
function facts({ key, parent, document, ...problem }: Problem): Record<string, string | number | null> {
  return {
    table: key.wire,
    record_id: key.recordId,
    kind: key.kind,
    direction: problem.direction,
    number: problem.number,
    name: problem.name,
    document_id: document?.id ?? null,
    store_id: document?.storeId ?? null,
    reason: problem.reason,
    field: problem.field,
    missing: parent === null ? null : `${parent.table} ${parent.id}`,
    code: problem.code,
    detail: problem.detail,
    mender: problem.mender,
    first_seen_at: problem.firstSeenAt,
    attempts: problem.attempts,
    next_try_at: problem.nextTryAt,
  }
}

/** All problem records as one file; `now` is an ISO time. */
export function exportProblems(db: ReadDb, format: 'json' | 'csv', now: string): ExportFile {
  const rows = listProblems(db, 0, -1).map((row) => ({ ...facts(problemOf(db, row)), record: recordText(db, row) }))
  const fileName = `outpost-problems-${now.slice(0, 10)}.${format}`
  if (format === 'csv') return { fileName, mediaType: 'text/csv', text: csv(rows) }
  const site = getSetting(db, 'site') ?? null
  return { fileName, mediaType: 'application/json', text: `${JSON.stringify({ at: now, site, problems: rows }, null, 2)}\n` }
}

const columns = (
  'table,record_id,kind,direction,number,name,document_id,store_id,reason,field,missing,code,detail,mender,' +
  'first_seen_at,attempts,next_try_at,record'
).split(',')

function csv(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))])
}
