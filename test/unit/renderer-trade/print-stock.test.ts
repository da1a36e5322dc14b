import { describe, expect, test } from 'vitest'
import type { Client } from '../../../src-main/contract/client.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { StockRow } from '../../../src-main/contract/stock.ts'
import { everyBatch } from '../../../src-renderer/features/output/every-batch.ts'
import { everyRow } from '../../../src-renderer/features/output/every-row.ts'
import { parseRoute, routeText } from '../../../src-renderer/stores/route-text.ts'

const counts = { in_stock: 0, expiring: 0, expired: 0, on_hold: 0, none_available: 0, empty: 0 }
const row = (at: number) => ({ id: `b${at}` }) as StockRow
type Ask = Parameters<Client['stock.list']>[0]

/** A list of so many batches at each question. */
function client(sizes: readonly number[]) {
  const asked: Ask[] = []
  const list: Client['stock.list'] = async (input) => {
    const size = sizes[Math.min(asked.length, sizes.length - 1)] ?? 0
    asked.push(input)
    const all = Array.from({ length: size }, (_, at) => row(at))
    const { offset, limit } = input
    return ok({ rows: all.slice(offset, offset + limit), offset, matching: size, counts })
  }
  return { asked, list: { 'stock.list': list } }
}

describe('U-62: stock on paper', () => {
  test.each([0, 1, 200, 450])('of %i batches every one is there, in the order of the list', async (size) => {
    const answer = await everyBatch(client([size]).list, 'in_stock')
    expect(answer).toEqual(ok(Array.from({ length: size }, (_, at) => row(at))))
  })

  test('a list that changes while it is read is read anew', async () => {
    const { list, asked } = client([450, 449])
    const answer = await everyBatch(list, 'in_stock')
    expect(answer.ok && answer.value.length).toBe(449)
    expect(asked.map(({ offset }) => offset)).toEqual([0, 200, 0, 200, 400])
  })

  test('what expires goes by its day', async () => {
    const { list, asked } = client([1])
    await everyBatch(list, 'expiring')
    expect(asked[0]).toMatchObject({ filter: { show: 'expiring' }, sort: { by: 'expiry', descending: false } })
  })

  test('a refusal is handed on', async () => {
    const answer = await everyBatch({ 'stock.list': async () => refuse('forbidden', 'right_missing') }, 'in_stock')
    expect(answer).toMatchObject({ ok: false, error: { reason: 'right_missing' } })
  })

  test.each([
    { place: 'printItems', show: 'low', query: 'search=amox+%26+500&sort=-use' },
    { place: 'printItems', show: 'all', query: '' },
    { place: 'printDocuments', query: 'kinds=inbound_shipment&states=new%2Cdelivered&from=2026-02-01' },
    { place: 'printDocuments', query: '' },
  ] as const)('U-63: what is printed of $place is found again in the address: $query', (route) => {
    expect(parseRoute(`#/${routeText(route)}`)).toEqual(route)
  })

  test('U-63: a list that no one would print is refused before it is read, with how many there are', async () => {
    const { list, asked } = client([6000])
    const ask = (part: { offset: number; limit: number }) => list['stock.list']({ ...(asked[0] as Ask), ...part })
    expect(await everyRow(ask, 6000)).toMatchObject({ ok: true, value: { length: 6000 } })
    const before = asked.length
    expect(await everyRow(ask, 5999)).toMatchObject({ error: { reason: 'too_many_to_print', params: { count: 6000, most: 5999 } } })
    expect(asked).toHaveLength(before + 1)
  })

  test('U-62: stock has the limit of every other list on paper', async () => {
    expect(await everyBatch(client([5000]).list, 'in_stock')).toMatchObject({ ok: true, value: { length: 5000 } })
    expect(await everyBatch(client([5001]).list, 'in_stock')).toMatchObject({
      error: { reason: 'too_many_to_print', params: { count: 5001, most: 5000 } },
    })
  })

  test('its place is found again in the address', () => {
    const route = { place: 'printStock', show: 'expiring', search: 'amox & 500 mg' } as const
    expect(parseRoute(`#/${routeText(route)}`)).toEqual(route)
  })
})
