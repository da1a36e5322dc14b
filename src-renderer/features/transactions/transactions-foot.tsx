import { useTranslation } from 'react-i18next'
import { shownTotal } from '../../stores/transactions.ts'
import { useTransactions } from '../../stores/trade.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** Where one is in the list, the keys that work here, and the sum where every row of it is known. */
export function TransactionsFoot() {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const count = useTransactions((state) => state.matching) ?? 0
  const row = useTransactions((state) => state.active.row)
  const total = useTransactions(shownTotal)
  return (
    <footer className="foot">
      {count > 0 && row >= 0 && <span className="nowrap">{t('transactions.place', { row: row + 1, count })}</span>}
      <KeyHints />
      <span className="grow" />
      {total === null ? (
        <span className="muted">{t('transactions.countShown', { count })}</span>
      ) : (
        <>
          <span className="muted">{t('transactions.totalShown', { count })}</span>
          <span className="strong num">{format.amount(total)}</span>
        </>
      )}
    </footer>
  )
}

function KeyHints() {
  const { t } = useTranslation('trade')
  return (
    <span className="row faint small only-wide keyhints">
      <span>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('transactions.foot.move')}
      </span>
      <span>
        <Kbd of="openRow" /> {t('transactions.foot.open')}
      </span>
      <span>
        <Kbd of="newDocument" /> {t('transactions.foot.new')}
      </span>
      <span>
        <Kbd of="searchList" /> {t('transactions.foot.search')}
      </span>
    </span>
  )
}
