/** A made-up clinic for tests and pictures of the screens: the same on every run. */
import type { InvoiceKind, InvoiceState, NameChoice, StoreRow, TransactionRow } from '../../src-main/contract/trade.ts'

export const openStoreId = 'store-kbr'

export const customers: readonly NameChoice[] = [
  { id: 'name-mth', code: 'MTH', name: 'Mathare Health Centre', isStore: true, onHold: false },
  { id: 'name-dgr', code: 'DGR', name: 'Dagoretti Clinic', isStore: true, onHold: false },
  { id: 'name-kwg', code: 'KWG', name: 'Kawangware Dispensary', isStore: true, onHold: false },
  { id: 'name-lsb', code: 'LSB', name: 'Laini Saba Health Post', isStore: true, onHold: false },
  { id: 'name-mat', code: 'MATW', name: 'Maternity ward', isStore: false, onHold: false },
  { id: 'name-opd', code: 'OPD', name: 'Outpatient department', isStore: false, onHold: false },
  { id: 'name-out', code: 'OUTR', name: 'Outreach team, Langata', isStore: false, onHold: true },
]

const suppliers = ['Nairobi West Regional Store', 'Medipharm Wholesale']
const colours: Readonly<Record<string, string>> = { 'Mathare Health Centre': '#3F7E8C', 'Nairobi West Regional Store': '#B98A2E' }

const kinds: readonly (readonly [InvoiceKind, readonly InvoiceState[]])[] = [
  ['outbound_shipment', ['new', 'allocated', 'picked', 'shipped', 'delivered', 'received', 'verified']],
  ['outbound_shipment', ['shipped', 'received', 'verified', 'verified']],
  ['inbound_shipment', ['shipped', 'delivered', 'received', 'verified']],
  ['customer_return', ['new', 'received', 'verified']],
  ['supplier_return', ['picked', 'shipped', 'received']],
  ['inventory_reduction', ['verified']],
]
const syncStates = ['accepted', 'accepted', 'accepted', 'accepted', 'sent', 'accepted', 'problem'] as const

/** UTC, as documents hold it. */
export const nowIso = '2025-11-20T11:10:00'

/** Rows from the newest to the oldest, 43 minutes apart. */
export function transactionRows(count: number): readonly TransactionRow[] {
  const now = Date.parse(`${nowIso}Z`)
  return Array.from({ length: count }, (_, index) => row(index, count, now))
}

function row(index: number, count: number, now: number): TransactionRow {
  const mixed = (index * 7919 + 13) % 101
  const [kind, states] = kinds[mixed % kinds.length] ?? ['other', ['verified']]
  const toCustomer = kind === 'outbound_shipment' || kind === 'customer_return'
  const name = toCustomer ? (customers[mixed % customers.length]?.name ?? '') : (suppliers[mixed % 2] ?? '')
  const state = index === 0 ? 'new' : index === 1 ? 'allocated' : (states[mixed % states.length] ?? 'verified')
  return {
    id: `invoice-${index}`,
    number: index % 97 === 5 ? null : count - index + 732,
    kind: index < 2 ? 'outbound_shipment' : kind,
    state,
    nameId: `name-${mixed}`,
    name: index < 2 ? (customers[1 - index]?.name ?? '') : name,
    createdAt: new Date(now - index * 43 * 60_000).toISOString(),
    theirRef: mixed % 3 === 0 ? '' : toCustomer ? `Requisition ${88 + (mixed % 40)}` : `INV-${55_120 - index}`,
    comment: '',
    onHold: mixed % 23 === 3,
    colour: colours[name] ?? '',
    lines: (mixed % 31) + 1,
    total: Math.round(mixed * 7_421.77 * ((index % 5) + 1)) / 4,
    sync:
      index === 0
        ? { state: 'none', at: null }
        : { state: index < 3 ? 'queued' : (syncStates[mixed % 7] ?? 'accepted'), at: new Date(now - index * 40 * 60_000).toISOString() },
  }
}

export type FakeBatch = {
  readonly id: string
  readonly batch: string
  readonly expiryDate: string | null
  readonly location: string
  readonly packSize: number
  available: number
  readonly sellPrice: number
  readonly onHold: boolean
}
export type FakeItem = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly batches: readonly FakeBatch[]
}

type Batch = readonly [
  batch: string,
  expiry: string | null,
  location: string,
  packSize: number,
  available: number,
  price: number,
  onHold?: boolean,
]

