/**
 * Spoiled records and bodies through the real way in: text, envelope, decoder, tables, inbox. Each record ends in its
 * table as it came, or aside with a reason; nothing throws, nothing stops the good record beside it, and memory stays
 * flat. 5000 in `npm test`, a million in the long form (OUTPOST_LONG=1). The same seed makes the same ones.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateSync, gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { ProblemPage } from '../../../src-main/contract/problems.ts'
import type { Db } from '../../../src-main/db/open.ts'
import { readRow } from '../../../src-main/repositories/synced-rows.ts'
import { exportProblems } from '../../../src-main/services/problem-text.ts'
import { problemPage } from '../../../src-main/services/problems.ts'
import type { PulledRecord, SyncStore } from '../../../src-main/sync/ports.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import { readCentralPage, readInitialised, readPushed, readQueuePage, readSite, readStatus } from '../../../src-main/sync/protocol.ts'
import { answerBody, refusalOf } from '../../../src-main/sync/refusal.ts'
import { createSyncStore } from '../../../src-main/sync/store.ts'
import { stringifyExact } from '../../../src-main/tables/exact-json.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { lastWords, placeOf, places } from '../../support/fuzz-places.ts'
import { makeDb, pullFixtures } from '../../support/make-db.ts'
import type { Chance } from '../../support/wire-fuzz.ts'
import { chanceOf, spoiledBody, spoiledRecord } from '../../support/wire-fuzz.ts'

const isLong = process.env['OUTPOST_LONG'] === '1'
const [recordCount, bodyCount, cycleCount] = isLong ? [1_000_000, 20_000, 1000] : [5000, 400, 40]
const seed = 20_261_121
const pageSize = 500
/** Where each record of a page lies is looked up for all pages in the short form, for so many in the long one. */
const lookedAt = isLong ? 8 : 1

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
function heapMb(): number {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

const breathe = () => Promise.resolve()
const answer = (text: string, status = 200) => ({ status, contentType: 'application/json', location: '', text })
const goodRecord = (name: string, n: number): string =>
  `{${name},"tableName":"unit","recordId":"good","action":"update","recordData":{"ID":"good","units":"good ${n}"}}`
const queueBody = (list: readonly string[]): string => `{"queueLength":${list.length},"data":[${list.join(',')}]}`
const centralBody = (list: readonly string[], maxCursor: bigint): string => `{"maxCursor":${maxCursor},"data":[${list.join(',')}]}`
const spoiled = (chance: Chance, count: number, name: (index: number) => readonly [string, string]): string[] =>
  Array.from({ length: count }, (_, index) => spoiledRecord(chance, name(index)))

function openSite(): { readonly db: Db; readonly store: SyncStore } {
  const db = makeDb()
  pullFixtures(db)
  let now = Date.parse('2026-03-01T08:00:00Z')
  const store = createSyncStore({ db, now: () => (now += 1000), onChanged: () => {}, onMoved: () => {} })
  return { db, store }
}

async function queuePage(store: SyncStore, chance: Chance, n: number): Promise<readonly PulledRecord[]> {
  const list = spoiled(chance, pageSize, (index) => ['syncOutId', `"q${n}-${index}"`])
  const { records } = readQueuePage(answerBody(answer(queueBody([...list, goodRecord(`"syncOutId":"good${n}"`, n)]))))
  await store.applyQueue(records, breathe)
  return records
}

async function centralPage(store: SyncStore, chance: Chance, n: number): Promise<readonly PulledRecord[]> {
  const cursor = store.centralCursor()
  const last = cursor + BigInt(pageSize + 1)
  const list = spoiled(chance, pageSize, (index) => ['ID', String(cursor + BigInt(index + 1))])
  const { records } = readCentralPage(answerBody(answer(centralBody([...list, goodRecord(`"ID":${last}`, n)], last))), cursor)
  await store.applyCentral(records, records.at(-1)!.serial, breathe)
  expect(store.centralCursor()).toBe(last)
  return records
}

it(
  `F-124, T7, T9: ${recordCount} spoiled records end in their table or aside, beside a good one that lands`,
  { timeout: 3_600_000 },
  async () => {
    const { db, store } = openSite()
    const chance = chanceOf(seed)
    const pages = recordCount / pageSize
    const found = new Map<string, number>()
    const heap: number[] = []
    for (let n = 0; n < pages; n++) {
      const page = chance.once(2) ? await queuePage(store, chance, n) : await centralPage(store, chance, n)
      expect(readRow(db, 'unit', 'good'), `the good record of page ${n}`).toMatchObject({ name: `good ${n}` })
      if (n % lookedAt === 0)
        for (const record of lastWords(page)) {
          const place = placeOf(db, record)
          const said = places.has(place) ? place : `page ${n}: ${place}: ${stringifyExact({ ...record, data: null }).slice(0, 200)}`
          found.set(said, (found.get(said) ?? 0) + 1)
        }
      // The first tenth comes as a first loading does, without foreign keys.
      if (n === Math.floor(pages / 10)) await store.finishInitialisation()
      if (n % 20 === 19) await store.retryInbox(breathe)
      if (n % Math.ceil(pages / 20) === 0) heap.push(heapMb())
    }
    expect([...found.keys()].filter((place) => !places.has(place))).toEqual([])
    for (const place of isLong ? places : ['inbox', 'placed']) expect(found.get(place) ?? 0, place).toBeGreaterThan(50)
    expect(flat(heap), `MB of heap over the run: ${heap.map(Math.round).join(' ')}`).toBeLessThan(20)
    expect(db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(0)
    expect(Object.keys(Object.prototype)).toEqual([])
    expectShown(db)
  },
)

/** By how much the heap grew after the first quarter, in which caches and pages of the database are filled. */
function flat(heap: readonly number[]): number {
  const [first = 0, ...later] = heap.slice(Math.ceil(heap.length / 4))
  return Math.max(...later) - first
}

/** Everything in the inbox is listed in the form that the page takes, and goes into the files. */
function expectShown(db: Db): void {
  const total = db.sqlite.prepare('SELECT count(*) FROM inbox').pluck().get() as number
  expect(total).toBeGreaterThan(100)
  let listed = 0
  for (let offset = 0; offset < total; offset += 200) listed += ProblemPage.parse(problemPage(db, { offset, limit: 200 })).problems.length
  const { problems } = JSON.parse(exportProblems(db, 'json', '2026-03-01').text) as { problems: { reason: string; record: string }[] }
  expect([listed, problems.length]).toEqual([total, total])
  for (const { reason, record } of problems)
    expect([reason, typeof JSON.parse(record)]).toEqual([expect.stringMatching(/./), expect.anything()])
  expect(exportProblems(db, 'csv', '2026-03-01').text.split('\r\n').length).toBeGreaterThan(total)
}

it(`T5: ${bodyCount} spoiled bodies are read or refused by their reason`, { timeout: 3_600_000 }, async () => {
  const { db, store } = openSite()
  const chance = chanceOf(seed + 1)
  const reads: ((body: unknown) => unknown)[] = [readSite, readStatus, readInitialised, readPushed, (body) => readCentralPage(body, 0n)]
  let refused = 0
  const read = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      refused += 1
      return null
    }
  }
  for (let n = 0; n < bodyCount; n++) {
    const list = spoiled(chance, 1 + chance.below(5), (index) => ['syncOutId', `"b${n}-${index}"`])
    const text = spoiledBody(chance, queueBody(list))
    expect(refusalOf(answer(text, chance.pick([400, 401, 409, 500, 503]))).cause_.detail.length).toBeLessThanOrEqual(2000)
    const body = read(() => ({ value: answerBody(answer(text)) }))
    if (body === null) continue
    for (const as of reads) read(() => as(body.value))
    const page = read(() => readQueuePage(body.value))
    if (page === null) continue
    await store.applyQueue(page.records, breathe)
    for (const record of lastWords(page.records)) expect(places, `body ${n}`).toContain(placeOf(db, record))
  }
  expect(refused).toBeGreaterThan(bodyCount)
})

