/** F-124, F-256, 4-3: problem records as the screen asks for them. */
import { describe, expect, it } from 'vitest'
import { ProblemPage } from '../../../src-main/contract/problems.ts'
import { nextTry } from '../../../src-main/domain/retry.ts'
import { menderOf } from '../../../src-main/domain/problems.ts'
import { withoutSecrets } from '../../../src-main/domain/secrets.ts'
import type { SetAside } from '../../../src-main/repositories/inbox.ts'
import { setAside } from '../../../src-main/repositories/inbox.ts'
import { saveRecord } from '../../../src-main/repositories/records.ts'
import { addRefusal } from '../../../src-main/repositories/refusals.ts'
import { exportProblems, problemDetails } from '../../../src-main/services/problem-text.ts'
import { problemPage, retryAllProblems, retryProblem } from '../../../src-main/services/problems.ts'
import type { Clinic } from '../../support/builders.ts'
import { makeClinic, now, valueOf } from '../../support/builders.ts'
import { bySync, fromCentral, locally } from '../../support/make-db.ts'
import { appendChange } from '../../../src-main/repositories/change-log.ts'
import { write } from '../../../src-main/db/write.ts'

const unreadable = (id: string, more: Partial<SetAside> = {}): SetAside => ({
  table: 'item',
  id,
  kind: 'upsert',
  reason: 'unreadable',
  field: 'doses',
  detail: 'expected a whole number, got text "two"',
  data: JSON.stringify({ ID: id, item_name: `Item ${id}`, doses: 'two' }),
  ...more,
})
const aside = ({ db }: Clinic, ...rows: readonly SetAside[]) => fromCentral(db, (tx) => rows.forEach((row) => setAside(tx, row)))
const list = ({ db }: Clinic, offset = 0, limit = 50) => ProblemPage.parse(problemPage(db, { offset, limit }))
const acting = ({ db }: Clinic) => ({ db, clock: () => now, userId: 'nurse' })

describe('the list', () => {
  it('comes in pages, the longest known first, and tells how many there are and how much waits for a newer version', () => {
    const clinic = makeClinic()
    for (const [at, id] of ['first', 'second', 'third'].entries())
      write(clinic.db, { ...bySync, at: new Date(now.getTime() + at).toISOString() }, (tx) => setAside(tx, unreadable(id)))
    aside(clinic, unreadable('own', { reason: 'own_unconfirmed' }))
    fromCentral(clinic.db, (tx) => saveRecord(tx, 'table_of_tomorrow', 'x', {}))
    expect(list(clinic, 0, 2)).toMatchObject({ total: 3, forNewerVersion: 1, problems: [{ name: 'Item first' }, { name: 'Item second' }] })
    expect(list(clinic, 2, 2).problems.map((problem) => problem.key.recordId)).toEqual(['third'])
  })

  it('calls a document and its lines by number and partner, also where the record itself is not here', () => {
    const clinic = makeClinic()
    clinic.add.invoice('doc', { invoice_num: 31, name_ID: 'ward' })
    const line = {
      table: 'trans_line',
      kind: 'upsert',
      reason: 'missing_parent',
      parent: { table: 'item', id: 'late' },
      field: 'item_ID',
    } as const
    aside(clinic, { ...line, id: 'line', data: JSON.stringify({ transaction_ID: 'doc', item_ID: 'late', item_name: 'Late' }) })
    aside(clinic, { ...line, id: 'stray', data: JSON.stringify({ transaction_ID: 'nowhere', item_ID: 'late', item_name: 'Late' }) })
    aside(clinic, unreadable('new', { table: 'transact', data: JSON.stringify({ invoice_num: 8, name_ID: 'ward', store_ID: 'store-a' }) }))
    expect(list(clinic).problems).toMatchObject([
      { table: 'invoice_line', number: 31, name: 'ward', document: { id: 'doc', table: 'invoice', storeId: 'store-a' } },
      { table: 'invoice_line', number: null, name: 'Late', document: null, parent: { table: 'item', id: 'late' } },
      { table: 'invoice', number: 8, name: 'ward', document: null },
    ])
  })

  it('knows records whose table nobody knows, and what was no record at all', () => {
    const clinic = makeClinic()
    aside(clinic, unreadable('serial-4', { table: '', field: 'tableName', data: '{"odd":true}', isEnvelope: true }))
    aside(clinic, unreadable('m', { table: 'unheard_of', kind: 'merge', data: '{}' }))
    expect(list(clinic).problems).toMatchObject([
      { key: { wire: '', recordId: 'serial-4' }, table: '', mender: 'support', nextTryAt: null },
      { table: 'unheard_of', name: '', number: null },
    ])
  })
})

