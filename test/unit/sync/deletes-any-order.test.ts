/** T2, 3.5: documents, their lines and what they need, told in any order and in any pages; some are deleted again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PulledRecord } from '../../../src-main/sync/ports.ts'
import { deleted, inboxOf, integratingSite, upserted } from '../../support/integrating-site.ts'

const isLong = process.env.OUTPOST_LONG === '1'
const kinds = [
  { head: 'transact', line: 'trans_line', key: 'transaction_ID', heads: 'invoice', lines: 'invoice_line' },
  { head: 'requisition', line: 'requisition_line', key: 'requisition_ID', heads: 'requisition', lines: 'requisition_line' },
  { head: 'purchase_order', line: 'purchase_order_line', key: 'purchase_order_ID', heads: 'purchase_order', lines: 'purchase_order_line' },
] as const

const history = fc.record({
  documents: fc.array(
    fc.record({ kind: fc.nat(kinds.length - 1), lines: fc.nat(3), end: fc.constantFrom('stays', 'goes', 'loses a line', 'comes back') }),
    { minLength: 1, maxLength: 4 },
  ),
  cuts: fc.array(fc.nat(40), { maxLength: 6 }),
  order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 }),
  isLoading: fc.boolean(),
})

/** What is told in any order; after that, what central says later of the same records; and what is there in the end. */
function told(documents: readonly { kind: number; lines: number; end: string }[], run: number) {
  const id = (table: string, at: number) => `${run} ${table} ${at}`
  const needed = { store_ID: id('store', 0), name_ID: id('name', 0), item_ID: id('item', 0) }
  const first = [
    upserted('name', needed.name_ID),
    upserted('store', needed.store_ID, { name_ID: needed.name_ID }),
    upserted('item', needed.item_ID),
  ]
  const later: PulledRecord[] = []
  const rows = new Map<string, Set<string>>(
    kinds.flatMap(({ heads, lines }) => [
      [heads, new Set()],
      [lines, new Set()],
    ]),
  )
  documents.forEach(({ kind: at, lines: count, end }, n) => {
    const kind = kinds[at] as (typeof kinds)[number]
    const head = upserted(kind.head, id('doc', n), needed)
    const lines = Array.from({ length: count }, (_, nth) =>
      upserted(kind.line, id(`line${nth}`, n), { ...needed, [kind.key]: head.recordId }),
    )
    first.push(head, ...lines)
    const loses = end === 'loses a line' ? lines.slice(0, 1) : []
    if (end === 'goes' || end === 'comes back') later.push(deleted(kind.head, head.recordId))
    later.push(...loses.map((line) => deleted(kind.line, line.recordId)))
    if (end === 'comes back') later.push(head)
    if (end !== 'goes') rows.get(kind.heads)?.add(head.recordId)
    if (end === 'stays' || end === 'loses a line')
      for (const line of lines) if (!loses.includes(line)) rows.get(kind.lines)?.add(line.recordId)
  })
  return { first, later, rows }
}

function pagesOf(records: readonly PulledRecord[], order: readonly number[], cuts: readonly number[]): PulledRecord[][] {
  const drawn = records.map((record, at) => ({ record, at: order[at % order.length] as number })).sort((a, b) => a.at - b.at)
  const ends = [...new Set([...cuts.filter((cut) => cut < records.length), records.length])].sort((a, b) => a - b)
  return ends.map((to, at) => drawn.slice(ends[at - 1] ?? 0, to).map(({ record }) => record))
}

it(
  'what is there in the end is what central has: no orphan, nothing lost, nothing waiting for what will not come',
  async () => {
    const running = integratingSite()
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, async ({ documents, cuts, order, isLoading }) => {
        run += 1
        const site = isLoading ? integratingSite({ initialised: false }) : running
        const { first, later, rows } = told(documents, run)
        for (const page of pagesOf(first, order, cuts)) await site.page(...page)
        for (const record of later) await site.page(record)
        if (isLoading) site.finish()
        for (const [table, ids] of rows) {
          const found = site.db.sqlite.prepare(`SELECT id FROM ${table} WHERE id LIKE ?`).pluck().all(`${run} %`) as string[]
          expect({ [table]: found.toSorted() }).toEqual({ [table]: [...ids].toSorted() })
        }
        expect(inboxOf(site.db)).toEqual([])
        expect(site.db.sqlite.pragma('foreign_key_check')).toEqual([])
      }),
      { numRuns: isLong ? 2000 : 60, endOnFailure: false },
    )
  },
  isLong ? 3_600_000 : 300_000,
)

it('a document that goes while something that it needs has not come leaves nothing behind', async () => {
  for (const missing of ['name', 'store', 'item']) {
    const { first, later } = told([{ kind: 0, lines: 2, end: 'goes' }], 1)
    const site = integratingSite()
    await site.page(...first.filter(({ tableName }) => tableName !== missing))
    await site.page(...later)
    const left = inboxOf(site.db).filter((row) => row.table_name === 'transact' || row.table_name === 'trans_line')
    expect({ [missing]: left }).toEqual({ [missing]: [] })
  }
})
