import { expect, test } from 'vitest'
import { invoiceView } from '../../../src-main/services/invoice-view.ts'
import { makeClinic, valueOf } from '../../support/builders.ts'

const older = { om_type: '', om_status: '', om_created_datetime: '', om_allocated_datetime: '', om_picked_datetime: '' }
const dates = { entry_date: '2019-05-06', entry_time: 28_800, confirm_date: '2019-05-07', confirm_time: 0 }

test('4.13: a document of an older program shows when it went through its states, in local time', () => {
  const clinic = makeClinic()
  const ended = { finalised_date: '2019-05-08', finalised_time: 36_061, om_shipped_datetime: '', om_delivered_datetime: '' }
  clinic.add.invoice('old', { ...older, ...dates, ...ended, om_verified_datetime: '', om_cancelled_datetime: '', type: 'ci', status: 'fn' })
  expect(valueOf(invoiceView(clinic.db, 'store-a', 'old'))).toMatchObject({ kind: 'outbound_shipment', state: 'shipped' })
  expect(valueOf(invoiceView(clinic.db, 'store-a', 'old')).dates).toEqual({
    new: '2019-05-06T08:00:00',
    allocated: '2019-05-07T00:00:00',
    picked: '2019-05-07T00:00:00',
    shipped: '2019-05-08T10:01:01',
  })
})
