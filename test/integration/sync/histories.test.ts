/**
 * Random histories of work here, work at central, cut lines and dead processes; then a quiet line. In the end both
 * sides hold the same, nothing waits and nothing is doubled. A counter-example becomes a named test.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countWaiting } from '../../../src-main/repositories/waiting-count.ts'
import { journalCursor } from '../../../src-main/repositories/cursors.ts'
import { readRow, removeRow } from '../../../src-main/repositories/synced-rows.ts'
import { createCentral } from '../../central/central.ts'
import { emptyRow } from '../../central/wire/columns.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import type { Call, Loss } from '../../support/faulty-transport.ts'
import { calls } from '../../support/faulty-transport.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

type Act =
  | { readonly kind: 'issue' | 'remove' | 'centralEdits' | 'batch' | 'item'; readonly n: number; readonly text: string }
  | { readonly kind: 'sync'; readonly call: Call; readonly nth: number; readonly loss: Loss; readonly between: Act | null }
  | { readonly kind: 'restart' }

const n = fc.integer({ min: 1, max: 3 })
const edit = fc.record({
  kind: fc.constantFrom('issue', 'issue', 'remove', 'centralEdits', 'batch', 'item'),
  n,
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text) => `t${text}`),
})
const sync = fc.record({
  kind: fc.constant('sync' as const),
  call: fc.constantFrom(...calls),
  nth: fc.integer({ min: 1, max: 3 }),
  loss: fc.constantFrom<Loss>(null, 'request', 'reply'),
  between: fc.option(edit, { nil: null }),
})
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: edit },
  { weight: 2, arbitrary: sync },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)

const isLong = process.env.OUTPOST_LONG === '1'

it(
  'whatever happens on the way, both sides end with the same',
  async () => {
    const central = await createCentral({ file: ':memory:' })
    const { admin } = central
    const { storeId } = admin.createStore({ code: 'K', name: 'Kibera Clinic' })
    const { siteId } = admin.createSite({ code: 's2', name: 'Kibera', password: 'secret', stores: [storeId] })
    admin.upsertCentral('item', { ...emptyRow('item'), ID: 'item-1', item_name: 'Zinc', type_of: 'general' })
    admin.upsertCentral('name', { ...emptyRow('name'), ID: 'ward-1', name: 'Ward', type: 'facility' })
    const site = openCycleSite(central.url)
    expect(await site.sync()).toMatchObject({ kind: 'done' })
    let history = 0

    function edited({ kind, n: number, text }: Exclude<Act, { kind: 'sync' | 'restart' }>): void {
      const id = `h${history}-${number}`
      if (kind === 'issue') issue(site.db, { id, storeId, nameId: 'ward-1', comment: text })
      if (kind === 'remove') locally(site.db, (tx) => removeRow(tx, 'invoice', id, { documentId: id, storeId }))
      if (kind === 'centralEdits' && admin.record('transact', id) !== null)
        admin.upsertStore('transact', { ID: id, comment: `central ${text}` })
      if (kind === 'batch')
        admin.upsertStore('item_line', { ...emptyRow('item_line'), ID: id, item_ID: 'item-1', store_ID: storeId, batch: text })
      if (kind === 'item') admin.upsertCentral('item', { ...emptyRow('item'), ID: id, item_name: text, type_of: 'general' })
    }
    async function played(one: Act): Promise<void> {
      if (one.kind === 'restart') return site.restart()
      if (one.kind !== 'sync') return edited(one)
      await site.sync((call, nth) => {
        if (call !== one.call || nth !== one.nth) return null
        if (one.between !== null && one.between.kind !== 'sync' && one.between.kind !== 'restart') edited(one.between)
        return one.loss
      })
    }
    async function settled(): Promise<void> {
      for (let turn = 0; turn < 3; turn++) {
        expect(await site.sync()).toMatchObject({ kind: 'done' })
        await admin.whenIdle(siteId)
      }
    }
    const sides = () =>
      [1, 2, 3].map((number) => {
        const id = `h${history}-${number}`
        return {
          invoice: [readRow(site.db, 'invoice', id)?.comment, admin.record('transact', id)?.['comment']],
          line: [readRow(site.db, 'invoice_line', `${id}-line`)?.packs, admin.record('trans_line', `${id}-line`)?.['quantity']],
          batch: [readRow(site.db, 'stock_line', id)?.batch, admin.record('item_line', id)?.['batch']],
          item: [readRow(site.db, 'item', id)?.name, admin.record('item', id)?.['item_name']],
        }
      })

    try {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
          history += 1
          for (const one of acts) await played(one)
          await settled()
          for (const pairs of sides()) for (const [here, there] of Object.values(pairs)) expect(here).toBe(there)
          expect(countWaiting(site.db, journalCursor(site.db, 'confirmed')).records).toBe(0)
          expect(site.db.sqlite.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(0)
          expect(admin.site(siteId)).toMatchObject({ queueLength: 0, stagedRows: 0 })
        }),
        { numRuns: isLong ? 2000 : 60, endOnFailure: false },
      )
    } finally {
      await central.close()
    }
  },
  isLong ? 1_200_000 : 120_000,
)
