import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { DocumentDay } from '../../../src-main/contract/days.ts'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { refuseFuture } from '../../../src-main/ipc/future-days.ts'
import type { Handlers } from '../../../src-main/ipc/handlers.ts'
import { createRouter } from '../../../src-main/ipc/router.ts'
import { silentLog } from '../../../src-main/log.ts'

const today = '2026-03-01'
const document = z.strictObject({
  id: z.string(),
  day: DocumentDay.nullable().optional(),
  expiry: z.iso.date().optional(),
  lines: z.array(z.strictObject({ received: DocumentDay.optional(), expiry: z.iso.date() })).default([]),
})
const refusal = (input: unknown) => refuseFuture(document, document.parse(input), today)

describe('U-08: days of documents and lines', () => {
  test.each([
    ['none', { id: 'a' }],
    ['none yet', { id: 'a', day: null }],
    ['today and before', { id: 'a', day: today, lines: [{ received: '2026-02-28', expiry: '2029-01-31' }] }],
    ['an expiry, which lies in the future', { id: 'a', expiry: '2029-01-31' }],
  ])('%s may be', (_title, input) => expect(refusal(input)).toBeNull())

  test.each([
    ['day', { id: 'a', day: '2026-03-02' }, '2026-03-02'],
    ['lines.1.received', { id: 'a', lines: [{ expiry: today }, { received: '9999-12-31', expiry: today }] }, '9999-12-31'],
  ])('U-08: after today is refused at the field %s', (field, input, day) => {
    const error = { code: 'validation', reason: 'day_in_future', field, params: { day, today } }
    expect(refusal(input)).toEqual({ ok: false, error })
  })

  test('U-08: the router refuses it before the handler hears of it', async () => {
    let heard = 0
    const name: OperationName = 'sync.pause'
    const before = { ...operations[name] }
    onTestFinished(() => void Object.assign(operations[name], before))
    Object.assign(operations[name], { input: document, output: z.strictObject({}) })
    const handler = () => {
      heard += 1
      return ok({})
    }
    const router = createRouter({
      handlers: { [name]: handler } as unknown as Handlers,
      sessions: (id) => ({ id, refusal: () => null }),
      log: silentLog,
      explain: () => null,
      ticks: () => 0,
      newNumber: () => 'n',
      today: () => today,
    })
    expect(await router(name, { id: 'a', day: '2026-03-02' }, 'page')).toMatchObject({ ok: false, error: { field: 'day' } })
    expect(heard).toBe(0)
    expect(await router(name, { id: 'a', day: today }, 'page')).toEqual({ ok: true, value: {} })
  })

  test('U-08: every other day that an operation takes is named here with what it is for', () => {
    const names = Object.keys(operations) as OperationName[]
    expect(names.flatMap((name) => otherDays(operations[name].input, name)).toSorted()).toEqual([
      // Goods expire in the future.
      'batch.create.expiryDate',
      // Goods are expected in the future.
      'customerReturn.edit.expectedDelivery',
      'inbound.edit.expectedDelivery',
      'inbound.setLine.expiryDate',
      'invoice.edit.expectedDelivery',
      'stocktake.addLine.expiryDate',
      'stocktake.create.scope.expiresBefore',
      'stocktake.setLine.expiryDate',
      'stocktakes.estimate.scope.expiresBefore',
      'supplierReturn.edit.expectedDelivery',
      // A pause ends in the future.
      'sync.pause.until',
      // A search, which finds nothing there.
      'transactions.export.filter.from',
      'transactions.export.filter.to',
      'transactions.list.filter.from',
      'transactions.list.filter.to',
    ])
  })
})

/** Where a day or a time stands in a schema that is no `DocumentDay`, or one that the router would not find. */
function otherDays(schema: z.core.$ZodType, path: string, isFound = true): string[] {
  if (schema === DocumentDay) return isFound ? [] : [path]
  if (schema instanceof z.ZodISODate || schema instanceof z.ZodISODateTime) return [path]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return otherDays(schema.unwrap(), path, isFound)
  if (schema instanceof z.ZodArray) return otherDays(schema.element, path, isFound)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => otherDays(one, path, false))
  if (schema instanceof z.ZodRecord) return otherDays(schema.valueType, path, false)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([key, field]) => otherDays(field, `${path}.${key}`, isFound))
}
