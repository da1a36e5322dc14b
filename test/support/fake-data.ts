/** Canned states of a clinic for looking at screens and for renderer tests. Test code only. */
import type { Cause } from '../../src-main/contract/causes.ts'
import type { AboutInfo, AddressReport, AppState, LoadedSummary, SetupState } from '../../src-main/contract/site.ts'
import type { SyncRun, SyncStatus, SyncStep, WaitingDocument } from '../../src-main/contract/sync.ts'
import type { Invoice, InvoiceKind, StoreRow, TransactionRow } from '../../src-main/contract/trade.ts'

/** An ISO time so many minutes ago (or ahead, below 0). */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

export const cause = (code: Cause['code'], detail = '', minutes = 3): Cause => ({ code, detail, params: {}, at: ago(minutes) })

export const site = {
  number: 12,
  name: 'Kibera',
  code: 'KBR',
  uuid: '9a1f7d2c-4d7e-4f5a-8c3b-2f1d7f3a2c11',
  address: 'https://sync.nationalstores.example',
}

export const readyApp: AppState = {
  version: '0.1.0',
  shell: 'web',
  locale: 'en',
  theme: 'system',
  phase: 'ready',
  cause: null,
  identity: 'fine',
  readOnly: false,
  site,
  storeId: 'store-1',
  hardwareId: '5bd19f0e3f7c0d42a91c6e8b7f3a2c9d5bd19f0e3f7c0d42a91c6e8b7d7f3a2c',
  hardwareProblem: null,
  secretStore: 'file',
  contact: '',
  practice: null,
}

const step = (name: SyncStep['name'], state: SyncStep['state'], more: Partial<SyncStep> = {}): SyncStep => ({
  name,
  state,
  done: 0,
  total: null,
  bytes: 0,
  ms: 0,
  note: '',
  ...more,
})

export const doneSteps: SyncStep[] = [
  step('reach', 'done', { ms: 620, bytes: 900 }),
  step('send', 'done', { done: 14, total: 14, bytes: 146_000, ms: 48_000 }),
  step('central_takes', 'done', { ms: 2400 }),
  step('fetch_shared', 'done', { done: 118, bytes: 61_000, ms: 9000 }),
  step('fetch_site', 'done', { done: 12, bytes: 18_000, ms: 1200 }),
  step('place', 'done', { done: 130, ms: 90 }),
]

export const run = (more: Partial<SyncRun> = {}): SyncRun => ({
  id: 'run-1',
  trigger: 'interval',
  startedAt: ago(4),
  finishedAt: ago(3),
  outcome: 'done',
  cause: null,
  sent: 4,
  received: 12,
  bytesOut: 146_000,
  bytesIn: 79_000,
  requests: 9,
  steps: doneSteps,
  ...more,
})

export const sendingRun = run({
  id: 'run-2',
  trigger: 'manual',
  startedAt: ago(0.5),
  finishedAt: null,
  outcome: null,
  steps: [
    step('reach', 'done', { ms: 620, bytes: 900 }),
    step('send', 'now', { done: 84, total: 146, bytes: 84_000, ms: 28_000 }),
    step('central_takes', 'todo'),
    step('fetch_shared', 'todo'),
    step('fetch_site', 'todo'),
    step('place', 'todo'),
  ],
})

export const loadingRun = run({
  id: 'run-0',
  trigger: 'initialise',
  startedAt: ago(12),
  finishedAt: null,
  outcome: null,
  steps: [
    step('reach', 'done', { ms: 700, bytes: 900 }),
    step('prepare', 'done', { ms: 80_000 }),
    step('fetch_shared', 'done', { done: 18_204, total: 18_204, bytes: 9_400_000, ms: 362_000 }),
    step('fetch_site', 'now', { done: 9310, total: 24_600, bytes: 7_400_000, ms: 248_000 }),
    step('place', 'todo'),
  ],
})

export const idle: SyncStatus = {
  phase: 'idle',
  initialised: true,
  waitingDocuments: 0,
  waitingRecords: 0,
  oldestWaitingAt: null,
  lastCursor: 900,
  accepted: 900,
  confirmed: 900,
  lastContactAt: ago(3),
  lastSuccessAt: ago(3),
  nextRunAt: ago(-2),
  pausedUntil: null,
  cause: null,
  problems: 0,
  heldBack: 0,
  run: run(),
  oneMore: false,
  intervalSeconds: 300,
}

