import { ChevronRight, History } from 'lucide-react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CauseAdvice } from './cause-advice.tsx'
import { RunIcon } from './run-icon.tsx'
import { runMs, runResult } from './run-result.ts'
import { RunSteps } from './run-steps.tsx'
import { useHistory } from './use-history.ts'

/** Every cycle, newest first, each with its steps (F-210). */
export function HistoryTab() {
  const { t } = useTranslation('sync')
  const { runs, more } = useHistory(50)
  if (runs === null) {
    return (
      <div className="pad">
        <Skeleton />
      </div>
    )
  }
  if (runs.length === 0) {
    return (
      <EmptyState icon={History} title={t('history.empty')}>
        {t('history.emptySentence')}
      </EmptyState>
    )
  }
  return (
    <div className="scroll">
      <div className="runhead" aria-hidden="true">
        <span />
        <span />
        <span>{t('history.began')}</span>
        <span>{t('history.result')}</span>
        <span className="only-wide">{t('history.why')}</span>
        <span className="num">{t('history.data')}</span>
        <span className="num">{t('history.took')}</span>
      </div>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
      {more !== null && (
        <div className="pad">
          <Button onPress={more}>{t('history.more')}</Button>
        </div>
      )}
    </div>
  )
}

function RunRow({ run }: { run: SyncRun }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const ms = runMs(run)
  return (
    <Disclosure className="rundetail">
      <Heading level={3}>
        <AriaButton slot="trigger" className="runrow">
          <Icon of={ChevronRight} size="s" className="turn" flip />
          <RunIcon run={run} />
          <span>{format.whenFull(run.startedAt)}</span>
          <span className="cut">{runResult(run, t)}</span>
          <span className="muted cut only-wide">{t(`trigger.${run.trigger}`)}</span>
          <span className="num muted">{format.bytes(run.bytesIn + run.bytesOut)}</span>
          <span className="num muted">{ms === null ? '' : format.duration(ms)}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className="runpanel">
        {run.cause !== null && <CauseAdvice cause={run.cause} withTitle />}
        <RunSteps run={run} />
        <p className="small muted">{t('history.requests', { count: run.requests })}</p>
      </DisclosurePanel>
    </Disclosure>
  )
}
