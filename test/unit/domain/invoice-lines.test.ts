import { describe, expect, test } from 'vitest'
import type { IssueRules } from '../../../src-main/domain/allocation.ts'
import { usualIssue } from '../../../src-main/domain/allocation.ts'
import type { LineFacts, StockFacts, Wanted } from '../../../src-main/domain/invoice-lines.ts'
import { checkByHand, planLines, shipLines } from '../../../src-main/domain/invoice-lines.ts'

const line = (
  id: string,
  stockLineId: string | null,
  packs: number,
  kind = stockLineId === null ? 'unallocated' : 'stock_out',
): LineFacts => ({
  id,
  kind,
  itemId: 'item',
  itemName: 'Amoxicillin',
  stockLineId,
  packs,
})
const stock = (id: string, available: number, total: number, more: Partial<StockFacts> = {}): StockFacts => ({
  id,
  itemId: 'item',
  itemName: 'Amoxicillin',
  batch: `lot ${id}`,
  expiryDate: null,
  packSize: 10,
  onHold: false,
  locationOnHold: false,
  place: 'A1',
  vvm: null,
  available,
  total,
  ...more,
})
const byId = (...rows: StockFacts[]) => new Map(rows.map((row) => [row.id, row]))
const plan = (more: Partial<Wanted>) =>
  planLines({
    state: 'new',
    lines: [],
    stock: byId(stock('a', 8, 10), stock('b', 5, 5)),
    packs: new Map(),
    unallocatedUnits: 0,
    holdings: () => [],
    ...more,
  })

describe('5B: one line a batch, stock moved by the difference', () => {
  test('a new line reserves', () => {
    expect(plan({ packs: new Map([['a', 3]]) })).toEqual({
      ok: true,
      value: { save: [{ lineId: null, stockLineId: 'a', packs: 3 }], remove: [], stock: [{ id: 'a', available: 5, total: 10 }] },
    })
  })

  test('raising, dropping and leaving lines alone in one go', () => {
    const lines = [line('l1', 'a', 2), line('l2', 'b', 1)]
    expect(plan({ lines, packs: new Map([['a', 4]]) })).toEqual({
      ok: true,
      value: {
        save: [{ lineId: 'l1', stockLineId: 'a', packs: 4 }],
        remove: ['l2'],
        stock: [
          { id: 'a', available: 6, total: 10 },
          { id: 'b', available: 5, total: 5 },
        ],
      },
    })
    expect(
      plan({
        lines,
        packs: new Map([
          ['a', 2],
          ['b', 1],
        ]),
      }),
    ).toEqual({ ok: true, value: { save: [], remove: [], stock: [] } })
  })

  test('two lines of one batch, as central may send them, become one', () => {
    expect(plan({ lines: [line('l1', 'a', 1), line('l2', 'a', 1)], packs: new Map([['a', 2]]) })).toEqual({
      ok: true,
      value: { save: [{ lineId: 'l1', stockLineId: 'a', packs: 2 }], remove: ['l2'], stock: [] },
    })
  })

  test('what is not in stock stays on the document while it is New, and only then', () => {
    const wanted = { packs: new Map([['a', 8]]), unallocatedUnits: 20 }
    expect(plan(wanted)).toMatchObject({ value: { save: [{ stockLineId: 'a' }, { lineId: null, stockLineId: null, packs: 20 }] } })
    expect(plan({ ...wanted, state: 'allocated' })).toMatchObject({ value: { save: [{ stockLineId: 'a' }] } })
  })

  test('more than is free is refused, naming batch and what there is', () => {
    expect(plan({ packs: new Map([['a', 9]]) })).toMatchObject({
      ok: false,
      error: { reason: 'stock_short', params: { batch: 'lot a', packs: 9, available: 8 } },
    })
    expect(plan({ packs: new Map([['gone', 1]]) })).toMatchObject({ ok: false, error: { reason: 'batch_missing' } })
  })
})

describe('5B: batches on hold by hand', () => {
  test.each([
    [{ onHold: true }, 1, 'batch_on_hold'],
    [{ locationOnHold: true }, 1, 'location_on_hold'],
  ])('%o: %d more is refused', (more, packs, reason) => {
    expect(checkByHand(stock('a', 8, 10, more), packs, '2026-06-15')).toMatchObject({ ok: false, error: { reason } })
  })
  test('expired is the user’s own decision, and less of a held batch is always allowed', () => {
    expect(checkByHand(stock('a', 8, 10, { expiryDate: '2020-01-01' }), 1, '2026-06-15').ok).toBe(true)
    expect(checkByHand(stock('a', 8, 10, { onHold: true }), -1, '2026-06-15').ok).toBe(true)
  })
})

