/** Every table with its records as a CSV file (U-64). */
import i18next from 'i18next'
import type { AboutInfo } from '../../../src-main/contract/site.ts'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'

const columns: ListColumns<AboutInfo['tables'][number]> = [
  ['common:about.table', ({ table }) => i18next.t(`sync:table.${table}`, { defaultValue: table })],
  ['common:about.wire', ({ wire }) => wire],
  ['common:about.records', ({ records }) => records],
  ['common:about.waiting', ({ waiting }) => waiting],
  ['common:about.undeclared', ({ declared }) => (declared ? null : i18next.t('common:about.undeclared'))],
]

export const exportTables = (tables: AboutInfo['tables']): void => saveList('records', columns, tables)
