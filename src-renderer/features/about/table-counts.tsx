import { useTranslation } from 'react-i18next'
import type { AboutInfo } from '../../../src-main/contract/site.ts'
import { useFormat } from '../../ui/use-format.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportTables } from './export-tables.ts'

/** Every table and queue, with how many records of it are here and how many of those central has not taken (F-205, U-81). */
export function TableCounts({ tables }: { tables: AboutInfo['tables'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sum = tables.reduce((total, table) => total + table.records, 0)
  const someUndeclared = tables.some((table) => !table.declared)
  return (
    <section className="abouttables" aria-label={t('about.tables')}>
      <header className="row tableshead">
        <h2 className="h2 grow">{t('about.tables')}</h2>
        <ExportButton onExport={() => exportTables(tables)} />
        <span className="muted">{t('about.tablesSum', { records: sum, tables: tables.length })}</span>
      </header>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('about.tables')}>
        <table className="table is-still">
          <thead>
            <tr>
              <th>{t('about.table')}</th>
              <th>{t('about.wire')}</th>
              <th className="num">{t('about.records')}</th>
              <th className="num">{t('about.waiting')}</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={`${table.table} ${table.wire}`}>
                <td>
                  {t(`sync:table.${table.table}`, { defaultValue: table.table })}{' '}
                  {!table.declared && <span className="small faint">{t('about.undeclared')}</span>}
                </td>
                <td className="code muted">{table.wire}</td>
                <td className="num">{format.number(table.records)}</td>
                <td className="num">{table.waiting === 0 ? '' : format.number(table.waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {someUndeclared && <p className="small faint pad">{t('about.undeclaredHint')}</p>}
      </div>
    </section>
  )
}
