import { describe, expect, test } from 'vitest'
import type { Client } from '../../../src-main/contract/client.ts'
import type { Input } from '../../../src-main/contract/operations.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { OpenStocktake, Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { linesAtOnce } from '../../../src-main/contract/stocktakes.ts'
import type { CountingClient, TypedCounts } from '../../../src-renderer/stores/counting.ts'
import { createCountingStore } from '../../../src-renderer/stores/counting.ts'
import { aLine, aTake } from './fake-count.ts'

type Sent = Input<'stocktake.setLine'>

/** A main that keeps one stocktake, answers when it is told to, and refuses what has not seen its last version. */
function fakeMain(lines: readonly StocktakeLine[]) {
  const rows = new Map(lines.map((line) => [line.id, line]))
  let take: Stocktake = aTake()
  const sent: Sent[] = []
  const asked: string[][] = []
  let hold: Promise<void> | null = null
  let refusing: string | null = null
  const opened = (): OpenStocktake => ({
    stocktake: take,
    lineIds: [...rows.keys()],
    movedIds: [...rows.values()].filter((row) => row.now !== row.snapshot).map((row) => row.id),
  })
  const put = (id: string, change: Partial<StocktakeLine>) => {
    const line = { ...(rows.get(id) as StocktakeLine), ...change }
    rows.set(id, { ...line, difference: line.counted === null ? null : line.counted - line.snapshot })
    take = { ...take, version: take.version + 1 }
  }
  const client = {
    'stocktake.get': async () => ok(opened()),
    'stocktake.lines': async ({ lineIds }: Input<'stocktake.lines'>) => {
      asked.push(lineIds)
      return ok(lineIds.flatMap((id) => rows.get(id) ?? []))
    },
    'stocktake.setLine': async (input: Sent) => {
      await hold
      sent.push(input)
      if (input.version !== take.version) return refuse('conflict', 'document_changed')
      if (refusing !== null) return refuse('refused', refusing)
      const { id: _, version: __, lineId, ...patch } = input
      put(lineId, patch as Partial<StocktakeLine>)
      return ok({ stocktake: take, lines: [rows.get(lineId) as StocktakeLine] })
    },
    'stocktake.reconcile': async () => ok({ stocktake: take, lines: null }),
  } as unknown as Client & CountingClient
  return {
    client,
    sent,
    asked,
    put,
    hold: () => {
      let go = () => {}
      hold = new Promise((resolve) => (go = resolve))
      return () => (go(), (hold = null))
    },
    refuse: (reason: string | null) => (refusing = reason),
  }
}

const many = (count: number) => Array.from({ length: count }, (_, at) => aLine(`line ${at}`, { itemName: `Item ${at}` }))
const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : null)

async function openIt(lines = many(3), typed?: TypedCounts) {
  const main = fakeMain(lines)
  const store = createCountingStore(main.client, typed)
  await store.getState().load('take')
  const count = (id: string, text: string): boolean => {
    store.getState().type(id, text)
    return store.getState().commit(id, number)
  }
  const settled = () => expect.poll(() => store.getState().sending).toBe(0)
  return { main, store, count, settled, line: (id: string) => store.getState().lines.get(id) }
}

