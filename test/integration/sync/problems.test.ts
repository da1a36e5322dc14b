/** F-124, F-125, F-256, 4-3: problem records against a central, in both directions; nothing lost, and the rest flows. */
import { describe, expect, it } from 'vitest'
import { problemDetails } from '../../../src-main/services/problem-text.ts'
import { problemPage, retryAllProblems, retryProblem } from '../../../src-main/services/problems.ts'
import { readRow, saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCountry } from '../../central/test-country.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

const minute = 60_000
const start = Date.parse('2026-03-01T08:00:00.000Z')

async function initialised({ refusals = 'single' }: { refusals?: 'single' | 'all_or_none' } = {}) {
  const country = await openCountry()
  let time = start
  const site = openCycleSite(country.central.url, { now: () => time })
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  admin.set({ refusals })
  const { storeId } = country.store
  const write = (id: string, comment = '') => issue(site.db, { id, storeId, nameId: 'ward-1', comment })
  const problems = () => problemPage(site.db, { offset: 0, limit: 50 })
  const context = { db: site.db, clock: () => new Date(time), userId: 'nurse' }
  const comments = (id: string) => [readRow(site.db, 'invoice', id)?.comment, admin.record('transact', id)?.['comment']]
  const refuse = (table: string, recordId: string, code = 'sync_record_rejected') =>
    admin.knob('refuse', { table, recordId, code, message: 'not today', sticky: true })
  return { ...country, ...site, admin, write, problems, context, comments, refuse, later: (ms: number) => void (time += ms) }
}

const keyOf = (recordId: string, wire = 'transact') => ({ wire, recordId, kind: 'push' as const })

