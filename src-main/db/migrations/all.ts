import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { people } from './0020-people.ts'
import { reference } from './0030-reference.ts'
import { storeTables } from './0031-store-tables.ts'
import { problems } from './0032-problems.ts'
import { heldArrivals } from './0033-held-arrivals.ts'
import { storeStays } from './0034-store-stays.ts'
import { invoiceCounts } from './0040-invoice-counts.ts'
import { stockFigures } from './0050-stock-figures.ts'
import { drafts } from './0062-drafts.ts'
import { home } from './0063-home.ts'
import { queueDays } from './0067-queue-days.ts'
import { stockCounts } from './0068-stock-counts.ts'
import { preferences } from './0069-preferences.ts'
import { stockTimes } from './0070-stock-times.ts'
import { search } from './0071-search.ts'
import { figuresInParts } from './0072-figures-in-parts.ts'
import { storeFreeze } from './0073-store-freeze.ts'

/** Every migration in its order. A published one is never edited or renumbered. */
export const migrations: readonly Migration[] = [
  foundation,
  people,
  reference,
  storeTables,
  problems,
  heldArrivals,
  storeStays,
  invoiceCounts,
  stockFigures,
  drafts,
  home,
  queueDays,
  stockCounts,
  preferences,
  stockTimes,
  search,
  figuresInParts,
  storeFreeze,
]

/** The version a database has once all are done. */
export const schemaVersion: number = Math.max(...migrations.map((migration) => migration.version))
