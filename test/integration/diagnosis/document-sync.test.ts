/** 4-7: where a document is on its way, against a central: each state is reached in its order, with its own time. */
import { expect, test } from 'vitest'
import { write } from '../../../src-main/db/write.ts'
import { saveRow } from '../../../src-main/repositories/synced-rows.ts'
import { rowsOf } from '../../../src-main/services/list-transactions.ts'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { openCountry } from '../../central/test-country.ts'
import { valueOf } from '../../support/builders.ts'
import { openCycleSite } from '../../support/cycle-site.ts'

test('4-7: queued, sent, accepted by central, seen by the other store; an edit after that is queued again', async () => {
  const { central, siteId, store, otherStore } = await openCountry()
  const { admin } = central
  let time = Date.parse('2026-03-01T09:12:00.000Z')
  const at = () => new Date(time).toISOString()
  const { db, sync } = openCycleSite(central.url, { now: () => time })
  await sync()
  const save = (more: object) =>
    write(db, { kind: 'local', userId: 'nurse', at: at() }, (tx) =>
      saveRow(
        tx,
        'invoice',
        { id: 'inv', store_id: store.storeId, name_id: otherStore.nameId, ...more },
        { documentId: 'inv', storeId: store.storeId },
      ),
    )
  const shown = () => valueOf(invoiceView(db, store.storeId, 'inv')).sync
  const later = (minutes: number) => void (time += minutes * 60_000)

  save({ number: 7, type: 'ci', mode: 'store', status: 'fn', om_type: 'OUTBOUND_SHIPMENT', om_status: 'SHIPPED' })
  const queuedAt = at()
  expect(shown()).toEqual({ state: 'queued', at: queuedAt })

  later(8)
  const sentAt = at()
  // The line breaks off after central has taken it and before it can say that it has integrated it.
  let isPushed = false
  const outcome = await sync((call) => {
    isPushed ||= call === 'push'
    return isPushed && call === 'siteStatus' ? 'request' : null
  })
  expect(outcome).toMatchObject({ kind: 'failed', sent: 1 })
  expect(shown()).toEqual({ state: 'sent', at: sentAt })

  await admin.whenIdle(siteId)
  later(1)
  const acceptedAt = at()
  await sync()
  expect(shown()).toEqual({ state: 'accepted', at: acceptedAt })

  admin.upsertStore('transact', {
    ...admin.record('transact', 'inv'),
    linked_transaction_id: 'their-half',
    om_status: 'DELIVERED',
    om_delivered_datetime: '2026-03-01T11:05:00',
  })
  later(120)
  await sync()
  expect(shown()).toEqual({ state: 'seen', at: '2026-03-01T11:05:00Z' })
  expect(rowsOf(db, store.storeId, ['inv'])[0]?.sync).toEqual(shown())

  later(5)
  save({ comment: 'call me' })
  expect(shown()).toEqual({ state: 'queued', at: at() })
})
