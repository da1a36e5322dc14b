import { useTranslation } from 'react-i18next'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { PaperColumn } from '../output/paper.tsx'
import { Facts, Paper, PaperTable } from '../output/paper.tsx'
import { PrintPage } from '../output/print-page.tsx'
import type { Asked } from './ask-report.ts'
import { exportReport } from './export-report.ts'
import { useReport } from './reports-page.tsx'
import type { Sheet, SheetPart, SheetRow } from './sheet.ts'
import { sheetOf, storeWords } from './sheet.ts'

/** A report on paper, with when and for whom it was made and which stores it covers (F-201, U-62). */
export function PrintReportPage(asked: Asked) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { value, refusal } = useReport(asked)
  const sheet = value && sheetOf(value, { t, format })
  const stores = value?.report.head.stores ?? []
  const of = stores.length === 1 ? stores.map(storeWords).join() : t('storeCount', { count: stores.length })
  return (
    <PrintPage
      fileName={sheet === null ? null : `outpost-report-${asked.report}`}
      refusal={refusal}
      onBack={() => go(routeText({ place: 'reports', ...asked }))}
      {...(value !== null && { onExport: () => exportReport(value) })}
    >
      {sheet !== null && (
        <Paper title={sheet.title} of={of}>
          <ReportPaper sheet={sheet} />
        </Paper>
      )}
    </PrintPage>
  )
}

function ReportPaper({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('reports')
  return (
    <>
      <Facts facts={[[t('fact.item'), sheet.item], ...sheet.facts]} />
      {sheet.parts.map((part) => (
        <PaperTable key={part.id} columns={paperColumns(part)} rows={part.rows} foot={part.sums.map((sum) => sumRow(part, sum))} />
      ))}
      {sheet.notes.map((note) => (
        <p key={note} className="paper-note">
          {note}
        </p>
      ))}
    </>
  )
}

const paperColumns = ({ columns }: SheetPart): readonly PaperColumn<SheetRow>[] =>
  columns.map((column, at) => ({ ...column, cell: (row: SheetRow) => row.cells[at] }))

const sumRow = ({ columns }: SheetPart, { id, cells }: SheetRow) => (
  <tr key={id} className="paper-sum">
    {cells.map((cell, at) => (
      <td key={columns[at]?.head} className={columns[at]?.isNumber ? 'num' : ''}>
        {cell}
      </td>
    ))}
  </tr>
)
