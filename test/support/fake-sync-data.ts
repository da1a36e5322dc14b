/** Canned problem records, rules, journal and needs of a clinic, for pictures and renderer tests. Test code only. */
import type { Problem } from '../../src-main/contract/problems.ts'
import type { JournalState, RuleRow, RulesState } from '../../src-main/contract/rules.ts'
import type { SiteNeeds } from '../../src-main/contract/site.ts'
import type { StoreRow } from '../../src-main/contract/trade.ts'
import { partsOf, syncedTables } from '../../src-main/tables/registry.ts'
import { ruleDefaults } from '../../src-main/tables/rule-defaults.ts'
import type { Answers } from './fake-bridge.ts'
import { ago, stores } from './fake-data.ts'

const problem = (recordId: string, more: Partial<Problem>): Problem => ({
  key: { wire: 'transact', recordId, kind: 'upsert' },
  direction: 'in',
  table: 'invoice',
  number: null,
  name: '',
  document: null,
  reason: 'missing_parent',
  field: null,
  parent: null,
  code: null,
  detail: '',
  mender: 'itself',
  firstSeenAt: ago(190),
  attempts: 2,
  nextTryAt: ago(-14),
  ...more,
})

export const problems: Problem[] = [
  problem('doc-1067', {
    key: { wire: 'transact', recordId: 'doc-1067', kind: 'push' },
    direction: 'out',
    number: 1067,
    name: 'Mathare Health Centre',
    document: { id: 'doc-1067', table: 'invoice', kind: 'outbound_shipment', storeId: 'store-1' },
    reason: 'refused_at_central',
    code: 'name_not_visible',
    detail: 'Mathare Health Centre is not visible to Kibera Clinic',
    mender: 'central',
    firstSeenAt: ago(75),
    attempts: 3,
  }),
  problem('doc-483', {
    number: 483,
    name: 'Nairobi West Regional Store',
    document: { id: 'doc-483', table: 'invoice', kind: 'inbound_shipment', storeId: 'store-1' },
    field: 'item_ID',
    parent: { table: 'item', id: '7f3a2c9d5bd19f0e' },
    detail: 'item 7f3a2c9d5bd19f0e',
    firstSeenAt: ago(190),
    attempts: 0,
    nextTryAt: ago(1),
  }),
  problem('list-9', {
    key: { wire: 'list_master', recordId: 'list-9', kind: 'upsert' },
    table: 'master_list',
    name: 'Price list 2026',
    reason: 'unreadable',
    field: 'discount_percentage',
    detail: 'expected a number, got "ten"',
    mender: 'central',
    firstSeenAt: ago(1500),
    attempts: 5,
    nextTryAt: ago(-800),
  }),
  problem('item-77', {
    key: { wire: 'item', recordId: 'item-77', kind: 'delete' },
    table: 'item',
    name: 'Chloroquine 150 mg tablets',
    reason: 'refused_here',
    detail: 'other records still need it',
    mender: 'here',
    firstSeenAt: ago(4000),
    attempts: 6,
    nextTryAt: null,
  }),
]

export const details = (id: string): string =>
  [`record: ${id}`, 'central: 422 name_not_visible', 'tries: 3', 'Outpost 0.1.0, schema 34, site 12'].join('\n')

const roots = new Map(syncedTables.flatMap(({ local, wire }) => partsOf(local).map((part) => [part.wire, wire] as const)))

/** The rules of every declared table as a new site has them. */
export const usualRows: RuleRow[] = syncedTables.map(({ wire, local, pushed }) => {
  const told = ruleDefaults.rules.find(({ table }) => table === wire)
  return {
    table: wire,
    local,
    send: told?.send ?? true,
    receive: told?.receive ?? true,
    sendable: pushed,
    locked: told?.locked ?? null,
    follows: roots.get(wire) ?? null,
    isDefault: true,
    heldBack: 0,
    heldAside: 0,
  }
})
export const usualRules: RulesState = { version: 1, newest: 1, rows: usualRows, difference: [] }

