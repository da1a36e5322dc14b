import { useTranslation } from 'react-i18next'
import { shownTotal } from '../../stores/transactions.ts'
import { useTransactions } from '../../stores/trade.ts'
import { ListFoot } from '../../ui/list-foot.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** Where one is in the list, the keys that work here, and the sum where every row of it is known. */
export function TransactionsFoot({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const count = useTransactions((state) => state.matching) ?? 0
  const row = useTransactions((state) => state.active.row)
  const total = useTransactions(shownTotal)
  return (
    <ListFoot place={count > 0 && row >= 0 ? t('transactions.place', { row: row + 1, count }) : null} mayAdd={mayAdd}>
      <span className="grow" />
      {count === 0 ? null : total === null ? (
        <span className="muted">{t('transactions.countShown', { count })}</span>
      ) : (
        <>
          <span className="muted">{t('transactions.totalShown', { count })}</span>
          <span className="strong num">{format.amount(total)}</span>
        </>
      )}
    </ListFoot>
  )
}