export const stores: StoreRow[] = [
  ['store-1', 'KBR', 'Kibera Clinic', 'here', 12, 412],
  ['store-2', 'LSB', 'Laini Saba Health Post', 'here', 12, 187],
  ['store-3', 'DGR', 'Dagoretti Clinic', 'elsewhere', 15, 0],
  ['store-4', 'NWR', 'Nairobi West Regional Store', 'elsewhere', 9, 0],
  ['store-5', 'KBP', 'Kibera Pharmacy (old)', 'nowhere', null, 96],
].map(([id, code, name, place, siteNumber, items]) => ({
  id: id as string,
  code: code as string,
  name: name as string,
  place: place as StoreRow['place'],
  role: place === 'here' ? 'active' : (place as 'elsewhere' | 'nowhere'),
  progress: null,
  keepsTransactions: false,
  isFrozen: false,
  siteNumber: siteNumber as number | null,
  mode: 'store',
  disabled: false,
  documents: place === 'here' ? 340 : 0,
  stockLines: place === 'here' ? 612 : 0,
  items: items as number,
  customers: place === 'here' ? 24 : 0,
  suppliers: place === 'here' ? 3 : 0,
  notSent: id === 'store-1' ? 5 : 0,
  lastChangeAt: place === 'here' ? ago(25) : null,
}))

const names = [
  'Mathare Health Centre',
  'Dagoretti Clinic',
  'Kawangware Dispensary',
  'Maternity ward',
  'Laini Saba Health Post',
  'Medipharm Wholesale',
]
const kinds: InvoiceKind[] = [
  'outbound_shipment',
  'outbound_shipment',
  'inbound_shipment',
  'outbound_shipment',
  'customer_return',
  'inventory_addition',
]
const states = ['new', 'allocated', 'shipped', 'picked', 'received', 'verified'] as const
const syncStates = ['none', 'queued', 'sent', 'accepted', 'accepted', 'problem'] as const

export const transactions: TransactionRow[] = Array.from({ length: 340 }, (_, n) => ({
  id: `doc-${1072 - n}`,
  number: n === 0 ? null : 1072 - n,
  kind: kinds[n % kinds.length] ?? 'other',
  state: states[n % states.length] ?? 'new',
  nameId: `name-${n % names.length}`,
  name: names[n % names.length] ?? '',
  createdAt: ago(20 + n * 190),
  theirRef: n % 3 === 0 ? `Requisition ${90 - (n % 80)}` : '',
  comment: '',
  onHold: n % 9 === 3,
  colour: n % 5 === 1 ? '#3a7d8c' : '',
  lines: (n * 7) % 31,
  total: ((n * 7919) % 200_000) + 0.5,
  sync: { state: syncStates[n % syncStates.length] ?? 'none', at: n % 6 === 0 ? null : ago(10 + n * 190) },
}))

export const waitingDocuments: WaitingDocument[] = [
  ['doc-1069', 'outbound_shipment', 1069, 'Kawangware Dispensary', 3, 31],
  ['doc-1071', 'outbound_shipment', 1071, 'Mathare Health Centre', 22, 20],
  ['doc-1072', 'outbound_shipment', null, 'Maternity ward', 4, 12],
  ['doc-481', 'inbound_shipment', 481, 'Medipharm Wholesale', 10, 13],
  ['doc-52', 'customer_return', 52, 'Dagoretti Clinic', 2, 4],
].map(([id, kind, number, name, records, minutes]) => ({
  id: id as string,
  table: 'invoice',
  kind: kind as string,
  number: number as number | null,
  name: name as string,
  records: records as number,
  since: ago(minutes as number),
}))

export const invoice: Invoice = {
  id: 'doc-1071',
  version: 7,
  number: 1071,
  kind: 'outbound_shipment',
  state: 'allocated',
  storeId: 'store-1',
  nameId: 'name-0',
  name: 'Mathare Health Centre',
  nameCode: 'MTH',
  comment: 'Driver collects Friday, 14:00',
  theirRef: 'MTH-2025-114',
  onHold: false,
  colour: '',
  createdAt: ago(130),
  dates: { new: ago(130), allocated: ago(120) },
  locked: null,
  next: ['picked', 'shipped'],
  hidden: [],
  datedBackTo: null,
  backdateDays: 0,
  mayChangeParty: false,
  isTransfer: false,
  isOrdered: false,
  expectedDelivery: null,
  lines: [
    ['line-1', 'item-1', 'AMX250', 'Amoxicillin 250 mg capsules', 'AX23041', '2025-12-28', 'A-02', 1, 150, 2.4],
    ['line-2', 'item-1', 'AMX250', 'Amoxicillin 250 mg capsules', 'AX24117', '2027-03-31', 'A-02', 100, 2, 235],
    ['line-3', 'item-2', 'ALU24', 'Artemether/lumefantrine 20/120 mg, 24 tablets', 'LF50218', '2026-06-30', 'B-11', 30, 3, 1950],
    ['line-4', 'item-3', 'ORS205', 'Oral rehydration salts, sachet 20.5 g', 'C0310', '2026-05-31', 'C-03', 100, 3, 890],
  ].map(([id, itemId, itemCode, itemName, batch, expiryDate, location, packSize, packs, sellPrice]) => ({
    id: id as string,
    itemId: itemId as string,
    itemCode: itemCode as string,
    itemName: itemName as string,
    unit: 'unit',
    stockLineId: `stock-${id as string}`,
    batch: batch as string,
    expiryDate: expiryDate as string,
    location: location as string,
    packSize: packSize as number,
    packs: packs as number,
    units: (packSize as number) * (packs as number),
    sellPrice: sellPrice as number,
    costPrice: sellPrice as number,
    total: (sellPrice as number) * (packs as number),
    locationId: null,
    note: '',
    reasonId: null,
    reason: '',
    isIncoming: false,
    isWaiting: false,
    isFromTransfer: false,
    approval: null,
    isCostFixed: false,
    sentPacks: null,
  })),
  total: 9350,
  sync: { state: 'queued', at: ago(12) },
}

