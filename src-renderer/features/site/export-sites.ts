/** The sites that this one knows of as a CSV file (U-64), and how each is called. */
import i18next from 'i18next'
import type { KnownSite } from '../../../src-main/contract/site-settings.ts'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'

/** What v5 does not tell is said to be untold. */
export const siteWords = ({ role, name }: KnownSite): string =>
  role === 'central' ? i18next.t('site:sites.central') : name === '' ? i18next.t('site:sites.noName') : name
export const siteType = ({ type }: KnownSite): string => i18next.t(`site:sites.type.${type ?? 'untold'}`)

const columns: ListColumns<KnownSite> = [
  ['site:identity.number', ({ number }) => number],
  ['site:identity.name', siteWords],
  ['site:sites.typeHead', siteType],
  ['site:sites.stores', ({ stores }) => stores.join(', ')],
  ['site:sites.here', ({ role }) => (role === 'here' ? i18next.t('site:sites.here') : null)],
]

export const exportSites = (sites: readonly KnownSite[]): void => saveList('sites', columns, sites)
