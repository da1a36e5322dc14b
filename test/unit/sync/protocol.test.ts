import { describe, expect, it } from 'vitest'
import { parseExact, stringifyExact } from '../../../src-main/tables/exact-json.ts'
import { readCentralPage, readPushed, readQueuePage, readSite, readStatus, writePush } from '../../../src-main/sync/protocol.ts'
import { answerBody, refusalOf } from '../../../src-main/sync/refusal.ts'
import type { TransportError } from '../../../src-main/sync/ports.ts'

const good = { tableName: 'unit', recordId: 'u1', action: 'insert', recordData: { ID: 'u1' } }
const caught = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as TransportError).cause_
  }
  return null
}

describe('numbers', () => {
  it('F-114: serials beyond 2^53 keep each digit', () => {
    const text =
      '{"maxCursor":9223372036854775807,"data":[{"ID":9007199254740993,"tableName":"unit","recordId":"u","action":"update","recordData":{"order_number":3,"rate":0.25}}]}'
    const page = readCentralPage(parseExact(text), 0n)
    expect(page.maxCursor).toBe(9223372036854775807n)
    expect(page.records[0]).toMatchObject({ serial: 9007199254740993n, data: { order_number: 3, rate: 0.25 } })
  })

  it('a serial beyond 64 bits or below zero is refused', () => {
    expect(caught(() => readCentralPage(parseExact('{"maxCursor":9223372036854775808}'), 0n))).toMatchObject({
      code: 'bad_answer',
      params: { field: 'maxCursor' },
    })
    expect(caught(() => readCentralPage({ maxCursor: -1 }, 0n))).toMatchObject({ code: 'bad_answer' })
  })

  it('numbers that only look long inside a text stay a text', () => {
    expect(parseExact('{"barcode":"x:1234567890123456789"}')).toEqual({ barcode: 'x:1234567890123456789' })
  })

  it('bigints are written as digits', () => {
    expect(stringifyExact({ id: 2n ** 63n - 1n })).toBe('{"id":9223372036854775807}')
  })
})