describe('retry', () => {
  it('of what came from central makes it due at once, of one or of all', () => {
    const clinic = makeClinic()
    aside(clinic, unreadable('a'), unreadable('b'), unreadable('own', { reason: 'own_unconfirmed' }))
    clinic.db.sqlite.exec(`UPDATE inbox SET next_try_at = '${nextTry(5, now.getTime())}'`)
    const due = () => clinic.db.sqlite.prepare('SELECT record_id FROM inbox WHERE next_try_at IS NULL ORDER BY 1').pluck().all()
    expect(valueOf(retryProblem(acting(clinic), { wire: 'item', recordId: 'a', kind: 'upsert' }))).toEqual({ retried: 1 })
    expect(due()).toEqual(['a'])
    expect(retryAllProblems(acting(clinic))).toEqual({ retried: 2 })
    expect(due()).toEqual(['a', 'b'])
  })

  it('of what central refused is one new entry of the journal by that person, however often it is pressed', () => {
    const clinic = makeClinic()
    clinic.add.invoice('doc', { invoice_num: 31 })
    const change = { tableName: 'invoice', recordId: 'doc', action: 'upsert', documentId: 'doc', storeId: 'store-a' } as const
    locally(clinic.db, (tx) => appendChange(tx, change))
    fromCentral(clinic.db, (tx) =>
      addRefusal(
        tx,
        { table: 'transact', id: 'doc', code: 'sync_record_rejected', message: 'no' },
        { after: 0, accepted: 1, isRetried: true },
      ),
    )
    const key = { wire: 'transact', recordId: 'doc', kind: 'push' } as const
    for (let press = 0; press < 3; press++) expect(valueOf(retryProblem(acting(clinic), key))).toEqual({ retried: 1 })
    expect(retryAllProblems(acting(clinic))).toEqual({ retried: 0 })
    const entries = clinic.db.sqlite.prepare('SELECT record_id, document_id, store_id, user_id FROM change_log WHERE cursor > 1').all()
    expect(entries).toEqual([{ record_id: 'doc', document_id: 'doc', store_id: 'store-a', user_id: 'nurse' }])
    expect(list(clinic)).toMatchObject({ total: 1, problems: [{ direction: 'out', number: 31 }] })
  })

  it('of what is gone, and of what is none of ours, is refused with its reason', () => {
    const clinic = makeClinic()
    expect(retryProblem(acting(clinic), { wire: 'item', recordId: 'a', kind: 'upsert' })).toMatchObject({
      error: { reason: 'problem_gone' },
    })
    fromCentral(clinic.db, (tx) =>
      addRefusal(tx, { table: 'item', id: 'amox', code: 'x', message: 'no' }, { after: 0, accepted: 0, isRetried: true }),
    )
    expect(retryProblem(acting(clinic), { wire: 'item', recordId: 'amox', kind: 'push' })).toMatchObject({
      error: { reason: 'problem_not_ours' },
    })
  })
})

describe('text', () => {
  it('details hold everything technical and no secret', () => {
    const clinic = makeClinic()
    const data = JSON.stringify({
      ID: 'c',
      web_username: 'anna',
      web_password: 'open sesame',
      more: [{ apiKey: 'k-17' }],
      number: 9007199254740993n.toString(),
    })
    aside(clinic, unreadable('c', { table: 'contact', field: 'name_ID', data }))
    const { text } = valueOf(problemDetails(clinic.db, { wire: 'contact', recordId: 'c', kind: 'upsert' }, '1.2.3'))
    for (const part of [
      'Outpost 1.2.3',
      '12 KBR Kibera',
      'table: contact',
      'record_id: c',
      'reason: unreadable',
      'field: name_ID',
      'anna',
      '9007199254740993',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/open sesame|k-17/)
    expect(problemDetails(clinic.db, { wire: 'contact', recordId: 'gone', kind: 'upsert' }, '1')).toMatchObject({
      error: { reason: 'problem_gone' },
    })
  })

  it('a secret is hidden at any depth, what only sounds like one is not', () => {
    expect(withoutSecrets({ Password: 1, compass: 2, list: [{ api_key: 3, name: 'x' }], passwd: 4, refresh_token: 5 })).toEqual({
      Password: '[hidden]',
      compass: 2,
      list: [{ api_key: '[hidden]', name: 'x' }],
      passwd: '[hidden]',
      refresh_token: '[hidden]',
    })
  })

  it('the file holds all of them, in JSON and in CSV that no spreadsheet takes for a formula', () => {
    const clinic = makeClinic()
    const rows = Array.from({ length: 120 }, (_, n) => unreadable(`i-${n}`, { detail: n === 0 ? '=HYPERLINK("x"), a\nb' : 'plain' }))
    aside(clinic, ...rows)
    const json = exportProblems(clinic.db, 'json', now.toISOString())
    expect(json).toMatchObject({ fileName: 'outpost-problems-2026-03-01.json', mediaType: 'application/json' })
    expect((JSON.parse(json.text) as { problems: unknown[] }).problems).toHaveLength(120)
    const { text, fileName } = exportProblems(clinic.db, 'csv', now.toISOString())
    expect(fileName).toBe('outpost-problems-2026-03-01.csv')
    expect(text.split('\r\n')).toHaveLength(122)
    expect(text).toContain(`"'=HYPERLINK(""x""), a\nb"`)
    expect(text.split('\r\n')[0]).toMatch(/^\uFEFFtable,record_id,kind,/)
  })
})

it.each([
  ['a parent that may still come', { reason: 'missing_parent', attempts: 2 }, 'itself'],
  ['a parent that does not come', { reason: 'missing_parent', attempts: 5 }, 'central'],
  ['a field that cannot be read', { reason: 'unreadable' }, 'central'],
  ['what others here need', { reason: 'refused_here', kind: 'delete' }, 'itself'],
  ['what others here need for days', { reason: 'refused_here', kind: 'delete', attempts: 9 }, 'here'],
  ['a merge that contradicts', { reason: 'refused_here', kind: 'merge' }, 'central'],
  ['a record that somebody at central has locked', { reason: 'refused_at_central', kind: 'push', code: 'sync_record_save_fail' }, 'itself'],
  ['one that stays locked', { reason: 'refused_at_central', kind: 'push', code: 'sync_record_save_fail', attempts: 5 }, 'central'],
  ['a record that central rejects', { reason: 'refused_at_central', kind: 'push', code: 'sync_record_rejected' }, 'central'],
  ['no record at all', { reason: 'unreadable', isEnvelope: true }, 'support'],
] as const)('who can mend %s', (_name, trouble, mender) => {
  const rest = { kind: 'upsert', attempts: 0, code: null, nextTryAt: now.toISOString(), isEnvelope: false } as const
  expect(menderOf({ ...rest, ...trouble })).toBe(mender)
})
