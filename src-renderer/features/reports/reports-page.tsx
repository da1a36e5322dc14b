import { ChartColumn } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import { reportNames } from '../../../src-main/contract/reports.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay, useSession } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from '../output/export-button.tsx'
import { PrintButton } from '../output/print-button.tsx'
import { missingRight } from '../shell/missing-right.ts'
import { openStore } from '../stores/open-store.ts'
import type { Asked } from './ask-report.ts'
import { askReport, canAsk } from './ask-report.ts'
import { exportReport } from './export-report.ts'
import { ReportItemButton } from './report-item.tsx'
import { ReportTable } from './report-table.tsx'
import type { AnyReport, SheetRow } from './sheet.ts'
import { sheetOf } from './sheet.ts'
import '../../styles/reports.css'

/** A report looks at every batch of every store: after a change it waits for more of them. */
const restMs = 1000

/** What supervisors ask of the stores that are active here: stock of an item, value of all stock, monthly use (F-200, F-201). */
export function ReportsPage(asked: Asked) {
  const { t } = useTranslation('reports')
  const { report: kind, itemId, covers } = asked
  const { value, refusal } = useReport(asked)
  const show = (change: Partial<Asked>) => go(routeText({ place: 'reports', ...asked, ...change }))
  const print = () => value !== null && go(routeText({ place: 'printReport', report: kind, itemId, covers }))
  useShortcuts({ printDocument: print })
  const panel = <Panel asked={asked} value={value} refusal={refusal} onShow={show} />
  return (
    <>
      <header className="page-head">
        <h1>{t('title.page')}</h1>
        {value !== null && (
          <div className="acts">
            <PrintButton onPress={print} />
            <ExportButton onExport={() => exportReport(value)} />
          </div>
        )}
      </header>
      <Tabs
        label={t('title.page')}
        selected={kind}
        onSelect={(report) => show({ report })}
        entries={reportNames.map((id) => ({ id, label: t(`title.${id}`), panel }))}
      />
    </>
  )
}

type PanelProps = Told & { readonly asked: Asked; readonly onShow: (change: Partial<Asked>) => void }

/** What is asked for, and the answer. Without the right nothing is offered that would be refused (U-04). */
function Panel({ asked, value, refusal, onShow }: PanelProps) {
  const { t } = useTranslation('reports')
  if (!useMay('viewStock')) return <Report report={null} refusal={refusal} />
  const name = value !== null && value.kind !== 'value' ? value.report.item.name : ''
  return (
    <>
      <div className="toolbar report-tools">
        {asked.report !== 'value' && <ReportItemButton name={name} onChoose={(itemId) => onShow({ itemId })} />}
        <OnlyThisStore isOnly={asked.covers === 'open'} onChange={(isOnly) => onShow({ covers: isOnly ? 'open' : 'all' })} />
      </div>
      {canAsk(asked) ? (
        <Report report={value} refusal={refusal} />
      ) : (
        <div className="scroll">
          <EmptyState icon={ChartColumn} title={t('item.none')}>
            {t('item.why')}
          </EmptyState>
        </div>
      )}
    </>
  )
}

type Told = { readonly value: AnyReport | null; readonly refusal: AppError | null }

/**
 * The report as it was asked for; null until it is there, so that no other one's figures stand under its name, and from the
 * moment on at which the right to see them is taken away.
 */
export function useReport({ report, itemId, covers }: Asked): Told {
  const ask = useCallback(() => askReport({ report, itemId, covers }), [report, itemId, covers])
  const may = useMay('viewStock')
  const { value, refusal } = useAnswer(ask, { restMs, isAsked: may && canAsk({ report, itemId, covers }) })
  if (!may) return { value: null, refusal: missingRight('viewStock') }
  const isIt = value !== null && value.kind === report && (value.kind === 'value' || value.report.item.id === itemId)
  return { value: isIt ? value : null, refusal }
}

function OnlyThisStore({ isOnly, onChange }: { isOnly: boolean; onChange: (isOnly: boolean) => void }) {
  const { t } = useTranslation('reports')
  const name = useSession(({ state }) => state?.stores.find(({ id }) => id === state.storeId)?.name ?? '')
  return (
    <Checkbox isSelected={isOnly} onChange={onChange}>
      {t('onlyThisStore', { name })}
    </Checkbox>
  )
}

function Report({ report, refusal }: { report: AnyReport | null; refusal: AppError | null }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const sheet = report && sheetOf(report, { t, format })
  return (
    <div className="scroll reportpage" tabIndex={0} role="region" aria-label={sheet?.title ?? t('title.page')}>
      {refusal !== null && <Banner tone="attention">{refusalSentence(refusal)}</Banner>}
      {sheet === null && refusal === null && <Skeleton />}
      {sheet !== null && (
        <>
          <dl className="report-facts">
            {sheet.facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {sheet.parts.map((part) => (
            <ReportTable key={part.id} part={part} onFollow={(leads) => void follow(leads)} />
          ))}
          {sheet.notes.map((note) => (
            <p key={note} className="small muted report-note">
              {note}
            </p>
          ))}
        </>
      )}
    </div>
  )
}

/** Where the figures come from, in the store that they are of. */
async function follow({ storeId, to }: NonNullable<SheetRow['leads']>): Promise<void> {
  if (storeId === useSession.getState().state?.storeId) go(to)
  else await openStore(storeId, to)
}