describe('5A, 5E: shipping', () => {
  const ship = (lines: LineFacts[], rows: StockFacts[], state: 'new' | 'picked' = 'new') =>
    shipLines({ state, to: 'shipped', lines, stock: byId(...rows), today: '2026-06-15', rules: usualIssue })

  test('reserved goods leave; empty lines go', () => {
    expect(ship([line('l1', 'a', 2), line('l2', 'b', 0)], [stock('a', 8, 10), stock('b', 5, 5)])).toEqual({
      ok: true,
      value: { remove: ['l2'], stock: [{ id: 'a', available: 8, total: 8 }] },
    })
  })

  test('a picked document has taken its goods already', () => {
    expect(ship([line('l1', 'a', 2)], [stock('a', 8, 8)], 'picked')).toEqual({ ok: true, value: { remove: [], stock: [] } })
  })

  test.each([
    ['no lines', [], [], 'no_lines'],
    ['only empty lines', [line('l', 'a', 0)], [stock('a', 1, 1)], 'all_lines_empty'],
    ['something not allocated', [line('l', 'a', 1), line('p', null, 5)], [stock('a', 1, 2)], 'not_all_allocated'],
    ['a batch that is not here', [line('l', 'x', 1)], [], 'batch_missing'],
    ['a batch on hold', [line('l', 'a', 1)], [stock('a', 1, 2, { onHold: true })], 'batch_on_hold'],
    ['a location on hold', [line('l', 'a', 1)], [stock('a', 1, 2, { locationOnHold: true })], 'location_on_hold'],
    ['less stock than promised', [line('l', 'a', 3)], [stock('a', 1, 2)], 'stock_short'],
  ])('%s is refused: %4$s', (_title, lines, rows, reason) => {
    expect(ship(lines, rows)).toMatchObject({ ok: false, error: { code: 'refused', reason } })
  })

  test('short stock names item and batch', () => {
    expect(ship([line('l', 'a', 3)], [stock('a', 1, 2)])).toMatchObject({
      error: { params: { item: 'Amoxicillin', batch: 'lot a', packs: 3, available: 1 } },
    })
  })
})

describe('5B, 5C: what central refuses to be given out', () => {
  const strict: IssueRules = { byVvm: false, expiredRefused: true, refusedDays: 14 }
  const old = stock('a', 5, 5, { expiryDate: '2026-06-01' })
  const near = stock('a', 5, 5, { expiryDate: '2026-06-20' })
  const worn = stock('a', 5, 5, { vvm: { level: 4, isUnusable: true } })

  test.each([
    ['expired', old, usualIssue, null],
    ['expired', old, strict, 'batch_expired'],
    ['near its end', near, usualIssue, null],
    ['near its end', near, strict, 'batch_near_expiry'],
    ['worn', worn, usualIssue, 'batch_unusable'],
  ] as const)('5B: a batch that is %s, by hand: %o', (_what, row, rules, reason) => {
    const answer = checkByHand(row, 1, '2026-06-15', rules)
    expect(answer.ok ? null : answer.error.reason).toBe(reason)
    if (!answer.ok) expect(answer.error.params).toMatchObject({ item: 'Amoxicillin', batch: 'lot a' })
    expect(checkByHand(row, -1, '2026-06-15', rules), 'less of it is always allowed').toMatchObject({ ok: true })
  })

  test('5B: what expired while it was promised does not leave either', () => {
    const ship = (rules: IssueRules) =>
      shipLines({
        state: 'new',
        to: 'picked',
        lines: [line('l', 'a', 2)],
        stock: byId({ ...old, available: 3 }),
        today: '2026-06-15',
        rules,
      })
    expect(ship(usualIssue)).toMatchObject({ ok: true })
    expect(ship(strict)).toMatchObject({ ok: false, error: { reason: 'batch_expired', params: { item: 'Amoxicillin', batch: 'lot a' } } })
  })

  test('5B: where another document holds the packs, it is named', () => {
    const holdings = () => [{ number: 41, packs: 2 }]
    const answer = plan({ packs: new Map([['a', 9]]), holdings })
    expect(answer).toMatchObject({
      ok: false,
      error: { reason: 'packs_promised', params: { item: 'Amoxicillin', batch: 'lot a', available: 8, number: '41' }, field: 'packs' },
    })
    expect(plan({ packs: new Map([['a', 11]]), holdings })).toMatchObject({ ok: false, error: { reason: 'stock_short' } })
  })
})
