import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SiteNeeds } from '../../../src-main/contract/site.ts'
import { Icon } from '../../ui/icon.tsx'
import { useSiteNeeds } from './use-site-needs.ts'

/** What is missing before work can begin here, in the order in which it is mended, and whom to ask (F-018); else nothing. */
export function SiteNeedsList() {
  const { t } = useTranslation('people')
  const needs = useSiteNeeds()
  const missing = missingOf(needs)
  if (needs === null || missing.length === 0) return null
  const who = needs.ask.length === 0 ? t('needs.administrator') : t('needs.people', { names: needs.ask.join(', ') })
  return (
    <section className="siteneeds" role="status" aria-label={t('needs.title')}>
      <h2 className="medium">{t('needs.title')}</h2>
      <ul>
        {missing.map(({ name, store }) => (
          <li key={`${name} ${store?.id ?? ''}`}>
            <span className="t-attention">
              <Icon of={TriangleAlert} />
            </span>
            <span>{t(`needs.${name}`, { store: store?.name ?? '', who })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is missing; where a store is still on its way the rest of it is not missed yet. */
function missingOf(needs: SiteNeeds | null): SiteNeeds['needs'] {
  const missing = (needs?.needs ?? []).filter(({ ok }) => !ok)
  const coming = new Set(missing.filter(({ name }) => name === 'ready').map(({ store }) => store?.id))
  return missing.filter(({ name, store }) => name === 'ready' || !coming.has(store?.id) || store === null)
}
