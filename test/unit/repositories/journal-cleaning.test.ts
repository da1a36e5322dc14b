import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { write } from '../../../src-main/db/write.ts'
import { documentSync } from '../../../src-main/domain/document-sync.ts'
import * as journal from '../../../src-main/repositories/change-log.ts'
import { journalCursor, moveJournalCursor } from '../../../src-main/repositories/cursors.ts'
import { holdArrival } from '../../../src-main/repositories/held-arrivals.ts'
import { setAside } from '../../../src-main/repositories/inbox.ts'
import { cleaningDueAt, cleanStep, everyDays, keepDays } from '../../../src-main/repositories/journal-cleaning.ts'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { listSyncRuns, runsKept, saveSyncRun } from '../../../src-main/repositories/sync-runs.ts'
import { setRule } from '../../../src-main/repositories/table-rules.ts'
import { fromCentral, locally, makeDb } from '../../support/make-db.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-06-01T08:00:00.000Z')
const daysAgo = (days: number): string => new Date(now - days * dayMs).toISOString()

type Given = { readonly record: string; readonly days: number; readonly table?: 'invoice' | 'stock_line'; readonly store?: string }
const append = (db: Db, { record, days, table = 'invoice', store = 'S' }: Given): void =>
  write(db, { kind: 'local', userId: null, at: daysAgo(days) }, (tx) =>
    journal.appendChange(tx, { tableName: table, recordId: record, action: 'upsert', documentId: record, storeId: store }),
  )
const confirm = (db: Db, upTo: number): void =>
  fromCentral(db, (tx) => {
    moveJournalCursor(tx, 'accepted', Math.max(upTo, journalCursor(tx, 'accepted')))
    moveJournalCursor(tx, 'confirmed', upTo)
  })
const cursors = (db: Db): number[] =>
  (db.sqlite.prepare('SELECT cursor FROM change_log ORDER BY cursor').all() as { cursor: number }[]).map(({ cursor }) => cursor)

/** A whole cleaning, a few entries a step; gives how many steps it took. */
function clean(db: Db, at = now, entries = 2): number {
  for (let steps = 1; ; steps += 1) if (cleanStep(db, at, entries).isEnd) return steps
}

function initialised(): Db {
  const db = makeDb()
  fromCentral(db, (tx) => setSetting(tx, 'initialised_at', daysAgo(400)))
  return db
}

/** An entry of today, so that none of the old ones is the newest of the store. */
const newest = { record: 'newest', days: 0 }

