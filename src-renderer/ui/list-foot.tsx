import { useTranslation } from 'react-i18next'
import { Kbd } from './kbd.tsx'

/** Where one is in a list (null: nowhere), and the keys that work there. */
export function ListFoot({ place }: { place: string | null }) {
  const { t } = useTranslation('trade')
  return (
    <footer className="foot">
      {place !== null && <span className="nowrap">{place}</span>}
      <span className="row faint small only-wide keyhints">
        <span>
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('transactions.foot.move')}
        </span>
        <span>
          <Kbd of="openRow" /> {t('transactions.foot.open')}
        </span>
        <span>
          <Kbd of="searchList" /> {t('transactions.foot.search')}
        </span>
      </span>
    </footer>
  )
}
