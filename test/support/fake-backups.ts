/** Backups for pictures: good ones, none, and trouble. */
import type { BackupEntry, BackupOverview } from '../../src-main/contract/backups.ts'
import { refuse } from '../../src-main/contract/result.ts'
import type { Answers } from './fake-bridge.ts'
import { ago } from './fake-data.ts'

const day = 1440
const about: NonNullable<BackupEntry['about']> = {
  madeAt: ago(190),
  reason: 'daily',
  number: 41,
  sealed: false,
  site: 'Kibera',
  items: 412,
  stockLines: 1204,
  stockValue: 2345600,
  waiting: 12,
}
const entry = (number: number, minutes: number, more: Partial<BackupEntry> = {}, aboutMore: Partial<typeof about> = {}): BackupEntry => ({
  placeId: 'stick-1',
  file: `outpost-KBR-n${number}.outpost-backup`,
  bytes: 18_300_000,
  proof: 'own',
  chained: true,
  about: { ...about, madeAt: ago(minutes), number, ...aboutMore },
  ...more,
})

export const goodBackups: BackupOverview = {
  state: { lastAt: ago(190), place: 'KINGSTON', kind: 'stick', sameDisk: false, verified: true, daysSince: 0, due: false },
  places: [
    {
      id: 'folder',
      kind: 'folder',
      label: '/var/lib/outpost/backups',
      path: '/var/lib/outpost/backups',
      atHand: true,
      sameDisk: true,
      free: 81_000_000_000,
      lastAt: ago(190),
      problem: null,
    },
    {
      id: 'stick-1',
      kind: 'stick',
      label: 'KINGSTON',
      path: '/media/ann/KINGSTON/Outpost backups',
      atHand: true,
      sameDisk: false,
      free: 12_400_000_000,
      lastAt: ago(190),
      problem: null,
    },
    {
      id: 'stick-2',
      kind: 'stick',
      label: 'Blue stick',
      path: '',
      atHand: false,
      sameDisk: false,
      free: null,
      lastAt: ago(9 * day),
      problem: null,
    },
  ],
  entries: [
    entry(41, 190),
    entry(41, 190, { placeId: 'folder' }),
    entry(40, day + 300, {}, { reason: 'close' }),
    entry(39, 2 * day, {}, { sealed: true }),
    entry(38, 9 * day, { proof: 'other' }, { site: 'Kibera' }),
  ],
  running: null,
  passphraseSet: false,
  remindAfterDays: 7,
  canChoose: true,
}
export const noBackups: BackupOverview = {
  ...goodBackups,
  state: { lastAt: null, place: null, kind: null, sameDisk: null, verified: null, daysSince: null, due: true },
  places: goodBackups.places.slice(0, 1).map((place) => ({ ...place, lastAt: null })),
  entries: [],
}
export const troubledBackups: BackupOverview = {
  ...goodBackups,
  state: {
    lastAt: ago(9 * day),
    place: '/var/lib/outpost/backups',
    kind: 'folder',
    sameDisk: true,
    verified: false,
    daysSince: 9,
    due: true,
  },
  places: goodBackups.places.map((place) => (place.id === 'stick-1' ? { ...place, problem: 'full' } : place)),
  entries: [
    entry(37, 9 * day, { chained: false }),
    entry(36, 10 * day, { proof: 'broken' }),
    entry(35, 11 * day, { proof: 'broken', about: null }),
    ...goodBackups.entries.slice(2),
  ],
  passphraseSet: true,
}

/** What the page of the backups asks. */
export const backupAnswers = (overview: BackupOverview = goodBackups): Answers => ({
  'backups.overview': () => overview,
  'backups.now': () => ({ ...overview, running: { what: 'make', share: 0.2 } }),
  'backups.setFolder': () => refuse('refused', 'folder_missing', {}, 'path'),
  'backups.chooseFolder': () => ({ path: '/media/backup' }),
  'backups.drives': () => [{ path: '/media/ann/KINGSTON', label: 'KINGSTON', free: 12_400_000_000, placeId: null }],
  'backups.addStick': () => overview,
  'backups.forgetStick': () => overview,
  'backups.setPassphrase': () => ({ ...overview, passphraseSet: true }),
  'backups.remind': () => overview,
  'backups.verify': ({ file }) => reportOf(overview, file),
  'backups.restore': () => refuse('refused', 'backup_first_failed'),
  'rescue.find': () => [{ folder: '/media/ann/KINGSTON', entries: goodBackups.entries.slice(0, 3) }],
  'rescue.look': ({ folder }) => ({ folder, entries: [] }),
})

function reportOf({ entries }: BackupOverview, file: string) {
  const found = entries.find((one) => one.file === file) ?? entry(1, 10)
  const problem = found.about?.sealed === true ? 'passphrase_needed' : found.proof === 'broken' ? 'altered' : null
  return { good: problem === null, problem, detail: '', entry: found, batchesOff: 1 } as const
}
