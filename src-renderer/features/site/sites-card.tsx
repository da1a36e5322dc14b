import { useTranslation } from 'react-i18next'
import type { KnownSite } from '../../../src-main/contract/site-settings.ts'
import { Pill } from '../../ui/pill.tsx'
import { ExportButton } from '../output/export-button.tsx'
import { exportSites, siteType, siteWords } from './export-sites.ts'

/** The sites that this one knows of, central on top; central edits them, here they are only read (F-220, F-230). */
export function SitesCard({ sites }: { sites: readonly KnownSite[] }) {
  const { t } = useTranslation('site')
  return (
    <section className="card" aria-label={t('sites.title')}>
      <header className="row siteshead">
        <h2 className="card-head grow">{t('sites.title')}</h2>
        <ExportButton onExport={() => exportSites(sites)} />
      </header>
      <ul className="padx knownsites" tabIndex={0} aria-label={t('sites.title')}>
        {sites.map((site) => (
          <SiteRow key={`${site.role} ${site.number ?? ''}`} site={site} />
        ))}
      </ul>
      <p className="padx small muted cardend">{t('sites.note')}</p>
    </section>
  )
}

function SiteRow({ site }: { site: KnownSite }) {
  const { t } = useTranslation('site')
  const stores = storeWords(site.stores, t)
  const isOther = site.role === 'other'
  return (
    <li>
      <span className="code muted">{site.number ?? '–'}</span>
      <span>
        <span className="medium">{isOther ? stores : siteWords(site)}</span>{' '}
        {site.role === 'here' && <Pill tone="accent">{t('sites.here')}</Pill>}
        <span className="small muted d">{isOther ? t('sites.untold') : siteType(site)}</span>
        {!isOther && stores !== '' && <span className="small d">{stores}</span>}
      </span>
    </li>
  )
}

const namesShown = 3

function storeWords(stores: readonly string[], t: ReturnType<typeof useTranslation<'site'>>['t']): string {
  const names = stores.slice(0, namesShown).join(', ')
  const count = stores.length - namesShown
  return count > 0 ? t('sites.more', { names, count }) : names
}
