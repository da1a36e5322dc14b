import { useTranslation } from 'react-i18next'
import type { ItemChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { invoice, useInvoice } from '../../stores/trade.ts'
import { Picker } from '../../ui/picker.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { PickerFoot } from './picker-foot.tsx'

export type ItemPickerProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Enter on an empty field: nothing more to add. */
  readonly onDone: () => void
}

const search = (text: string) => api['items.search']({ search: text, limit: 50 })

/** The next item of the invoice, with what is available of it. */
export function ItemPicker({ isOpen, onClose, onDone }: ItemPickerProps) {
  const { t } = useTranslation('trade')
  const present = useInvoice((state) => state.invoice?.lines)
  const isPresent = (item: ItemChoice) => present?.some((line) => line.itemId === item.id) ?? false
  const take = (item: ItemChoice) => {
    invoice.getState().addDraft(item)
    onClose()
    void invoice.getState().openItem(item.id)
  }
  return (
    <Picker
      isOpen={isOpen}
      onClose={onClose}
      label={t('items.title')}
      placeholder={t('items.placeholder')}
      search={search}
      canChoose={(item) => item.available > 0 || isPresent(item)}
      onChoose={take}
      onNothing={onDone}
      keyOf={(item) => item.id}
      renderRow={(item) => <ItemRow item={item} isPresent={isPresent(item)} />}
      nothing={(text) => (text === '' ? t('items.nothingAtAll') : t('items.nothing', { text }))}
      foot={<PickerFoot words="items" whenEmpty={t('items.foot.done')} />}
    />
  )
}

function ItemRow({ item, isPresent }: { item: ItemChoice; isPresent: boolean }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const left = t('items.available', { quantity: format.quantity(item.available) })
  return (
    <>
      <span className="what grow">
        {item.name} <span className="code small faint">{item.code}</span>
      </span>
      {isPresent && <span className="small t-accent">{t('items.onInvoice')}</span>}
      <span className="small muted end nowrap" title={item.unit}>
        {item.available > 0 ? left : t('items.noneAvailable')}
      </span>
    </>
  )
}