describe('a central that refuses single records', () => {
  it('T9: of 200 documents 199 get through; the one is listed with its number and its partner, and a retry that is taken clears it', async () => {
    const { admin, write, sync, refuse, problems, context } = await initialised()
    for (let n = 0; n < 200; n++) write(`inv-${n}`)
    refuse('transact', 'inv-77')
    expect(await sync()).toMatchObject({ kind: 'done', sent: 400 })
    expect(admin.records('transact')).toHaveLength(199)
    expect(problems()).toMatchObject({ total: 2 })
    expect(problems().problems.find((problem) => problem.key.wire === 'transact')).toMatchObject({
      key: keyOf('inv-77'),
      direction: 'out',
      table: 'invoice',
      number: 7,
      name: 'Maternity ward',
      document: { id: 'inv-77', table: 'invoice', kind: 'outbound_shipment' },
      reason: 'refused_at_central',
      code: 'sync_record_rejected',
      detail: 'not today',
      mender: 'central',
      attempts: 0,
      firstSeenAt: new Date(start).toISOString(),
    })
    expect(problems().problems.find((problem) => problem.key.wire === 'trans_line')).toMatchObject({
      number: 7,
      document: { id: 'inv-77' },
    })
    admin.clearKnobs('refuse')
    expect(retryAllProblems(context)).toEqual({ retried: 2 })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect([admin.records('transact').length, problems().total]).toEqual([200, 0])
  })

  it('what was refused is sent again by itself: five spaced times, then once a day', async () => {
    const { admin, write, sync, refuse, problems, later } = await initialised()
    write('inv-1')
    refuse('trans_line', 'inv-1-line')
    await sync()
    const waits: number[] = []
    for (let attempts = 0; attempts <= 6; attempts++) {
      const [problem] = problems().problems
      expect(problem).toMatchObject({ attempts, firstSeenAt: new Date(start).toISOString() })
      let waited = 0
      for (const step of [5 * minute, 5 * minute, 10 * minute, 20 * minute, 40 * minute, 1360 * minute]) {
        later(step - 1)
        waited += step - 1
        expect(await sync()).toMatchObject({ kind: 'done', sent: 0 })
        later(1)
        waited += 1
        if ((await sync()).sent > 0) break
      }
      waits.push(waited / minute)
    }
    expect(waits).toEqual([5, 5, 10, 20, 40, 1440, 1440])
    admin.clearKnobs('refuse')
    later(1440 * minute)
    await sync()
    expect([problems().total, admin.record('trans_line', 'inv-1-line') !== null]).toEqual([0, true])
  })

  it('it is also sent again where the clock was years ahead when it was refused, and has been set right since', async () => {
    const { admin, write, sync, refuse, problems, later } = await initialised()
    const years = 4 * 365 * 1440 * minute
    later(years)
    write('inv-1')
    refuse('trans_line', 'inv-1-line')
    await sync()
    admin.clearKnobs('refuse')
    later(-years)
    await sync()
    expect([problems().total, admin.record('trans_line', 'inv-1-line') !== null]).toEqual([0, true])
  })

  it('a change after the refusal is sent by itself, and one made while central was judging is not taken for the refused one', async () => {
    const { admin, write, sync, refuse, problems, comments, siteId } = await initialised()
    write('inv-1', 'refused')
    refuse('transact', 'inv-1')
    await sync(async (call, nth) => {
      if (call !== 'siteStatus' || nth > 1) return null
      await admin.whenIdle(siteId)
      admin.clearKnobs('refuse')
      write('inv-1', 'mended')
      return null
    })
    expect(problems().problems).toMatchObject([{ key: keyOf('inv-1-line', 'trans_line') }])
    await sync()
    expect(comments('inv-1')).toEqual(['mended', 'mended'])
    expect(problems().problems.filter((problem) => problem.key.wire === 'transact')).toEqual([])
  })

  it('a copy of a refused record that central sends does not take the place of ours, and is not dropped at the confirmation', async () => {
    const { admin, write, sync, refuse, comments, context, db } = await initialised()
    write('inv-1', 'first')
    await sync()
    refuse('transact', 'inv-1')
    write('inv-1', 'ours')
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'central’s' })
    const aside = () => db.sqlite.prepare("SELECT count(*) FROM inbox WHERE reason = 'own_unconfirmed'").pluck().get()
    await sync()
    expect([comments('inv-1'), aside()]).toEqual([['ours', 'central’s'], 1])
    write('inv-2')
    await sync()
    expect([comments('inv-1'), aside()]).toEqual([['ours', 'central’s'], 1])
    admin.upsertStore('transact', { ID: 'inv-1', comment: 'central’s second' })
    await sync()
    expect([comments('inv-1')[0], aside()]).toEqual(['ours', 1])
    admin.clearKnobs('refuse')
    expect(retryProblem(context, keyOf('inv-1'))).toMatchObject({ ok: true })
    await sync()
    expect([comments('inv-1'), aside()]).toEqual([['ours', 'ours'], 0])
  })

  it('neither a delete from central takes what central refuses of ours', async () => {
    const { admin, write, sync, refuse, db, store } = await initialised()
    write('inv-1', 'first')
    await sync()
    refuse('trans_line', 'inv-1-line')
    const place = { documentId: 'inv-1', storeId: store.storeId }
    locally(db, (tx) => saveRow(tx, 'invoice_line', { id: 'inv-1-line', note: 'ours' }, place))
    await sync()
    admin.deleteRecord('transact', 'inv-1')
    await sync()
    expect(readRow(db, 'invoice_line', 'inv-1-line')?.note).toBe('ours')
  })

  it('a lost reply, a cut call and a restart change nothing of it', async () => {
    for (const call of ['push', 'siteStatus', 'queuedRecords'] as const)
      for (const loss of ['request', 'reply'] as const) {
        const { admin, write, sync, refuse, restart, problems } = await initialised()
        write('inv-1')
        write('inv-2')
        refuse('transact', 'inv-1')
        await sync((at, nth) => (at === call && nth === 1 ? loss : null))
        restart()
        await sync()
        await sync()
        expect({
          [`${call} ${loss}`]: problems()
            .problems.map((problem) => problem.key.recordId)
            .toSorted(),
        }).toEqual({
          [`${call} ${loss}`]: ['inv-1', 'inv-1-line'],
        })
        expect(admin.record('transact', 'inv-2')).not.toBe(null)
      }
  })
})