/** A central that answers anything at all, over the real line; `isGood` makes it answer as it should. */
async function openWildCentral(chance: Chance) {
  const state = { isGood: true, round: 0, acknowledged: 0 }
  const site = '{"id":"wild","siteId":2,"code":"w","name":"Wild","initialisationStatus":"completed"}'
  const good = (path: string, cursor: bigint): string => {
    if (path === 'site') return site
    if (path === 'site_status') return '{"code":"idle","message":"idle","data":null}'
    if (path === 'central_records') return centralBody([goodRecord(`"ID":${cursor + 1n}`, state.round)], cursor + 1n)
    return state.acknowledged > 0 ? queueBody([]) : queueBody([goodRecord('"syncOutId":"g"', state.round)])
  }
  const wild = (path: string, cursor: bigint): string => {
    if (path === 'site' && !chance.once(6)) return site
    const list = spoiled(chance, 1 + chance.below(8), (index) =>
      path === 'central_records' ? ['ID', String(cursor + BigInt(index + 1))] : ['syncOutId', `"${state.round}-${index}"`],
    )
    const body = path === 'central_records' ? centralBody(list, cursor + BigInt(list.length)) : queueBody(list)
    return chance.once(3) ? spoiledBody(chance, body) : body
  }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://central')
      const path = url.pathname.split('/').at(-1) ?? ''
      const cursor = BigInt(url.searchParams.get('cursor') ?? 0)
      if (request.method === 'POST') state.acknowledged += 1
      const body = Buffer.from(state.isGood ? good(path, cursor) : wild(path, cursor))
      const packing = state.isGood ? 'none' : chance.pick(['none', 'gzip', 'deflate', 'gzip, not really', 'none', 'gzip'])
      const status = state.isGood || !chance.once(8) ? 200 : chance.pick([204, 302, 400, 401, 413, 429, 500, 503])
      const encoding = packing === 'none' ? {} : { 'content-encoding': packing.split(',')[0] }
      response.writeHead(status, { 'content-type': chance.pick(['application/json', 'application/json', 'text/plain']), ...encoding })
      response.end(packing === 'gzip' ? gzipSync(body) : packing === 'deflate' ? deflateSync(body) : body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

it(`T1, T7: ${cycleCount} cycles with a central that answers anything; the next good answers land`, { timeout: 3_600_000 }, async () => {
  const { state, url } = await openWildCentral(chanceOf(seed + 2))
  const site = openCycleSite(url)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const outcomes = new Map<string, number>()
  for (let round = 1; round <= cycleCount; round++) {
    Object.assign(state, { round, isGood: round % 4 === 0, acknowledged: 0 })
    const outcome = await site.sync()
    const said = outcome.cause?.code ?? outcome.kind
    if (said === 'internal') throw new Error(`round ${round}: ${outcome.cause?.detail}`, { cause: outcome.error })
    outcomes.set(said, (outcomes.get(said) ?? 0) + 1)
    if (!state.isGood) continue
    expect(outcome, `round ${round}`).toMatchObject({ kind: 'done' })
    expect(readRow(site.db, 'unit', 'good')).toMatchObject({ name: `good ${round}` })
  }
  for (const one of ['done', 'bad_answer', 'http_error']) expect([...outcomes.keys()]).toContain(one)
})