describe('pages', () => {
  it('takes any case of an action, and insert and update as one', () => {
    const data = ['Insert', 'UPDATE', 'update', 'Delete', 'merge'].map((action, index) => ({ ...good, syncOutId: `s${index}`, action }))
    expect(readQueuePage({ queueLength: 5, data }).records.map((record) => record.action)).toEqual([
      'upsert',
      'upsert',
      'upsert',
      'delete',
      'merge',
    ])
  })

  it('a missing or empty list is an empty page', () => {
    expect(readCentralPage({ maxCursor: 9 }, 4n)).toEqual({ maxCursor: 9n, records: [] })
    expect(readQueuePage({ queueLength: 0, data: [] }).records).toEqual([])
    expect(readQueuePage({ queueLength: 0, data: null }).records).toEqual([])
  })

  it('keys that nobody asked for do no harm', () => {
    expect(readQueuePage({ queueLength: 1, extra: 1, data: [{ ...good, syncOutId: 's', extra: 1 }] }).records[0]).toEqual({
      tableName: 'unit',
      recordId: 'u1',
      action: 'upsert',
      data: { ID: 'u1' },
      syncOutId: 's',
    })
  })

  it.each([
    ['record', 'no object', 'upsert'],
    ['tableName', { ...good, tableName: 5 }, 'upsert'],
    ['recordId', { ...good, recordId: '' }, 'upsert'],
    ['action', { ...good, action: 'explode' }, { unknown: 'explode' }],
    ['action', { ...good, action: { toString: 1, valueOf: 2 } }, { unknown: '' }],
    ['tableName', { ...good, tableName: 'half a letter \ud800' }, 'upsert'],
    ['recordId', { ...good, recordId: 'x'.repeat(65) }, 'upsert'],
    ['recordData', { ...good, recordData: 'text' }, 'upsert'],
    ['recordData', { ...good, recordData: null }, 'upsert'],
  ])('T9: a record whose %s is wrong is marked and the others flow', (field, raw, action) => {
    const marked = typeof raw === 'string' ? raw : { ...raw, syncOutId: 'bad' }
    const page = readQueuePage({ queueLength: 2, data: [marked, { ...good, syncOutId: 'good' }] })
    expect(page.records[1]).not.toHaveProperty('wrong')
    expect(page.records[0]).toMatchObject({ action })
    expect(page.records[0]?.wrong?.field).toBe(typeof raw === 'string' ? 'syncOutId' : field)
  })

  it('F-109: central names its rows as it likes, and gets back what it said', () => {
    const ids = readQueuePage(
      parseExact('{"data":[{"syncOutId":"9007199254740993"},{"syncOutId":9007199254740993},{"syncOutId":7},{"syncOutId":1.5}]}'),
    )
    expect(ids.records.map(({ syncOutId }) => syncOutId)).toEqual(['9007199254740993', '9007199254740993', '7', ''])
  })

  it('a queue whose length is no number is read, and looked at once more', () => {
    for (const queueLength of [undefined, null, -1, 1.5, '3', 2n ** 60n, {}])
      expect(readQueuePage({ queueLength, data: [{ ...good, syncOutId: 's' }] })).toMatchObject({
        queueLength: 2,
        records: [{ recordId: 'u1' }],
      })
  })

  it('a delete needs no data', () => {
    expect(
      readQueuePage({ queueLength: 1, data: [{ ...good, syncOutId: 's', action: 'delete', recordData: null }] }).records[0],
    ).not.toHaveProperty('wrong')
  })

  it('a central record without a serial takes the place after the one before it', () => {
    const page = readCentralPage({ maxCursor: 9, data: [{ ...good, ID: 7 }, good, { ...good, ID: 9 }] }, 0n)
    expect(page.records.map((record) => record.serial)).toEqual([7n, 8n, 9n])
    expect(page.records[1]?.wrong?.field).toBe('ID')
  })

  it('F-113: the cursor never goes past a record that may still come, nor back', () => {
    const serials = (maxCursor: number, ...ids: unknown[]) =>
      readCentralPage({ maxCursor, data: ids.map((ID) => ({ ...good, ID })) }, 3n).records.map(({ serial }) => serial)
    expect(serials(9, 9, null)).toEqual([9n, 9n])
    expect(serials(9, 'x', {}, 7, 9)).toEqual([4n, 5n, 7n, 9n])
    expect(serials(1000, 5, 900, 7)).toEqual([5n, 900n, 7n])
    expect(serials(1000, 5, 6, 2)).toEqual([5n, 6n, 6n])
    expect(serials(9, 5, '9223372036854775807')).toEqual([5n, 9n])
    expect(serials(9, 2)).toEqual([3n])
  })

  it('an envelope that is none names its field', () => {
    expect(caught(() => readQueuePage({ data: 'x' }))).toMatchObject({ code: 'bad_answer', params: { field: 'data' } })
    expect(caught(() => readCentralPage([], 0n))).toMatchObject({ code: 'bad_answer' })
    expect(caught(() => readPushed({}))).toMatchObject({ code: 'bad_answer', params: { field: 'integrationStarted' } })
  })

  it('a push counts what remains with the batch', () => {
    expect(writePush([], 0)).toBe('{"queueLength":0,"data":[]}')
    const record = { tableName: 't', recordId: 'r', json: '{"a":1}' }
    expect(writePush([record, record], 2)).toBe('{"queueLength":2,"data":[{"a":1},{"a":1}]}')
  })
})

