import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { AmountField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useSeen } from './use-seen.ts'
import { useSend } from './use-send.ts'

/** What a pack of a batch costs and is sold at; the change stands in its history, old and new (5D). */
export function PriceDialog({ batch, onClose }: { batch: BatchDetails; onClose: () => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const seen = useSeen(batch)
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [begin] = useState({ costPrice: format.quantity(batch.costPrice), sellPrice: format.quantity(batch.sellPrice) })
  const [typed, setTyped] = useDraftFields(begin)
  /** Undefined where nothing was typed: a price may have more decimals than are shown. */
  const changed = (field: keyof typeof begin) => (typed[field] === begin[field] ? undefined : format.parseQuantity(typed[field]))
  const costPrice = changed('costPrice')
  const sellPrice = changed('sellPrice')
  const field = (name: keyof typeof begin, label: string, price: number | null | undefined) => (
    <AmountField
      label={label}
      autoFocus={name === 'costPrice'}
      value={typed[name]}
      onChange={(text) => {
        setTyped({ [name]: text })
        touched()
      }}
      error={price === null && typed[name].trim() !== '' ? t('noNumber') : errorAt(name)}
    />
  )
  const save = () => {
    const prices = { ...(typeof costPrice === 'number' && { costPrice }), ...(typeof sellPrice === 'number' && { sellPrice }) }
    void send(api['batch.edit']({ stockLineId: batch.id, version: batch.version, ...prices }), () => {
      showToast(t('price.done', { batch: batch.batch || t('none') }))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('price.title', { batch: batch.batch || t('none'), item: batch.itemName })}
      lead={t('price.lead')}
      action={t('price.do')}
      busy={busy}
      canSend={costPrice !== null && sellPrice !== null && (costPrice !== undefined || sellPrice !== undefined)}
      refusal={refusal}
      fields={['costPrice', 'sellPrice']}
      seen={seen}
      onSend={save}
      onClose={onClose}
    >
      {field('costPrice', t('new.cost'), costPrice)}
      {field('sellPrice', t('new.sell'), sellPrice)}
    </FormDialog>
  )
}
