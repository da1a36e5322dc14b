import { useTranslation } from 'react-i18next'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { shareHere } from '../../stores/stores.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'

/** A store that is on its way to this site: how much of it is here, and that it opens by itself (F-225). */
export function StoreComing({ store }: { store: StoreRow }) {
  const { t } = useTranslation('trade')
  const { progress } = store
  const title = t('stores.coming.title', { name: store.name })
  return (
    <section className="coming" aria-label={title}>
      <ProgressBar label={title} share={shareHere(store)} />
      <p className="muted">
        {progress === null || progress.total === null
          ? t('stores.coming.unknown')
          : t('stores.coming.records', { done: progress.done, total: progress.total })}
      </p>
    </section>
  )
}