describe('site', () => {
  const site = { id: 'uuid', siteId: 12, code: 's12', name: 'Site 12', initialisationStatus: 'Completed', isOmSupplyCentralServer: false }
  it('reads what is needed; code and name may be missing', () => {
    const told = { id: 'uuid', siteId: 12, code: 's12', name: 'Site 12', initialisationStatus: 'completed' }
    expect(readSite(site)).toEqual({ ...told, takesUsers: null })
    for (const takesUsers of [true, false]) expect(readSite({ ...site, takesUsers }).takesUsers).toBe(takesUsers)
    expect(readSite({ ...site, takesUsers: 'yes' }).takesUsers).toBeNull()
    expect(readSite({ ...site, code: null, name: undefined })).toMatchObject({ code: '', name: '' })
  })

  it('F-220: central’s own number where it tells one, and nothing that is no number', () => {
    expect(readSite({ ...site, mSupplyCentralSiteId: 1 }).centralSiteId).toBe(1)
    for (const mSupplyCentralSiteId of [undefined, null, 0, '1', 1.5, 4294967296])
      expect(readSite({ ...site, mSupplyCentralSiteId })).not.toHaveProperty('centralSiteId')
  })

  it('F-106: site numbers from 1 to 2^32-1', () => {
    expect(readSite({ ...site, siteId: 4294967295 }).siteId).toBe(4294967295)
    for (const siteId of [0, -1, 4294967296, 1.5, '12'])
      expect(caught(() => readSite({ ...site, siteId }))).toMatchObject({ params: { field: 'siteId' } })
  })

  it('F-119: a code that nobody knows means busy', () => {
    expect(readStatus({ code: 'idle', message: 'idle', data: null }).idle).toBe(true)
    for (const code of ['sync_is_running', 'integration_in_progress', 'initialisation_in_progress', 'defragmenting'])
      expect(readStatus({ code, message: '' }).idle).toBe(false)
  })
})

describe('refusals (F-120, T5)', () => {
  const answer = (status: number, body: unknown, contentType = 'application/json') => ({
    status,
    contentType,
    location: '',
    text: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const error = (code: string, data: unknown = null) => ({ error: { code, message: 'said', data } })

  it.each([
    ['site_name_not_found', 401],
    ['site_incorrect_password', 401],
    ['site_incorrect_hardware_id', 401],
    ['site_incorrect_database', 401],
    ['site_has_no_store', 403],
    ['site_auth_timeout', 500],
    ['api_version_incompatible', 409],
    ['sync_is_running', 503],
    ['integration_error', 503],
  ])('%s keeps its own name', (code, status) => {
    expect(refusalOf(answer(status, error(code))).cause_).toMatchObject({ code, detail: 'said', params: { status } })
  })

  it('a code that nobody knows is kept as text', () => {
    expect(refusalOf(answer(500, error('moon_phase'))).cause_).toEqual({
      code: 'central_error',
      detail: 'said',
      params: { status: 500, code: 'moon_phase' },
    })
  })

  it.each([400, 403, 404, 407, 408, 429, 500, 502, 503, 504])('a plain %s is itself', (status) => {
    expect(refusalOf(answer(status, '', 'text/plain')).cause_).toMatchObject({ code: 'http_error', params: { status } })
    expect(refusalOf(answer(status, '<html>proxy</html>', 'text/html')).cause_).toMatchObject({
      code: 'http_error',
      detail: '<html>proxy</html>',
    })
  })

  it('HTML where JSON should be, and being sent elsewhere, is a captive portal', () => {
    expect(caught(() => answerBody(answer(200, '<!DOCTYPE html><p>Welcome</p>', 'text/html')))).toMatchObject({ code: 'captive_portal' })
    expect(caught(() => answerBody(answer(200, ' <html>', '')))).toMatchObject({ code: 'captive_portal' })
    expect(refusalOf({ ...answer(302, ''), location: 'http://login.lan' }).cause_).toMatchObject({ code: 'captive_portal' })
  })

  it('a text that is no JSON is a bad answer', () => {
    expect(caught(() => answerBody(answer(200, '{"data":[')))).toMatchObject({ code: 'bad_answer' })
  })

  it('names the record that central could not integrate', () => {
    const data = {
      ID: 'x',
      data: {
        success: false,
        error: { code: 'sync_record_rejected', message: 'no parent', data: { table_name: 'trans_line', record_ID: 'l1' } },
      },
    }
    expect(refusalOf(answer(503, error('integration_error', data))).cause_.params).toMatchObject({
      reason: 'sync_record_rejected',
      reasonText: 'no parent',
      table: 'trans_line',
      record: 'l1',
    })
  })

  it('F-118: says which versions central takes', () => {
    expect(refusalOf(answer(409, error('api_version_incompatible', { min: 15, max: 20 }))).cause_.params).toMatchObject({
      min: 15,
      max: 20,
    })
  })
})
