import { useTranslation } from 'react-i18next'
import type { BackupOverview } from '../../../src-main/contract/backups.ts'
import { Banner } from '../../ui/banner.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** When and where the last one was made, whether it is whole, and what it would not survive. */
export function SummaryCard({ overview: { state } }: { overview: BackupOverview }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  if (state.lastAt === null) return <Banner tone="attention">{t('summary.never')}</Banner>
  const isGood = state.verified === true && !state.due
  return (
    <Banner tone={state.verified === false ? 'stopped' : isGood && state.sameDisk !== true ? 'ok' : 'attention'}>
      <p className="medium">{t('summary.last', { when: format.when(state.lastAt), place: state.place ?? '' })}</p>
      <p>
        {t(state.verified === true ? 'summary.verified' : 'summary.notVerified')} {t(state.due ? 'summary.due' : 'summary.fine')}
      </p>
      {state.sameDisk === true && <p>{t('summary.sameDisk')}</p>}
    </Banner>
  )
}
