import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { useFormat } from '../../ui/use-format.ts'
import { siteWords } from './use-identity.ts'

/** What was found, side by side: the data in the folder, what this computer remembers, and what is only here. */
export function Facts({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const madeOrUsed = state.outcome === 'restored' ? 'madeAt' : 'usedAt'
  const when = (at: string | null, key: 'madeAt' | 'usedAt') =>
    at === null ? t('fact.notKnown') : t(`fact.${key}`, { time: format.whenFull(at) })
  return (
    <dl className="kv facts" aria-label={t('facts')}>
      <dt>{t(hereKeys[state.outcome])}</dt>
      <dd>
        <span className="medium">{siteWords(state.site, t)}</span>
        <span className="muted">{when(state.usedAt, madeOrUsed)}</span>
      </dd>
      {state.remembered !== null && (
        <>
          <dt>{t('fact.remembered')}</dt>
          <dd>
            <span className="medium">{siteWords(state.remembered.site, t)}</span>
            <span className="muted">{when(state.remembered.at, 'usedAt')}</span>
          </dd>
        </>
      )}
      <dt>{t('fact.unsent')}</dt>
      <dd>{unsentWords(state, t)}</dd>
    </dl>
  )
}

const hereKeys = {
  fine: 'fact.here',
  older: 'fact.here',
  foreign: 'fact.here',
  restored: 'fact.hereRestored',
  moved: 'fact.hereMoved',
} as const

type T = ReturnType<typeof useTranslation<'identity'>>['t']

/** `1 document, 3 records`, or that there is nothing. */
export function unsentWords({ unsentDocuments, unsentRecords }: IdentityState, t: T): string {
  if (unsentRecords === 0) return t('unsent.none')
  const records = t('unsent.records', { count: unsentRecords })
  return unsentDocuments === 0 ? records : t('unsent.sum', { documents: t('unsent.documents', { count: unsentDocuments }), records })
}