const item = (code: string, name: string, unit: string, batches: readonly Batch[]): FakeItem => ({
  id: `item-${code.toLowerCase()}`,
  code,
  name,
  unit,
  batches: batches.map(([batch, expiryDate, location, packSize, available, sellPrice, onHold = false]) => ({
    id: `stock-${batch.toLowerCase()}`,
    batch,
    expiryDate,
    location,
    packSize,
    available,
    sellPrice,
    onHold,
  })),
})

/** Made anew for each fake, because its stock goes down. */
export const sampleItems = (): readonly FakeItem[] => [
  item('AMX250', 'Amoxicillin 250 mg capsules', 'capsule', [
    ['AX21987', '2025-09-30', 'A-02', 100, 1, 235],
    ['AX23041', '2025-12-28', 'A-02', 1, 200, 2.4],
    ['AX22209', '2026-08-31', 'Q-01', 100, 4, 235, true],
    ['AX24117', '2027-03-31', 'A-02', 100, 36, 235],
  ]),
  item('ALU24', 'Artemether/lumefantrine 20/120 mg, 24 tablets', 'tablet', [['LF50218', '2026-06-30', 'B-11', 30, 14, 1950]]),
  item('PCM500', 'Paracetamol 500 mg tablets', 'tablet', [['P2409', '2028-01-31', 'A-07', 1000, 6, 620]]),
  item('ORS205', 'Oral rehydration salts, sachet 20.5 g', 'sachet', [
    ['OR1180', '2026-05-31', 'C-03', 100, 2, 890],
    ['OR1207', '2026-10-31', 'C-03', 100, 9, 890],
  ]),
  item('ZNS20', 'Zinc sulfate 20 mg dispersible tablets', 'tablet', [['ZN7731', '2026-07-31', 'C-04', 100, 9, 310]]),
  item('CTX1G', 'Ceftriaxone 1 g powder for injection', 'vial', [
    ['CT4402', '2026-01-31', 'B-02', 10, 4, 540],
    ['CT4519', '2027-05-31', 'B-02', 10, 18, 540],
  ]),
  item('OXY10', 'Oxytocin 10 IU/mL injection, 1 mL', 'ampoule', [
    ['OX118', '2026-02-28', 'Fridge 1', 10, 5, 310],
    ['OX131', '2026-08-31', 'Fridge 1', 10, 12, 310],
  ]),
  item('MRDT25', 'Malaria rapid test, kit of 25', 'test', [['MR4410', '2027-04-30', 'D-01', 25, 32, 375]]),
  item('GLV100', 'Examination gloves, medium, box of 100', 'glove', [['GL0071', null, 'E-01', 100, 40, 480]]),
]

const store = (id: string, code: string, name: string, more: Partial<StoreRow>): StoreRow => ({
  id: `store-${id}`,
  code,
  name,
  place: 'elsewhere',
  role: more.place === 'here' ? 'active' : (more.place ?? 'elsewhere'),
  progress: null,
  keepsTransactions: false,
  isFrozen: false,
  siteNumber: 15,
  mode: 'store',
  disabled: false,
  documents: 0,
  stockLines: 0,
  items: 0,
  customers: 0,
  suppliers: 0,
  notSent: 0,
  lastChangeAt: null,
  ...more,
})
const here = { place: 'here', siteNumber: 12 } as const

export const sampleStores: readonly StoreRow[] = [
  store('dgr', 'DGR', 'Dagoretti Clinic', {}),
  store('kwg', 'KWG', 'Kawangware Dispensary', {}),
  store('mth', 'MTH', 'Mathare Health Centre', { siteNumber: 9 }),
  store('nwr', 'NWR', 'Nairobi West Regional Store', { place: 'nowhere', siteNumber: null }),
  store('kbo', 'KBO', 'Kibera Outreach', { ...here, customers: 0, suppliers: 1, items: 0 }),
  store('kbp', 'KBP', 'Kibera Pharmacy (old)', {
    ...here,
    disabled: true,
    documents: 2210,
    items: 96,
    lastChangeAt: '2024-12-19T15:00:00',
  }),
  store('lsb', 'LSB', 'Laini Saba Health Post', {
    ...here,
    documents: 812,
    stockLines: 240,
    items: 187,
    customers: 6,
    suppliers: 2,
    lastChangeAt: '2025-11-18T16:12:00',
  }),
  store('kbr', 'KBR', 'Kibera Clinic', {
    ...here,
    mode: 'dispensary',
    documents: 340,
    stockLines: 611,
    items: 412,
    customers: 19,
    suppliers: 5,
    notSent: 5,
    lastChangeAt: '2025-11-20T11:06:00',
  }),
]
