/** Canned answers of the shield, the ladder and the last start, for the preview and the tests of the page. */
import type { LadderCheck, LadderReport, Loss, QueueHistory, Safety, StartReport } from '../../src-main/contract/diagnosis.ts'
import type { Checklist, SiteDetails } from '../../src-main/contract/site-settings.ts'
import { ago, cause, site } from './fake-data.ts'

export const backup = {
  lastAt: ago(16 * 60),
  place: 'KINGSTON',
  kind: 'stick',
  sameDisk: false,
  verified: true,
  daysSince: 0,
  due: false,
} as const

export const safe: Safety = {
  tone: 'ok',
  saved: { tone: 'ok', at: ago(6), checkedAt: ago(170), faults: 0 },
  central: {
    tone: 'ok',
    upTo: ago(2),
    documents: 0,
    records: 0,
    since: null,
    refused: 0,
    heldBack: 0,
    reasons: [],
    lastContactAt: ago(2),
  },
  backup: { tone: 'ok', state: backup },
}

export const waitingSafe: Safety = {
  ...safe,
  tone: 'waiting',
  central: { ...safe.central, tone: 'waiting', upTo: ago(32), documents: 12, records: 117, since: ago(31), lastContactAt: ago(32) },
}

export const unsafe: Safety = {
  ...waitingSafe,
  tone: 'attention',
  saved: { ...safe.saved, tone: 'attention', faults: 2 },
  central: { ...waitingSafe.central, tone: 'attention', refused: 3, heldBack: 1240, reasons: ['refused', 'disabled', 'held'] },
  backup: {
    tone: 'attention',
    state: {
      ...backup,
      lastAt: ago(9 * 24 * 60),
      daysSince: 9,
      due: true,
      sameDisk: true,
      kind: 'folder',
      place: '/var/lib/outpost/backups',
    },
  },
}

export const nothingToLose: Loss = { documents: [], others: [], refused: 0, heldBack: 0, since: null, inBackup: 0 }
export const much: Loss = {
  documents: [
    { kind: 'prescription', count: 5 },
    { kind: 'outbound_shipment', count: 4 },
    { kind: 'stocktake', count: 1 },
  ],
  others: [{ table: 'location', count: 2 }],
  refused: 3,
  heldBack: 0,
  since: ago(31),
  inBackup: 2,
}

export const cleanStart: StartReport = {
  endedAt: null,
  drafts: [],
  seen: true,
  check: { at: ago(170), batches: 412, ms: 840, damage: [], batchFaults: [], batchFaultsInAll: 0 },
}
export const uncleanStart: StartReport = {
  endedAt: ago(20),
  drafts: [
    {
      form: 'document/open',
      keptAt: ago(20),
      document: { kind: 'outbound_shipment', number: 1042, name: 'Mathare Health Centre' },
    },
  ],
  seen: false,
  check: {
    at: ago(19),
    batches: 412,
    ms: 840,
    damage: [],
    batchFaults: [
      {
        id: 'b1',
        storeId: 'store-1',
        item: 'Amoxicillin 250 mg capsules',
        batch: 'AMX0417',
        what: 'promised',
        total: 40,
        available: 36,
        promised: 10,
      },
      {
        id: 'b2',
        storeId: 'store-1',
        item: 'Zinc sulfate 20 mg tablets',
        batch: 'Z77',
        what: 'over',
        total: 12,
        available: 14,
        promised: 0,
      },
    ],
    batchFaultsInAll: 2,
  },
}

const rung = (name: LadderCheck['name'], ms: number, note = ''): LadderCheck => ({ name, state: 'ok', ms, note, cause: null })
export const goodLadder: LadderReport = {
  address: 'https://sync.nationalstores.example',
  at: ago(0),
  ms: 2140,
  usable: true,
  variant: 'A',
  bytesPerSecond: 84_000,
  checks: [
    rung('url', 0, 'https://sync.nationalstores.example'),
    rung('name', 41, '41.89.12.7'),
    rung('connection', 212, '41.89.12.7:443'),
    rung('tls', 430, 'AB:CD'),
    rung('server', 380),
    rung('version', 402),
    rung('site', 0, 'Kibera'),
    ...(['password', 'hardware', 'database', 'store', 'ready', 'clock'] as const).map((name) => rung(name, 0)),
    rung('speed', 655),
  ],
}
export const blockedLadder: LadderReport = {
  ...goodLadder,
  usable: false,
  bytesPerSecond: null,
  checks: goodLadder.checks.map((check) => {
    if (check.name === 'password')
      return { ...check, state: 'failed', ms: 402, cause: cause('site_incorrect_password', 'The password of the site is another one.', 0) }
    return ['url', 'name', 'connection', 'tls', 'server', 'site'].includes(check.name)
      ? check
      : { ...check, state: 'skipped', ms: 0, note: '' }
  }),
}

