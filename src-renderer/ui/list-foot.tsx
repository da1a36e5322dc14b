import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from './kbd.tsx'

export type ListFootProps = {
  /** Where one is in the list; null: nowhere. */
  readonly place: string | null
  /** Whether the key for a new document does something here. */
  readonly mayAdd?: boolean
  /** What its rows come to. */
  readonly children?: ReactNode
}

/** Where one is in a list, the keys that work there, and what its rows come to. */
export function ListFoot({ place, mayAdd = false, children }: ListFootProps) {
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
        {mayAdd && (
          <span>
            <Kbd of="newDocument" /> {t('transactions.foot.new')}
          </span>
        )}
        <span>
          <Kbd of="searchList" /> {t('transactions.foot.search')}
        </span>
      </span>
      {children}
    </footer>
  )
}