describe('a central that stops', () => {
  it('names the record; it is a problem that is sent again only when somebody says so or changes it', async () => {
    const { admin, write, sync, refuse, problems, later, siteId, context, comments } = await initialised({ refusals: 'all_or_none' })
    write('inv-1', 'first')
    write('inv-2')
    refuse('transact', 'inv-1', 'sync_record_save_fail')
    const named = { kind: 'outbound_shipment', called: '7 Maternity ward', context: 'record' }
    const stopped = {
      kind: 'stopped',
      cause: { code: 'integration_error', params: { table: 'transact', record: 'inv-1', reasonText: 'not today', ...named } },
    }
    expect(await sync()).toMatchObject(stopped)
    expect(problems().problems).toMatchObject([
      { key: keyOf('inv-1'), number: 7, name: 'Maternity ward', nextTryAt: null, mender: 'central' },
    ])
    admin.clearKnobs('refuse')
    admin.mend(siteId, 'drop_all')
    await admin.whenIdle(siteId)
    later(10_000 * minute)
    refuse('trans_line', 'nobody')
    expect(await sync()).toMatchObject({ kind: 'stopped', cause: { params: { table: 'trans_line', record: 'inv-1-line' } } })
    admin.mend(siteId, 'drop_all')
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect(comments('inv-1')).toEqual(['first', undefined])
    expect(problems().total).toBe(2)
    expect(retryAllProblems(context)).toEqual({ retried: 2 })
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect([comments('inv-1'), problems().total]).toEqual([['first', 'first'], 0])
  })
})

describe('a central that is still stopped, and says so in every call', () => {
  it('does not refuse the mend that was made here meanwhile: it is sent once central goes on', async () => {
    const { admin, write, sync, refuse, siteId, comments } = await initialised({ refusals: 'all_or_none' })
    write('inv-1', 'bad')
    refuse('transact', 'inv-1')
    expect(await sync()).toMatchObject({ kind: 'stopped' })
    write('inv-1', 'mended')
    expect(await sync()).toMatchObject({ kind: 'stopped' })
    admin.clearKnobs('refuse')
    admin.mend(siteId, 'drop_all')
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'done' })
    expect(comments('inv-1')).toEqual(['mended', 'mended'])
  })

  it('stops once for a record, also where the reply to the closing call was lost and an older change of it is confirmed', async () => {
    const { admin, write, sync, refuse, siteId, comments } = await initialised({ refusals: 'all_or_none' })
    write('inv-1', 'good')
    await sync()
    write('inv-1', 'bad')
    refuse('transact', 'inv-1')
    expect(await sync((call, nth) => (call === 'push' && nth === 2 ? 'reply' : null))).toMatchObject({ kind: 'failed' })
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'stopped' })
    admin.mend(siteId, 'drop_all')
    await admin.whenIdle(siteId)
    expect(await sync()).toMatchObject({ kind: 'done', sent: 0 })
    expect(comments('inv-1')).toEqual(['bad', 'good'])
  })
})

describe('what cannot be placed here', () => {
  it('T7: is listed with field, mender and details; the record that central mends clears it', async () => {
    const { admin, sync, problems, db } = await initialised()
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'bad', item_name: 'Zinc syrup', type_of: 'general', doses: 'two' })
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'good', item_name: 'Good', type_of: 'general' })
    expect(await sync()).toMatchObject({ kind: 'done', received: 2 })
    expect(readRow(db, 'item', 'good')).toBeDefined()
    expect(problems()).toMatchObject({
      total: 1,
      problems: [
        { direction: 'in', table: 'item', name: 'Zinc syrup', reason: 'unreadable', field: 'doses', mender: 'central', code: null },
      ],
    })
    const details = problemDetails(db, { wire: 'item', recordId: 'bad', kind: 'upsert' }, '1.2.3')
    expect(details).toMatchObject({ ok: true, value: { text: expect.stringMatching(/Outpost 1\.2\.3[^]*field: doses[^]*"doses":"two"/) } })
    admin.upsertCentral('item', { ID: 'bad', doses: 2 })
    await sync()
    expect([problems().total, readRow(db, 'item', 'bad')?.doses]).toEqual([0, 2])
  })

  it('is tried again without a line too', async () => {
    const { admin, sync, problems, context, db, store } = await initialised()
    admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: 'batch', item_ID: 'late', store_ID: store.storeId })
    await sync()
    expect(problems().problems).toMatchObject([
      { reason: 'missing_parent', field: 'item_ID', parent: { table: 'item', id: 'late' }, mender: 'itself' },
    ])
    db.sqlite.exec("INSERT INTO item (id, name) VALUES ('late', 'Late')")
    expect(retryProblem(context, { wire: 'item_line', recordId: 'batch', kind: 'upsert' })).toMatchObject({ ok: true })
    expect(await sync((call) => (call === 'site' ? 'request' : null))).toMatchObject({ kind: 'failed' })
    expect([problems().total, readRow(db, 'stock_line', 'batch')?.item_id]).toEqual([0, 'late'])
  })
})