const queued = [8, 14, 9, 11, 22, 20, 9, 6, 12, 26, 9, 5, 4, 4, 14, 24, 18, 9, 5, 7, 9, 5, 5, 12, 9, 6, 5, 7, 9, 117]
const dayAgo = (days: number) => ago(days * 24 * 60).slice(0, 10)
export const queue: QueueHistory = {
  days: queued.map((records, at) => ({ day: dayAgo(queued.length - 1 - at), documents: Math.round(records / 3), records })),
  trend: 'growing',
  growingDays: 3,
  bytesPerSecond: 21_000,
  waitingBytes: 141_000,
  bytesPerDay: 2_400_000,
}

export const siteDetails: SiteDetails = {
  site: { number: site.number, name: site.name, code: site.code, uuid: site.uuid },
  address: site.address,
  variant: 'A',
  siteName: 'Kibera',
  hardwareId: 'a3f1c2d4e5b60718293a4b5c6d7e8f9001122334455667788990aabbccddeeff',
  databaseId: '0191f3a0-7d1c-7b3e-8c55-2f3d1a2b3c4d',
  version: '0.1.0',
  secretStore: 'keychain',
  certificate: null,
  stores: [
    { id: 'store-1', code: 'KBR', name: 'Kibera Clinic' },
    { id: 'store-2', code: 'KBP', name: 'Kibera Pharmacy' },
  ],
  sites: [
    { role: 'central', number: 1, name: '', type: 'central', stores: [] },
    { role: 'here', number: site.number, name: site.name, type: 'standalone', stores: ['Kibera Clinic', 'Kibera Pharmacy'] },
    { role: 'other', number: 14, name: '', type: null, stores: ['Mathare Health Centre'] },
  ],
  intervalSeconds: 300,
  largestCall: null,
  lastContactAt: ago(2),
  disabledAt: null,
  checklistAt: null,
}
const offDetails: SiteDetails = {
  ...siteDetails,
  disabledAt: ago(300),
  lastContactAt: ago(33 * 24 * 60),
  largestCall: 120,
  certificate: 'AB:CD:EF:01',
}
export const checklist: Checklist = {
  answers: { internet: { state: 'yes', note: 'Phone hotspot, 4G' }, power: { state: 'no', note: 'No UPS yet, battery holds 20 min' } },
  at: ago(3000),
  by: 'Grace Wanjiru',
  freeBytes: 41_000_000_000,
}

export const diagnosisAnswers = (
  safety: Safety = safe,
  loss: Loss = nothingToLose,
  start: StartReport = cleanStart,
  ladder: LadderReport = goodLadder,
) => ({
  'safety.state': () => safety,
  'safety.loss': () => loss,
  'start.report': () => start,
  'start.seen': () => ({ ...start, seen: true }),
  'siteSettings.get': () => (safety.central.reasons.includes('disabled') ? offDetails : siteDetails),
  'siteSettings.disk': () => ({
    encryption: 'off' as const,
    freeBytes: 81_000_000_000,
    memory: { kept: 'nowhere' as const, refusing: ['C:\\ProgramData\\Outpost-memory'] },
  }),
  'siteSettings.change': () => ({ saved: ladder.usable, report: ladder, details: siteDetails }),
  'siteSettings.setPace': () => siteDetails,
  'siteSettings.setSyncing': ({ enabled }: { enabled: boolean }) => (enabled ? siteDetails : offDetails),
  'checklist.get': () => checklist,
  'checklist.save': () => checklist,
  'connection.check': () => ladder,
  'connection.try': () => ladder,
  'connection.queue': () => queue,
})
