/**
 * What central has not confirmed, as one file (4-5): a summary for people, then each record exactly as it would go over
 * the wire, one a line, and the SHA-256 of these lines. A copy stays in the data folder before the page gets its own.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportFile } from '../contract/output.ts'
import type { Db } from '../db/write.ts'
import { write } from '../db/write.ts'
import { getSetting, setSetting } from '../repositories/settings.ts'
import { unsentDocuments } from '../repositories/unsent-documents.ts'
import { replaceFile } from '../site/replace-file.ts'

/** What only this computer has: up to a cursor of the journal, of which documents, as the envelopes of protocol-v5.md 1.4. */
export type UnsentWork = {
  readonly upTo: number
  readonly changes: readonly { readonly documentId: string; readonly tableName: string }[]
  readonly records: readonly { readonly tableName: string; readonly json: string }[]
}

export type UnsentContext = {
  readonly db: Db
  readonly clock: () => Date
  readonly dataFolder: string
  readonly version: string
  readonly userId: string | null
  readonly unsent: () => UnsentWork
}

/** Writes the file and notes in the settings up to where it holds everything. Throws what the disk says. */
export function saveUnsent(context: UnsentContext): ExportFile {
  const { db, clock, dataFolder, userId, unsent } = context
  const at = clock().toISOString()
  const work = unsent()
  const site = getSetting(db, 'site')
  const fileName = `outpost-unsent-site-${site?.number ?? 0}-${at.slice(0, 19).replaceAll(':', '-')}.json`
  const sha256 = digest(work.records.map(({ json }) => json))
  const text = fileText(context, work, { at, sha256 })
  const folder = join(dataFolder, 'unsent')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  replaceFile(join(folder, fileName), text)
  write(db, { kind: 'local', userId, at }, (tx) =>
    setSetting(tx, 'unsent_saved', { at, upTo: work.upTo, records: work.records.length, fileName, sha256 }),
  )
  return { fileName, mediaType: 'application/json', text }
}

function fileText(
  { db, version }: UnsentContext,
  { changes, records }: UnsentWork,
  { at, sha256 }: { at: string; sha256: string },
): string {
  const head = {
    file: 'Work of an Outpost site that the central server has not confirmed',
    format: 1,
    savedAt: at,
    site: getSetting(db, 'site') ?? null,
    databaseId: getSetting(db, 'database_id') ?? null,
    program: `Outpost ${version}`,
    recordsByTable: countBy(records.map(({ tableName }) => tableName)),
    documents: unsentDocuments(db, [...new Set(changes.map(({ documentId }) => documentId))]),
    howToCheck:
      'sha256 is the SHA-256 of the lines between "records": [ and ], without the comma at the end of a line, each ended by a line feed',
    sha256,
  }
  const summary = JSON.stringify(head, null, 2).slice(0, -2)
  return `${summary},\n${recordsStart}\n${records.map(({ json }) => json).join(',\n')}\n]}\n`
}

const recordsStart = '  "records": ['

const digest = (lines: readonly string[]): string =>
  createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** The envelopes of a saved file, each as its own text; null where the file was altered or cut short. */
export function readUnsent(text: string): readonly string[] | null {
  const from = text.indexOf(`${recordsStart}\n`)
  const to = text.lastIndexOf('\n]}')
  if (from < 0 || to < from) return null
  const between = text.slice(from + recordsStart.length + 1, to)
  const lines = between === '' ? [] : between.split('\n').map((line) => line.replace(/,$/, ''))
  const { sha256 } = JSON.parse(`${text.slice(0, from).replace(/,\s*$/, '')}}`) as { sha256?: unknown }
  return sha256 === digest(lines) ? lines : null
}
