/** Made-up answers of the home page and the list of items, for pictures and keyboard walks. */
import type { HomeDocuments, HomeStock } from '../../src-main/contract/home.ts'
import type { ItemRow } from '../../src-main/contract/items.ts'
import type { Input, OperationName } from '../../src-main/contract/operations.ts'
import { ok } from '../../src-main/contract/result.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { TransactionRow } from '../../src-main/contract/trade.ts'
import { usualBands } from '../../src-main/domain/consumption.ts'
import { addDays } from '../../src-main/domain/moment.ts'
import { transactions } from './fake-data.ts'
import { nowIso, sampleItems } from './fake-trade-data.ts'

const today = nowIso.slice(0, 10)
const sync = { state: 'queued', at: nowIso } as const
const document = (more: Partial<TransactionRow>): TransactionRow => ({
  ...transactions[0]!,
  createdAt: `${today}T08:02:00Z`,
  sync,
  ...more,
})

const stock: HomeStock = {
  items: 412,
  bands: { none: 4, low: 18, enough: 344, over: 23, unused: 23 },
  borders: usualBands,
  expired: { batches: 2, names: ['Amoxicillin 250 mg capsules', 'Ferrous sulfate 200 mg tablets'] },
  expiring: [1, 4, 2, 7, 5, 9].map((batches, n) => ({
    month: new Date(Date.parse(`${today.slice(0, 7)}-01`) + n * 31 * 86_400_000).toISOString().slice(0, 7),
    batches,
    isSoon: n < 2,
  })),
  atRisk: 5,
  onHold: 3,
  runsOut: [
    { id: 'a', name: 'Oxytocin 10 IU/mL injection, 1 mL', total: 0, perMonth: 142, months: 0, lastsUntil: today },
    { id: 'b', name: 'Zinc sulfate 20 mg dispersible tablets', total: 1150, perMonth: 610, months: 1.9, lastsUntil: addDays(today, 57) },
    { id: 'c', name: 'Ceftriaxone 1 g powder for injection', total: 220, perMonth: 98, months: 2.2, lastsUntil: addDays(today, 67) },
    { id: 'd', name: 'Metformin 500 mg tablets', total: 9400, perMonth: 3900, months: 2.4, lastsUntil: addDays(today, 73) },
    {
      id: 'e',
      name: 'Artemether 20 mg + lumefantrine 120 mg tablets, blister of 24',
      total: 5300,
      perMonth: 2000,
      months: 2.65,
      lastsUntil: addDays(today, 80),
    },
  ],
  stocktakes: {
    count: 1,
    newest: [
      {
        id: 's',
        number: 31,
        state: 'new',
        description: 'cold room and antibiotics',
        comment: '',
        createdAt: `${addDays(today, -2)}T09:00:00Z`,
        day: null,
        isLocked: false,
        lines: 112,
        counted: 64,
        sync,
      },
    ],
  },
}

const inbound: HomeDocuments = {
  open: 3,
  held: {
    count: 1,
    newest: [document({ id: 'in', number: 482, kind: 'inbound_shipment', name: 'Nairobi West Regional Store', lines: 31 })],
  },
  onTheWay: [
    document({ id: 'in', number: 482, kind: 'inbound_shipment', state: 'shipped', name: 'Nairobi West Regional Store' }),
    document({
      id: 'in2',
      number: 480,
      kind: 'inbound_shipment',
      state: 'delivered',
      name: 'Nairobi West Regional Store',
      createdAt: `${addDays(today, -7)}T08:00:00Z`,
    }),
  ],
}

const outbound: HomeDocuments = {
  open: 4,
  held: { count: 0, newest: [] },
  onTheWay: [1068, 1065, 1063].map((number, n) =>
    document({
      id: `out-${n}`,
      number,
      kind: 'outbound_shipment',
      state: n === 1 ? 'delivered' : 'shipped',
      name: ['Laini Saba Health Post', 'Kawangware Dispensary', 'Mathare Health Centre'][n] ?? '',
      createdAt: `${addDays(today, -1 - n * 4)}T08:00:00Z`,
    }),
  ),
}

const rows: readonly ItemRow[] = sampleItems().map((item, n) => {
  const total = item.batches.reduce((sum, batch) => sum + batch.available * batch.packSize, 0)
  const perMonth = n % 5 === 3 ? 0 : n % 7 === 6 ? null : Math.round(total / (1 + (n % 8)) + 10)
  const months = perMonth === null || perMonth === 0 ? null : total / perMonth
  const band = total === 0 ? 'none' : months === null ? 'unused' : months < 3 ? 'low' : months > 6 ? 'over' : 'enough'
  return {
    id: item.id,
    code: item.code,
    name: item.name,
    unit: item.unit,
    status: n === 2 ? 'draft' : n === 5 ? 'merged' : 'active',
    total,
    available: total,
    perMonth,
    monthsOfStock: months,
    band,
    lastsUntil: months === null ? null : addDays(today, Math.round(months * 30)),
    expired: n % 6 === 1 ? 100 : 0,
    atRisk: n % 4 === 2 ? 40 : 0,
  }
})

function items({ filter, offset, limit }: Input<'items.list'>): Result<unknown> {
  const { show = 'all', search = '', withInactive = false } = filter
  const found = rows.filter(
    (row) =>
      (withInactive || row.status === 'active') &&
      `${row.name} ${row.code}`.toLowerCase().includes(search.toLowerCase()) &&
      (show === 'all' || (show === 'at_risk' ? row.atRisk > 0 : row.band === show)),
  )
  return ok({ rows: found.slice(offset, offset + limit), offset, matching: found.length })
}

export const homeAnswers: Partial<Record<OperationName, (input: unknown) => Result<unknown>>> = {
  'home.stock': () => ok(stock),
  'home.outbound': () => ok(outbound),
  'home.inbound': () => ok(inbound),
  'items.list': (input) => items(input as Input<'items.list'>),
  'items.counts': () => ok({ all: rows.length, none: 1, low: 4, enough: 6, over: 3, unused: 2, at_risk: 5 }),
}
