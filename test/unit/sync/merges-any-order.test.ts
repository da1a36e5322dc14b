/** F-161, F-165: valid merges of a small country, told in any order, in any pages, some twice, during the first loading or later. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PulledRecord } from '../../../src-main/sync/ports.ts'
import type { IntegratingSite } from '../../support/integrating-site.ts'
import { deleted, inboxOf, integratingSite, mergedInto, upserted } from '../../support/integrating-site.ts'

const isLong = process.env.OUTPOST_LONG === '1'
const tables = ['item', 'name', 'unit', 'clinician'] as const
const all = [0, 1, 2, 3, 4] as const
const one = fc.constantFrom(...all)

const history = fc.record({
  merges: fc.array(fc.record({ table: fc.constantFrom(...tables), gone: one, into: one }), { maxLength: 10 }),
  rows: fc.array(one, { minLength: 1, maxLength: 4 }),
  joins: fc.uniqueArray(fc.record({ name: fc.constantFrom(1, 2, 3, 4), customer: fc.boolean(), supplier: fc.boolean() }), {
    selector: ({ name }) => name,
  }),
  deletes: fc.array(one, { maxLength: 2 }),
  /** Where a page ends. */
  cuts: fc.array(fc.nat(60), { maxLength: 6 }),
  order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
  isLoading: fc.boolean(),
})
type History = typeof history extends fc.Arbitrary<infer H> ? H : never

/** What central says of a history, and what stands for what in the end. */
function told({ merges, rows, joins, deletes }: History, run: number) {
  const id = (table: string, at: number) => `${run} ${table} ${at}`
  const keptBy = new Map<string, string>()
  const root = (record: string): string => (keptBy.has(record) ? root(keptBy.get(record) as string) : record)
  const said: PulledRecord[] = []
  for (const { table, gone, into } of merges) {
    const [a, b] = [id(table, gone), id(table, into)]
    if (a === b || keptBy.has(a) || keptBy.has(b)) continue
    keptBy.set(a, b)
    said.push(mergedInto(table, b, a))
  }
  const store = id('store', 0)
  const people = all.flatMap((at) => [upserted('name', id('name', at)), upserted('clinician', id('clinician', at), { store_ID: store })])
  const goods = all.flatMap((at) => [upserted('unit', id('unit', at)), upserted('item', id('item', at), { unit_ID: id('unit', at) })])
  const named = rows.flatMap((n, at) => [
    upserted('item_line', id('batch', at), { item_ID: id('item', n), store_ID: store, name_ID: id('name', n) }),
    upserted('clinician_store_join', id('practice', at), { prescriber_ID: id('clinician', n), store_ID: store }),
  ])
  const seen = joins.map(({ name, customer, supplier }) =>
    upserted('name_store_join', id('join', name), {
      store_ID: store,
      name_ID: id('name', name),
      inactive: false,
      om_name_is_customer: customer,
      om_name_is_supplier: supplier,
    }),
  )
  const late = said.filter((_, at) => at % 2 === 1)
  const gone = deletes.filter((at) => keptBy.has(id('item', at))).map((at) => deleted('item', id('item', at)))
  const records = [
    ...people,
    ...goods,
    upserted('store', store, { name_ID: id('name', 0) }),
    ...named,
    ...seen,
    ...said.filter((merge) => !late.includes(merge)),
    ...said.slice(0, 1),
  ]
  return { id, root, store, merged: [...keptBy.keys()], records, gone, late }
}

/** In the order drawn; deletes of merged records after their upserts, as central sends the two, and some merges after all. */
function inPages({ records, gone, late }: ReturnType<typeof told>, order: readonly number[], cuts: readonly number[]): PulledRecord[][] {
  const drawn = records.map((record, at) => ({ record, at: order[at % order.length] as number })).sort((a, b) => a.at - b.at)
  const shuffled = drawn.map(({ record }) => record)
  const ends = [...new Set([...cuts.filter((cut) => cut < records.length), records.length])].sort((a, b) => a - b)
  return [...ends.map((to, at) => shuffled.slice(ends[at - 1] ?? 0, to)), gone, late]
}

function check({ db }: IntegratingSite, { rows, joins }: History, { id, root, store, merged }: ReturnType<typeof told>): void {
  const get = (table: string, record: string) =>
    db.sqlite.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(record) as Record<string, unknown> | undefined
  for (const record of merged) {
    const table = record.split(' ')[1] as string
    expect(get(table, record)?.status, record).toBe(table === 'unit' ? undefined : 'merged')
  }
  for (const at of all) expect(get('item', id('item', at))?.unit_id).toBe(root(id('unit', at)))
  rows.forEach((n, at) => {
    const names = { item_id: root(id('item', n)), supplier_id: root(id('name', n)) }
    expect(get('stock_line', id('batch', at))).toMatchObject(names)
    expect(get('clinician_store_join', id('practice', at))?.clinician_id).toBe(root(id('clinician', n)))
  })
  const expected = new Map<string, readonly [boolean, boolean]>()
  for (const { name, customer, supplier } of joins) {
    const partner = root(id('name', name))
    const [c, s] = expected.get(partner) ?? [false, false]
    if (partner !== root(id('name', 0))) expected.set(partner, [c || customer, s || supplier])
  }
  const found = db.sqlite.prepare('SELECT name_id, rest FROM name_store_join WHERE store_id = ?').all(store) as {
    name_id: string
    rest: string
  }[]
  const flags = found.map(({ name_id, rest }) => {
    const { om_name_is_customer: customer, om_name_is_supplier: supplier } = JSON.parse(rest) as Record<string, boolean>
    return [name_id, [customer, supplier]] as const
  })
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
  expect(flags.toSorted(byName)).toEqual([...expected].toSorted(byName))
}

it(
  'all ends at the kept records, sound, with nothing left over and no entry of our own',
  async () => {
    const running = integratingSite()
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, async (played) => {
        run += 1
        const site = played.isLoading ? integratingSite({ initialised: false }) : running
        const country = told(played, run)
        for (const page of inPages(country, played.order, played.cuts)) await site.page(...page)
        if (played.isLoading) site.finish()
        await site.retry()
        check(site, played, country)
        expect(inboxOf(site.db)).toEqual([])
        expect(site.db.sqlite.pragma('foreign_key_check')).toEqual([])
        expect(site.db.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(0)
      }),
      { numRuns: isLong ? 2000 : 60, endOnFailure: false },
    )
  },
  isLong ? 3_600_000 : 300_000,
)
