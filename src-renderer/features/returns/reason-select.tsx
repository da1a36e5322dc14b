import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReasonChoice } from '../../../src-main/contract/documents-operations.ts'
import { api } from '../../api.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import type { ItemRow } from '../invoice/item-groups.ts'

/** Why an item goes back; nothing where central has no reasons, for then none is asked for (5J). */
export function ReasonSelect({ row }: { row: ItemRow }) {
  const { t } = useTranslation('documents')
  const kind = useInvoice((state) => state.invoice?.kind)
  const family = kind === 'customer_return' ? 'customerReturn' : 'supplierReturn'
  const reasons = useReasons(family)
  const isMissing = useInvoice((state) => state.refusal?.error.reason === 'return_reason_missing')
  if (reasons.length === 0 || row.isDraft) return null
  const said = row.lines[0]?.reasonId ?? ''
  return (
    <select
      className={`cell-edit is-text is-reason ${isMissing && said === '' ? 'is-error' : ''}`}
      aria-label={t('return.reasonOf', { item: row.name })}
      value={said}
      onChange={(event) => void setReason(family, row.itemId, event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{t('return.noReason')}</option>
      {reasons.map((reason) => (
        <option key={reason.id} value={reason.id}>
          {reason.title}
        </option>
      ))}
    </select>
  )
}

type Family = 'supplierReturn' | 'customerReturn'

function useReasons(family: Family): readonly ReasonChoice[] {
  const [reasons, setReasons] = useState<readonly ReasonChoice[]>([])
  useEffect(() => {
    let isHere = true
    void api[`${family}.reasons`]({}).then((answer) => isHere && answer.ok && setReasons(answer.value))
    return () => {
      isHere = false
    }
  }, [family])
  return reasons
}

const setReason = (family: Family, itemId: string, reasonId: string | null): Promise<boolean> =>
  store.getState().make({
    target: `units:${itemId}`,
    mine: reasonId ?? '',
    read: ({ lines }) => lines.find((line) => line.itemId === itemId)?.reasonId ?? '',
    send: (id, version) => api[`${family}.setReason`]({ id, version, itemId, reasonId }),
  })
