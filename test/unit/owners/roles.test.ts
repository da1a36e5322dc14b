import { describe, expect, test } from 'vitest'
import { isCentralised, readSwitches } from '../../../src-main/domain/switches.ts'
import { openable, roleOf, writable } from '../../../src-main/domain/store-role.ts'
import { reasonOf } from '../../support/builders.ts'

const at = { siteNumber: 12, ownNumber: 12, stay: null, syncType: null }

describe('F-010 to F-012, F-225, F-227: what a store is to this site', () => {
  test.each([
    [at, 'active'],
    [{ ...at, stay: 'active' }, 'active'],
    [{ ...at, stay: 'preparing' }, 'preparing'],
    [{ ...at, stay: 'left' }, 'active'],
    [{ ...at, syncType: 'collector' }, 'active'],
    [{ ...at, siteNumber: 99 }, 'elsewhere'],
    [{ ...at, siteNumber: 99, stay: 'active' }, 'left'],
    [{ ...at, siteNumber: 0, stay: 'left' }, 'left'],
    [{ ...at, siteNumber: 99, stay: 'left', syncType: 'COLLECTOR' }, 'collector'],
    [{ ...at, siteNumber: 99, syncType: 'Transfer' }, 'transfer'],
    [{ ...at, siteNumber: 99, syncType: 'never heard of' }, 'elsewhere'],
    [{ ...at, siteNumber: 0 }, 'nowhere'],
    [{ ...at, siteNumber: null }, 'nowhere'],
    [{ ...at, siteNumber: null, ownNumber: undefined }, 'nowhere'],
    [{ ...at, ownNumber: undefined }, 'elsewhere'],
  ] as const)('%o is %s', (whereabouts, role) => {
    expect(roleOf(whereabouts)).toBe(role)
  })

  test('a store of which nothing is here is gone, to write and to open', () => {
    const store = { id: 's', name: '', role: null, isDispensary: false, percent: 0, isFrozen: false }
    expect([reasonOf(writable(store)), reasonOf(openable(store))]).toEqual(['store_gone', 'store_gone'])
  })
})

describe('F-015, F-190, F-194: switches', () => {
  test.each([null, '', 'no JSON', '[]', '7', 'null', '{"include_transactions":"false","centralised_payments":1}'])(
    '%s switches nothing',
    (data) => {
      expect(readSwitches(data)).toEqual({ includesTransactions: true, centralisedOrders: false, centralisedPayments: false })
    },
  )

  test('are what central says, and only for the kinds they are about', () => {
    const all = readSwitches('{"include_transactions":false,"centralised_purchase_orders":true,"centralised_payments":true}')
    expect(all).toEqual({ includesTransactions: false, centralisedOrders: true, centralisedPayments: true })
    expect(isCentralised('purchase_order_line', {}, all)).toBe(true)
    expect(isCentralised('invoice', { type: 'rc' }, all)).toBe(true)
    expect(isCentralised('invoice', { type: 'ci' }, all)).toBe(false)
    expect(isCentralised('requisition', { type: 'ps' }, all)).toBe(false)
  })
})