export const goodReport: AddressReport = {
  address: 'https://sync.nationalstores.example',
  cleaned: true,
  usable: true,
  variant: 'A',
  checks: [
    { name: 'url', state: 'ok', ms: 0, note: 'https://sync.nationalstores.example', cause: null },
    { name: 'name', state: 'ok', ms: 84, note: '203.0.113.7', cause: null },
    { name: 'connection', state: 'ok', ms: 212, note: '203.0.113.7:443', cause: null },
    { name: 'tls', state: 'ok', ms: 240, note: 'A4:5F:…:09', cause: null },
    { name: 'server', state: 'ok', ms: 310, note: 'site_name_not_found', cause: null },
  ],
}

const fingerprint = '3A:7F:22:91:C4:0B:5E:D8:6A:13:F0:9C:47:B2:8E:55:01:DD:76:E9:3C:A8:14:6B:F2:90:2D:C7:58:EB:41:9F'
const untrusted: Cause = { ...cause('tls_untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT'), params: { fingerprint } }

export const blockedReport: AddressReport = {
  ...goodReport,
  usable: false,
  variant: null,
  checks: [
    ...goodReport.checks.slice(0, 3),
    { name: 'tls', state: 'failed', ms: 120, note: '', cause: untrusted },
    { name: 'server', state: 'skipped', ms: 0, note: '', cause: null },
  ],
}

export const freshSetup: SetupState = { address: '', siteName: '', variant: null, registered: false, site: null }
export const registeredSetup: SetupState = { address: site.address, siteName: 'Kibera', variant: 'A', registered: true, site }

export const summary: LoadedSummary = {
  stores: stores.slice(0, 2).map(({ id, code, name }) => ({ id, code, name })),
  items: 412,
  names: 96,
  documents: 5210,
  records: 42_804,
}

export const about: AboutInfo = {
  version: '0.1.0',
  shell: 'web',
  versions: { node: '24.21.0', sqlite: '3.51.0', sync: '14' },
  site: { ...site, variant: 'A' },
  hardwareId: readyApp.hardwareId,
  databaseId: '0b2f6a53-6f0f-4a51-b0f1-0b0f5d3b8b1e',
  databasePath: '/home/clinic/.local/share/outpost/outpost.db',
  databaseBytes: 48_234_496,
  schemaVersion: 10,
  tables: [
    { table: 'invoice', wire: 'transact', records: 5210, declared: true, waiting: 3 },
    { table: 'invoice_line', wire: 'trans_line', records: 31_840, declared: true, waiting: 0 },
    { table: 'item', wire: 'item', records: 412, declared: true, waiting: 0 },
    { table: 'item_store_join', wire: 'item_store_join', records: 599, declared: true, waiting: 0 },
    { table: 'location', wire: 'Location', records: 18, declared: true, waiting: 0 },
    { table: 'master_list', wire: 'list_master', records: 6, declared: true, waiting: 0 },
    { table: 'master_list_line', wire: 'list_master_line', records: 388, declared: true, waiting: 0 },
    { table: 'name', wire: 'name', records: 96, declared: true, waiting: 0 },
    { table: 'name_store_join', wire: 'name_store_join', records: 120, declared: true, waiting: 0 },
    { table: 'stock_line', wire: 'item_line', records: 1210, declared: true, waiting: 0 },
    { table: 'store', wire: 'store', records: 9, declared: true, waiting: 0 },
    { table: 'store_preference', wire: 'pref', records: 9, declared: true, waiting: 0 },
    { table: 'unit', wire: 'unit', records: 22, declared: true, waiting: 0 },
    { table: 'reason', wire: 'options', records: 14, declared: false, waiting: 0 },
    { table: 'currency', wire: 'currency', records: 4, declared: false, waiting: 0 },
    { table: 'period', wire: 'period', records: 48, declared: false, waiting: 0 },
  ],
}