const changed = (row: RuleRow): RuleRow => {
  if (row.table === 'temperature_log') return { ...row, send: false, isDefault: false, heldBack: 1240 }
  return row.table === 'message' ? { ...row, receive: false, isDefault: false, heldAside: 3 } : row
}
export const changedRules: RulesState = {
  version: 1,
  newest: 2,
  rows: usualRows.map(changed),
  difference: [
    { table: 'message', local: 'message', from: { send: true, receive: false }, to: { send: true, receive: true } },
    { table: 'om_activity_log', local: 'activity_log', from: { send: true, receive: true }, to: { send: false, receive: true } },
    { table: 'temperature_log', local: 'temperature_log', from: { send: false, receive: true }, to: { send: true, receive: true } },
  ],
}

export const journal: JournalState = {
  entries: 12_480,
  oldestAt: ago(28 * 1440),
  runs: 4210,
  keepDays: 28,
  everyDays: 7,
  last: { at: ago(3 * 1440), entries: 3210, runs: 412 },
  isCleaning: false,
  nextAt: ago(-4 * 1440),
}

export const noNeeds: SiteNeeds = { needs: [{ name: 'store', ok: true, store: null }], ask: ['Amina Yusuf'] }
export const noStoreNeeds: SiteNeeds = { needs: [{ name: 'store', ok: false, store: null }], ask: ['Amina Yusuf'] }
const outreach = { id: 'store-6', code: 'KBO', name: 'Kibera Outreach' }
export const emptyStoreNeeds: SiteNeeds = {
  needs: [
    { name: 'store', ok: true, store: null },
    { name: 'ready', ok: true, store: outreach },
    { name: 'names', ok: false, store: outreach },
    { name: 'items', ok: false, store: outreach },
  ],
  ask: [],
}

const store = (id: string, code: string, name: string, more: Partial<StoreRow>): StoreRow => ({
  ...(stores[0] as StoreRow),
  id,
  code,
  name,
  notSent: 0,
  ...more,
})
/** Stores that come, have left, are a copy and keep their transactions. */
export const movingStores: StoreRow[] = [
  ...stores,
  store('store-6', 'KBO', 'Kibera Outreach', { role: 'preparing', progress: { done: 3120, total: 7600 }, customers: 0, items: 0 }),
  store('store-7', 'RRK', 'Ruaraka Hospital', { role: 'left', place: 'elsewhere', siteNumber: 21, notSent: 4 }),
  store('store-8', 'KWG', 'Kawangware Dispensary', { role: 'collector', place: 'elsewhere', siteNumber: 15 }),
  store('store-9', 'MTH', 'Mathare Dispensary', { keepsTransactions: true, mode: 'dispensary' }),
]

/** Answers of the sync page's tabs; retried problems are gone, rules change as they are set. */
export function syncPageAnswers(listed: readonly Problem[] = problems, given: RulesState = usualRules): Answers {
  let open = [...listed]
  let rules = given
  return {
    'problems.list': ({ offset, limit }) => ({
      total: open.length,
      problems: open.slice(offset, offset + limit),
      forNewerVersion: open.length > 0 ? 12 : 0,
    }),
    'problems.details': ({ recordId }) => ({ text: details(recordId) }),
    'problems.retry': ({ recordId }) => {
      open = open.filter(({ key }) => key.recordId !== recordId)
      return { retried: 1 }
    },
    'problems.retryAll': () => ({ retried: open.length }),
    'problems.export': ({ format }) => ({ fileName: `problems.${format}`, mediaType: 'text/plain', text: '' }),
    'journal.state': () => journal,
    'rules.state': () => rules,
    'rules.set': ({ table, send, receive }) =>
      (rules = { ...rules, rows: rules.rows.map((row) => (row.table === table ? { ...row, send, receive } : row)) }),
    'rules.applyDefaults': () => (rules = { ...usualRules, version: rules.newest, newest: rules.newest }),
    'setup.needs': () => noNeeds,
  }
}
