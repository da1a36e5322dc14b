import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SiteNeeds } from '../../../src-main/contract/site.ts'
import { Icon } from '../../ui/icon.tsx'
import { missingFor } from './missing.ts'
import { useSiteNeeds } from './use-site-needs.ts'

/**
 * What is missing before work can begin, in the order in which it is mended, and whom to ask (F-018). Without a store: only
 * where nobody could work anywhere here; with one: what that store lacks. Nothing where nothing is missing.
 */
export function SiteNeedsList({ storeId = null }: { storeId?: string | null }) {
  const { t } = useTranslation('people')
  const known = useSiteNeeds()
  const missing = known === null ? [] : missingFor(known, storeId)
  if (known === null || missing.length === 0) return null
  return (
    <section className="siteneeds" role="status" aria-label={t('needs.title')}>
      <h2>{t('needs.title')}</h2>
      <ul>
        {missing.map(({ name, store }) => (
          <li key={`${name} ${store?.id ?? ''}`}>
            <span className="t-attention">
              <Icon of={TriangleAlert} />
            </span>
            <span>{t(`needs.${name}`, { store: store?.name ?? '', who: whoToAsk(known, t) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const whoToAsk = ({ ask }: SiteNeeds, t: ReturnType<typeof useTranslation<'people'>>['t']): string =>
  ask.length === 0 ? t('needs.administrator') : t('needs.people', { names: ask.join(', ') })
