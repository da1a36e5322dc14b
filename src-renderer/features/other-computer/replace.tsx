import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { syncNow } from '../sync/press-sync.ts'
import { Letter } from './letter.tsx'

/** This computer takes the site over: the request for the administrator, and a try after the reset (F-132). */
export function Replace({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  return (
    <div className="stack">
      <Letter kind="replace" status={status} />
      <TryAgain status={status} />
      <Banner tone="attention">{t('other.onlyThere')}</Banner>
    </div>
  )
}

function TryAgain({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const at = status.cause?.at ?? ''
  const [before] = useState(at)
  const isTrying = status.phase === 'running'
  return (
    <Banner
      tone="waiting"
      action={
        <Button size="small" icon={RotateCcw} keys="syncNow" busy={isTrying} onPress={() => void syncNow()}>
          {t('other.tryAgain')}
        </Button>
      }
    >
      <span role="status">
        {isTrying ? t('other.trying') : at === before ? t('other.tryAfter') : t('other.notYet', { time: format.time(at) })}
      </span>
    </Banner>
  )
}
