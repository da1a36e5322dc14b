/** The backups that are at hand as a CSV file (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { BackupEntry, BackupOverview } from '../../../src-main/contract/backups.ts'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'
import { stateWords } from './backup-columns.tsx'

/** What cannot be read is there by its file alone. */
const columns = (places: ReadonlyMap<string, string>): ListColumns<BackupEntry> => [
  ['backups:list.madeAt', ({ about }) => about && csvTime(about.madeAt)],
  ['backups:list.reason', ({ about }) => about && i18next.t(`backups:reason.${about.reason}`)],
  ['backups:list.place', ({ placeId }) => places.get(placeId) ?? null],
  ['backups:file.name', ({ file }) => file],
  ['backups:file.items', ({ about }) => about && about.items],
  ['backups:file.batches', ({ about }) => about && about.stockLines],
  ['backups:file.value', ({ about }) => about && about.stockValue],
  ['backups:file.waiting', ({ about }) => about && about.waiting],
  ['backups:file.bytes', ({ bytes }) => bytes],
  ['backups:list.state', (entry) => stateWords(entry, i18next.getFixedT(null, 'backups')).join(', ')],
]

export const exportBackups = ({ entries, places }: Pick<BackupOverview, 'entries' | 'places'>): void =>
  saveList('backups', columns(new Map(places.map(({ id, label }) => [id, label]))), entries)