describe('3F: counting', () => {
  test('3F: counts typed faster than main answers are shown at once, sent one by one with the newest version, and none is lost', async () => {
    const { main, count, settled, line } = await openIt()
    const go = main.hold()
    for (const at of [0, 1, 2]) expect(count(`line ${at}`, String(at + 4))).toBe(true)
    expect([0, 1, 2].map((at) => line(`line ${at}`)?.counted)).toEqual([4, 5, 6])
    go()
    await settled()
    expect(main.sent.map(({ lineId, counted, version }) => [lineId, counted, version])).toEqual([
      ['line 0', 4, 1],
      ['line 1', 5, 2],
      ['line 2', 6, 3],
    ])
    expect(line('line 2')).toMatchObject({ counted: 6, difference: -4 })
  })

  test('3F: empty is not counted, 0 is', async () => {
    const { main, count, settled, line } = await openIt()
    count('line 0', '0')
    await settled()
    expect(line('line 0')).toMatchObject({ counted: 0, difference: -10 })
    count('line 0', '')
    await settled()
    expect(line('line 0')).toMatchObject({ counted: null, difference: null })
    expect(main.sent.map(({ counted }) => counted)).toEqual([0, null])
  })

  test('U-36: what is no quantity is said at its line, sent nowhere and stays as it was typed', async () => {
    const { main, store, count } = await openIt()
    expect(count('line 0', '12x')).toBe(false)
    expect(store.getState().typed.get('line 0')).toBe('12x')
    expect(store.getState().wrong.get('line 0')?.reason).toBe('no_quantity')
    expect(main.sent).toEqual([])
    store.getState().type('line 0', null)
    expect(store.getState().wrong.has('line 0')).toBe(false)
  })

  test('U-36: a count that main refuses comes back as it was typed, with the reason at its line', async () => {
    const { main, store, count, settled, line } = await openIt()
    main.refuse('stocktake_locked')
    count('line 0', '7')
    expect(line('line 0')?.counted).toBe(7)
    await settled()
    expect(line('line 0')?.counted).toBeNull()
    expect(store.getState().typed.get('line 0')).toBe('7')
    expect(store.getState().wrong.get('line 0')?.reason).toBe('stocktake_locked')
  })

  test('3F: somebody counted another line meanwhile: ours goes on top; the same line: both are shown and nothing is overwritten', async () => {
    const { main, store, count, settled, line } = await openIt()
    main.put('line 1', { counted: 3 })
    count('line 0', '8')
    await settled()
    expect([line('line 0')?.counted, line('line 1')?.counted]).toEqual([8, 3])
    main.put('line 2', { counted: 1 })
    count('line 2', '9')
    await settled()
    expect(store.getState().conflict).toMatchObject({ lineId: 'line 2', mine: { counted: 9 }, theirs: { counted: 1 } })
    expect(line('line 2')?.counted).toBe(1)
    store.getState().keepMine()
    await settled()
    expect(line('line 2')?.counted).toBe(9)
  })

  test('U-36: what was typed before is there again, and is forgotten only when main has it', async () => {
    const kept: [string, string | null][] = []
    const typed: TypedCounts = {
      typed: async () => new Map([['line 1', '77']]),
      keep: (_, lineId, text) => void kept.push([lineId, text]),
    }
    const { main, store, settled } = await openIt(many(3), typed)
    expect(store.getState().typed.get('line 1')).toBe('77')
    const go = main.hold()
    store.getState().commit('line 1', number)
    expect(kept).toEqual([])
    go()
    await settled()
    await expect.poll(() => kept).toEqual([['line 1', null]])
  })
})

describe('what is shown', () => {
  test('3F: ten thousand lines come in parts, in the order of the stocktake', async () => {
    const { main, store } = await openIt(many(10_000))
    expect(main.asked.map((part) => part.length)).toEqual(Array.from({ length: 20 }, () => linesAtOnce))
    expect(store.getState()).toMatchObject({ isWhole: true })
    expect(store.getState().shown).toHaveLength(10_000)
  })

  test('3F: a filter keeps its lines while they are counted, and a line that moved is asked for when the stock has changed', async () => {
    const { main, store, count, settled, line } = await openIt()
    store.getState().setFilter({ show: 'uncounted' })
    count('line 0', '8')
    await settled()
    expect(store.getState().shown).toEqual(['line 0', 'line 1', 'line 2'])
    store.getState().setFilter({ show: 'uncounted' })
    expect(store.getState().shown).toEqual(['line 1', 'line 2'])
    main.put('line 0', { now: 7, needsReconciling: true })
    main.asked.length = 0
    await store.getState().refresh()
    expect(line('line 0')).toMatchObject({ now: 7, needsReconciling: true })
    expect(main.asked).toHaveLength(1)
  })

  test('3F, F-021: what was counted before somebody went elsewhere still reaches its stocktake, and shows nothing there', async () => {
    const { main, store, count } = await openIt()
    const go = main.hold()
    count('line 0', '8')
    store.getState().close()
    go()
    await expect.poll(() => main.sent).toHaveLength(1)
    expect(store.getState()).toMatchObject({ id: null, take: null, order: [] })
  })
})
