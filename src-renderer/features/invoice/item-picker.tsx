import { useTranslation } from 'react-i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { ItemChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { invoice, useInvoice } from '../../stores/trade.ts'
import { Picker } from '../../ui/picker.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { addLine } from '../arrivals/arrival-changes.ts'
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
  const isArriving = useInvoice((state) => state.invoice !== null && arrivingKinds.has(state.invoice.kind))
  // What comes in gets its line at once, to be filled in; what goes out gets lines with its quantity.
  const open = async (item: ItemChoice) => {
    if (isArriving && !isPresent(item)) await addLine(item.id)
    await invoice.getState().openItem(item.id)
  }
  const take = (item: ItemChoice) => {
    if (!isArriving) invoice.getState().addDraft(item)
    onClose()
    void open(item)
  }
  return (
    <Picker
      isOpen={isOpen}
      onClose={onClose}
      label={t('items.title')}
      placeholder={t('items.placeholder')}
      search={search}
      canChoose={(item) => isArriving || item.available > 0 || isPresent(item)}
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