describe('F-257: what a cleaning removes', () => {
  test('only what central has confirmed and what is older than four weeks', () => {
    const db = initialised()
    for (const days of [60, keepDays + 0.01, keepDays - 0.01, 60, 0]) append(db, { record: `r${days}`, days })
    confirm(db, 3)
    clean(db)
    expect(cursors(db)).toEqual([3, 4, 5])
    expect(getSetting(db, 'last_cleaning')).toEqual({ at: new Date(now).toISOString(), entries: 2, runs: 0 })
  })

  test('never what is accepted but not confirmed: it may come back as not sent', () => {
    const db = initialised()
    append(db, { record: 'A', days: 60 })
    append(db, newest)
    fromCentral(db, (tx) => moveJournalCursor(tx, 'accepted', 2))
    clean(db)
    expect(cursors(db)).toEqual([1, 2])
  })

  test('never of a record with a problem, nor of one with an arrival that was set aside', () => {
    const db = initialised()
    for (const record of ['refused', 'held', 'free', 'newest']) append(db, { record, days: record === 'newest' ? 0 : 60 })
    confirm(db, 4)
    fromCentral(db, (tx) => {
      setAside(tx, { table: 'transact', id: 'refused', kind: 'upsert', reason: 'unreadable', data: '{}' })
      holdArrival(tx, { table: 'transact', id: 'held', kind: 'upsert', data: '{}' })
    })
    clean(db)
    expect(cursors(db)).toEqual([1, 2, 4])
  })

  test('F-259: never what a rule keeps from being sent, however old', () => {
    const db = initialised()
    append(db, { record: 'sent', days: 70 })
    confirm(db, 1)
    locally(db, (tx) => setRule(tx, 'transact', { send: false, receive: true }))
    append(db, { record: 'held', days: 60 })
    append(db, { record: 'batch', days: 60, table: 'stock_line' })
    append(db, newest)
    confirm(db, 4)
    clean(db)
    expect(cursors(db)).toEqual([2, 4])
  })

  test('the newest entry of each store stays: the time of its last change is read from it', () => {
    const db = initialised()
    for (const store of ['S', 'T', 'S']) append(db, { record: store, days: 60, store })
    confirm(db, 3)
    clean(db)
    expect(cursors(db)).toEqual([2, 3])
  })

  test('the sync state of an old document stays what it was, and a cursor is never given twice', () => {
    const db = initialised()
    append(db, { record: 'old', days: 60 })
    append(db, newest)
    confirm(db, 2)
    const state = () =>
      documentSync(
        { cursor: journal.documentCursor(db, 'old'), at: null, hasProblem: false },
        { accepted: journalCursor(db, 'accepted'), confirmed: journalCursor(db, 'confirmed') },
      ).state
    const before = state()
    clean(db)
    expect([before, state(), journal.documentCursor(db, 'old')]).toEqual(['accepted', 'accepted', 0])
    append(db, { record: 'old', days: 0 })
    expect([state(), journal.documentCursor(db, 'old'), journal.lastCursor(db)]).toEqual(['queued', 3, 3])
  })

  const entry = fc.record({
    record: fc.constantFrom('a', 'b', 'c', 'd'),
    days: fc.integer({ min: 0, max: 90 }),
    table: fc.constantFrom('invoice' as const, 'stock_line' as const),
    store: fc.constantFrom('S', 'T'),
  })
  test('F-257: in any state nothing that waits, is refused or is young is removed, and every sync state stays', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 25 }),
        fc.nat(25),
        fc.nat(25),
        fc.constantFrom('a', 'b', 'none'),
        fc.integer({ min: 1, max: 7 }),
        (entries, one, two, refused, step) => {
          const db = initialised()
          for (const given of entries) append(db, given)
          const [confirmed = 0, accepted = 0] = [one, two].map((at) => Math.min(at, entries.length)).toSorted((a, b) => a - b)
          fromCentral(db, (tx) => {
            moveJournalCursor(tx, 'accepted', accepted)
            moveJournalCursor(tx, 'confirmed', confirmed)
            if (refused !== 'none') setAside(tx, { table: 'transact', id: refused, kind: 'upsert', reason: 'unreadable', data: '{}' })
          })
          const stateOf = (record: string) =>
            documentSync({ cursor: journal.documentCursor(db, record), at: null, hasProblem: record === refused }, { accepted, confirmed })
              .state
          const states = () => ['a', 'b', 'c', 'd'].map(stateOf)
          const [before, pending] = [states(), journal.pendingAfter(db, confirmed, entries.length)]
          clean(db, now, step)
          const kept = new Set(cursors(db))
          const must = entries.filter(
            (given, index) => index >= confirmed || given.days < keepDays || (given.record === refused && given.table === 'invoice'),
          )
          expect(must.every((given) => kept.has(entries.indexOf(given) + 1))).toBe(true)
          expect([states(), journal.pendingAfter(db, confirmed, entries.length)]).toEqual([before, pending])
          db.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('F-257: when', () => {
  test('weekly, first when the site is initialised; a last cleaning that lies ahead was noted by a wrong clock', () => {
    const db = makeDb()
    expect(cleaningDueAt(db, now)).toBe(Infinity)
    fromCentral(db, (tx) => setSetting(tx, 'initialised_at', daysAgo(1)))
    expect(cleaningDueAt(db, now)).toBe(0)
    clean(db)
    expect(cleaningDueAt(db, now)).toBe(now + everyDays * dayMs)
    expect(cleaningDueAt(db, now - 1000)).toBe(0)
  })

  test('with the clock set back nothing younger is removed, and the next cleaning is a week after this one', () => {
    const db = initialised()
    append(db, { record: 'A', days: 10 })
    append(db, newest)
    confirm(db, 2)
    clean(db, now + dayMs)
    const back = now - 200 * dayMs
    expect(cleaningDueAt(db, back)).toBe(0)
    clean(db, back)
    expect([cursors(db), cleaningDueAt(db, back)]).toEqual([[1, 2], back + everyDays * dayMs])
  })

  test('a restart goes on where the last step ended and counts all that was removed', () => {
    const db = initialised()
    for (let at = 0; at < 7; at += 1) append(db, { record: `r${at}`, days: 60 })
    append(db, newest)
    confirm(db, 8)
    expect(cleanStep(db, now, 3)).toEqual({ isEnd: false, removed: 3 })
    expect(getSetting(db, 'cleaning')).toEqual({ startedAt: new Date(now).toISOString(), upTo: 3, entries: 3, runs: 0 })
    expect(cleaningDueAt(db, now + 60_000)).toBe(0)
    clean(db, now + 60_000, 3)
    expect(cursors(db)).toEqual([8])
    expect([getSetting(db, 'cleaning'), getSetting(db, 'last_cleaning')?.entries]).toEqual([undefined, 7])
  })
})

describe('the bound of the history of cycles', () => {
  const run = (id: string, days: number, carried: number): SyncRun => ({
    id,
    trigger: 'interval',
    startedAt: daysAgo(days),
    finishedAt: daysAgo(days),
    outcome: 'done',
    cause: null,
    sent: carried,
    received: 0,
    bytesOut: 0,
    bytesIn: 0,
    requests: 3,
    steps: [],
  })

  test('cycles that carried nothing are kept four weeks, the others a year; one that goes on is never forgotten', () => {
    const db = initialised()
    const { quietDays, carryingDays } = runsKept
    fromCentral(db, (tx) => {
      for (const one of [run('quiet', quietDays + 1, 0), run('fresh', quietDays - 1, 0), run('carried', quietDays + 1, 5)])
        saveSyncRun(tx, one)
      saveSyncRun(tx, run('year', carryingDays + 1, 5))
      saveSyncRun(tx, { ...run('going', 400, 0), finishedAt: null, outcome: null })
    })
    clean(db)
    expect(listSyncRuns(db, null, 10).map(({ id }) => id)).toEqual(['fresh', 'carried', 'going'])
    expect(getSetting(db, 'last_cleaning')?.runs).toBe(2)
  })

  test('and no more of those that carried something than the history can show', () => {
    const db = initialised()
    fromCentral(db, (tx) => {
      for (let at = 0; at < runsKept.carrying + 3; at += 1) saveSyncRun(tx, run(`run ${at}`, at / 100, 1))
    })
    clean(db, now, 500)
    expect(listSyncRuns(db, null, 20_000)).toHaveLength(runsKept.carrying)
  })
})
