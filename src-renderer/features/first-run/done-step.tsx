import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoadedSummary } from '../../../src-main/contract/site.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSetup } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { StepFrame } from './step-frame.tsx'

const figures = ['items', 'names', 'documents', 'records'] as const

/** What came with the loading, and the store to begin in. */
export function DoneStep({ summary }: { summary: LoadedSummary }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const number = useApp((app) => app.state?.site?.number ?? 0)
  const openId = useApp((app) => app.state?.storeId ?? null)
  const [storeId, setStoreId] = useState(openId ?? summary.stores[0]?.id ?? null)

  const open = async () => {
    if (storeId !== null && storeId !== openId) {
      const error = await useApp.getState().openStore(storeId)
      if (error !== null) return showToast(refusalSentence(error), 'attention')
    }
    return useSetup.getState().closeSummary()
  }
  return (
    <StepFrame
      back={null}
      onSubmit={() => void open()}
      acts={
        <Button kind="primary" type="submit" icon={ArrowRight} flip keys={{ key: 'Enter' }} autoFocus>
          {t('done.open')}
        </Button>
      }
    >
      <h2 className="big">{t('done.title', { number })}</h2>
      <p className="read muted">{t('done.lead')}</p>
      <div className="came">
        {figures.map((name) => (
          <div key={name} className="figure">
            <span className="n">{format.number(summary[name])}</span>
            <span className="l">{t(`done.${name}`, { count: summary[name] })}</span>
          </div>
        ))}
      </div>
      <h3 className="sec">{summary.stores.length > 1 ? t('done.openWith') : t('done.stores')}</h3>
      {summary.stores.length === 0 ? (
        <Banner>{t('done.noStore')}</Banner>
      ) : (
        <Choices
          label={t('done.openWith')}
          choices={summary.stores.map((store) => ({ id: store.id, what: store.name, more: <span className="code">{store.code}</span> }))}
          value={storeId}
          onChange={setStoreId}
        />
      )}
    </StepFrame>
  )
}
