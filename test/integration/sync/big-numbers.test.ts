/** F-114, D12: numbers of any size, over the wire in both directions, as the very digits that central sent. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { centralCursor } from '../../../src-main/repositories/cursors.ts'
import { saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'

const last = 2n ** 63n - 1n

/** A central that says what it is told to, and remembers the text of what it is sent. */
async function openStub(central: readonly string[], queue: readonly string[]) {
  const bodies: { readonly path: string; readonly text: string }[] = []
  let waiting = queue
  const answers: Readonly<Record<string, (method: string, cursor: bigint) => string>> = {
    site: () => '{"id":"stub","siteId":12,"code":"s","name":"Stub","initialisationStatus":"completed"}',
    site_status: () => '{"code":"idle","message":"idle","data":null}',
    initialise: () => `{"queueLength":${queue.length}}`,
    central_records: (_, cursor) => `{"maxCursor":${last},"data":[${cursor < last ? central.join(',') : ''}]}`,
    queued_records: (method) =>
      method === 'POST'
        ? `{"integrationStarted":${bodies.at(-1)?.text.startsWith('{"queueLength":0')}}`
        : `{"queueLength":${waiting.length},"data":[${waiting.join(',')}]}`,
    acknowledged_records: () => ((waiting = []), '{}'),
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://central')
    const path = url.pathname.split('/').at(-1) ?? ''
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => (text += part))
    request.on('end', () => {
      if (request.method === 'POST') bodies.push({ path, text })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(answers[path]?.(request.method ?? 'GET', BigInt(url.searchParams.get('cursor') ?? 0)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies }
}

const record = (key: string, wire: string, id: string, data: string): string =>
  `{${key},"tableName":"${wire}","recordId":"${id}","action":"insert","recordData":{"ID":"${id}",${data}}}`

it('a row with long numbers in columns and in other keys leaves as it came but for what was changed here', async () => {
  const numbers =
    '"quantity":9007199254740993,"available":0.1000000000000000055511151231257827,"cost_price":-0,"spare":1e400,"later_key":[18446744073709551615]'
  const { url, bodies } = await openStub(
    [
      record('"ID":9007199254740993', 'name', 'n', '"name":"Clinic"'),
      record('"ID":9223372036854775805', 'store', 's', '"name_ID":"n","code":"S","sync_id_remote_site":12'),
      record('"ID":9223372036854775806', 'unit', 'u', '"units":"vial","order_number":9223372036854775807'),
      record(`"ID":${last}`, 'item', 'i', '"item_name":"Zinc","type_of":"general"'),
    ],
    [
      record('"syncOutId":"9007199254740993"', 'item_line', 'b1', `"store_ID":"s","item_ID":"i",${numbers}`),
      record('"syncOutId":9007199254740995', 'item_line', 'b2', '"store_ID":"s","item_ID":"i","quantity":1'),
    ],
  )
  const site = openCycleSite(url)
  expect(await site.sync()).toMatchObject({ kind: 'done', received: 6 })
  expect(centralCursor(site.db)).toBe(last)
  expect(site.db.sqlite.prepare('SELECT CAST(sort_order AS TEXT) FROM unit').pluck().get()).toBe(String(last))
  expect(bodies.find(({ path }) => path === 'acknowledged_records')?.text).toBe('{"syncIDs":["9007199254740993","9007199254740995"]}')

  bodies.length = 0
  site.db.sqlite.prepare("INSERT INTO setting (key, value) VALUES ('push_unknown_keys', 'true')").run()
  locally(site.db, (tx) => saveRow(tx, 'stock_line', { id: 'b1', note: 'counted' }, { documentId: 'b1', storeId: 's' }))
  expect(await site.sync()).toMatchObject({ kind: 'done', sent: 1 })
  const sent = bodies.find(({ path, text }) => path === 'queued_records' && text.includes('b1'))!.text
  for (const part of numbers.split(',')) expect(sent).toContain(part)
  expect(sent).toContain('"note":"counted"')
  expect(sent).toMatch(/"syncOutId":"\d+"/)
})
