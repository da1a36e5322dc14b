/** A process that may write no file longer than it was allowed: what a full disk is to it. Says in one line how it went. */
import { makeBackup, problemFrom } from '../../src-main/app-backup-jobs.ts'
import type { MakeJob } from '../../src-main/app-backup-jobs.ts'
import { DatabaseUnusable, StorageFault } from '../../src-main/db/faults.ts'
import { migrations } from '../../src-main/db/migrations/all.ts'
import { openDatabase } from '../../src-main/db/open.ts'
import { editInvoice } from '../../src-main/services/edit-invoice.ts'

export type Told = { readonly done: unknown } | { readonly problem: string; readonly detail: string }
export type Asked = { readonly what: 'make'; readonly job: MakeJob } | { readonly what: 'migrate' | 'work'; readonly path: string }

/** Needs some megabytes more than were there. */
const large = {
  version: 9999,
  name: 'large',
  sql: `CREATE TABLE large (n INTEGER PRIMARY KEY, bytes BLOB) STRICT;
    WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 2000)
    INSERT INTO large SELECT n, randomblob(4000) FROM row`,
}

const worksMost = 200

/** Writes on one invoice until the disk takes no more: what was saved last, and why the next was refused; then it is still read. */
function work(path: string): { readonly saved: string; readonly refused: string | null } {
  const db = openDatabase(path, { role: 'main' })
  const context = { db, clock: () => new Date(), changed: () => {}, storeId: 'store-a', userId: 'nurse' }
  const comment = (): string => db.sqlite.prepare("SELECT substr(comment, 1, 12) FROM invoice WHERE id = 'open'").pluck().get() as string
  try {
    for (let n = 0; n < worksMost; n++) {
      const { version } = db.sqlite
        .prepare("SELECT coalesce(max(cursor), 0) AS version FROM change_log WHERE document_id = 'open'")
        .get() as {
        version: number
      }
      const said = editInvoice(context, { id: 'open', version, comment: `${String(n).padStart(12, '0')}${'x'.repeat(10_000)}` })
      if (!said.ok) throw new Error(said.error.reason)
    }
    return { saved: comment(), refused: null }
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error
    return { saved: comment(), refused: error.code }
  } finally {
    db.close()
  }
}

async function run(asked: Asked): Promise<Told> {
  try {
    if (asked.what === 'make') return { done: await makeBackup(asked.job, () => {}) }
    if (asked.what === 'work') return { done: work(asked.path) }
    openDatabase(asked.path, { role: 'main', migrations: [...migrations, large] }).close()
    return { done: true }
  } catch (error) {
    const problem = error instanceof DatabaseUnusable ? error.code : problemFrom(error)
    return { problem, detail: error instanceof Error ? error.message : String(error) }
  }
}

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? '') as Asked)))
