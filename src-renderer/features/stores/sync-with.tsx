import { useTranslation } from 'react-i18next'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { useApp } from '../../stores/index.ts'
import { syncWith } from './sync-rows.ts'

/** What the store is at each site of which this one knows; central decides it, so it is only read here (F-013, F-014). */
export function SyncWith({ store }: { store: StoreRow }) {
  const { t } = useTranslation('trade')
  const site = useApp((app) => app.state?.site ?? null)
  return (
    <>
      <h3 className="sec">{t('stores.sync.title')}</h3>
      <table className="table is-still syncwith">
        <thead>
          <tr>
            <th>{t('stores.sync.site')}</th>
            <th className="num">{t('stores.sync.id')}</th>
            <th>{t('stores.sync.type')}</th>
          </tr>
        </thead>
        <tbody>
          {syncWith(store, site?.number ?? null).map(({ number, isHere, type }) => (
            <tr key={number}>
              <td>{isHere ? t('stores.sync.here', { name: site?.name ?? '' }) : t('stores.sync.other')}</td>
              <td className="num code">{number}</td>
              <td title={t(`stores.sync.what.${type}`)}>{t(`stores.sync.types.${type}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">{t('stores.sync.note')}</p>
    </>
  )
}
