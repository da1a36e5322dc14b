/** Canned answers of the shield, the ladder and the last start, for the preview and the tests of the page. */
import type { Loss, Safety, StartReport } from '../../src-main/contract/diagnosis.ts'
import { ago } from './fake-data.ts'

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
  seen: true,
  check: { at: ago(170), batches: 412, ms: 840, damage: [], batchFaults: [], batchFaultsInAll: 0 },
}
export const uncleanStart: StartReport = {
  endedAt: ago(20),
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

export const diagnosisAnswers = (safety: Safety = safe, loss: Loss = nothingToLose, start: StartReport = cleanStart) => ({
  'safety.state': () => safety,
  'safety.loss': () => loss,
  'start.report': () => start,
  'start.seen': () => ({ ...start, seen: true }),
})
