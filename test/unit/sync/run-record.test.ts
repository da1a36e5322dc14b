import { describe, expect, it } from 'vitest'
import { listSyncRuns, saveSyncRun } from '../../../src-main/repositories/sync-runs.ts'
import { createRunRecord } from '../../../src-main/sync/run-record.ts'
import { fromCentral, makeDb } from '../../support/make-db.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

describe('the record of a run', () => {
  it('gives each step its own bytes and time, and keeps them', () => {
    const db = makeDb()
    const traffic = { requests: 5, bytesOut: 100, bytesIn: 100 }
    let time = start
    const pass = (ms: number, bytes: number) => {
      time += ms
      traffic.requests += 1
      traffic.bytesIn += bytes
    }
    const run = createRunRecord({
      trigger: 'manual',
      isInitialised: true,
      now: () => time,
      traffic: () => ({ ...traffic }),
      onChange: () => {},
    })
    run.progress.step('reach', { state: 'now' })
    pass(100, 50)
    run.progress.step('reach', { state: 'done' })
    run.progress.step('fetch_shared', { state: 'now', total: 10 })
    pass(200, 70)
    run.progress.step('fetch_shared', { done: 5 })
    expect(run.snapshot()).toMatchObject({ finishedAt: null, received: 5, bytesIn: 120, requests: 2 })
    pass(300, 30)
    const cause = { code: 'connection_lost', detail: 'cut', params: {} } as const
    const ended = run.finish({ kind: 'failed', cause, progressed: true, sent: 0, received: 5 })
    expect(ended.steps.map(({ name, state, bytes, ms, note }) => [name, state, bytes, ms, note])).toEqual([
      ['reach', 'done', 50, 100, ''],
      ['send', 'todo', 0, 0, ''],
      ['central_takes', 'todo', 0, 0, ''],
      ['fetch_shared', 'failed', 100, 500, 'connection_lost'],
      ['fetch_site', 'todo', 0, 0, ''],
      ['place', 'todo', 0, 0, ''],
    ])
    fromCentral(db, (tx) => saveSyncRun(tx, ended))
    expect(listSyncRuns(db, null, 10)).toEqual([ended])
    expect(listSyncRuns(db, ended.startedAt, 10)).toEqual([])
  })
})
