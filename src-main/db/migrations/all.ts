import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { people } from './0020-people.ts'
import { invoiceCounts } from './0040-invoice-counts.ts'

/** Every migration in its order. A published one is never edited or renumbered. */
export const migrations: readonly Migration[] = [foundation, people, invoiceCounts]

/** The version a database has once all are done. */
export const schemaVersion: number = Math.max(...migrations.map((migration) => migration.version))
