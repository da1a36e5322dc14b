/** A process that may write no file longer than it was allowed: what a full disk is to it. Says in one line how it went. */
import { makeBackup, problemFrom } from '../../src-main/app-backup-jobs.ts'
import type { MakeJob } from '../../src-main/app-backup-jobs.ts'
import { DatabaseUnusable } from '../../src-main/db/faults.ts'
import { migrations } from '../../src-main/db/migrations/all.ts'
import { openDatabase } from '../../src-main/db/open.ts'

export type Told = { readonly done: unknown } | { readonly problem: string; readonly detail: string }
export type Asked = { readonly what: 'make'; readonly job: MakeJob } | { readonly what: 'migrate'; readonly path: string }

/** Needs some megabytes more than were there. */
const large = {
  version: 9999,
  name: 'large',
  sql: `CREATE TABLE large (n INTEGER PRIMARY KEY, bytes BLOB) STRICT;
    WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 2000)
    INSERT INTO large SELECT n, randomblob(4000) FROM row`,
}

async function run(asked: Asked): Promise<Told> {
  try {
    if (asked.what === 'make') return { done: await makeBackup(asked.job, () => {}) }
    openDatabase(asked.path, { role: 'main', migrations: [...migrations, large] }).close()
    return { done: true }
  } catch (error) {
    const problem = error instanceof DatabaseUnusable ? error.code : problemFrom(error)
    return { problem, detail: error instanceof Error ? error.message : String(error) }
  }
}

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? '') as Asked)))
