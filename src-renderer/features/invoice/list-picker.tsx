import { useTranslation } from 'react-i18next'
import type { ListChoice } from '../../../src-main/contract/outbound-operations.ts'
import { api } from '../../api.ts'
import { Picker } from '../../ui/picker.tsx'
import { showToast } from '../../ui/toast.tsx'
import { addList } from './outbound-changes.ts'
import { PickerFoot } from './picker-foot.tsx'

export type ListPickerProps = { readonly invoiceId: string; readonly onClose: () => void }

/** Master lists of the store and of the customer; the items of one come onto the invoice to be filled in (U-32). */
export function ListPicker({ invoiceId, onClose }: ListPickerProps) {
  const { t } = useTranslation('trade')
  const take = async (list: ListChoice) => {
    onClose()
    const said = await addList(list.id)
    if (said)
      showToast(t('list.done', { added: t('list.added', { count: said.added }), present: t('list.present', { count: said.present }) }))
  }
  return (
    <Picker
      isOpen
      onClose={onClose}
      label={t('list.title')}
      placeholder={t('list.placeholder')}
      search={(text) => api['outbound.lists']({ id: invoiceId, search: text, limit: 50 })}
      canChoose={(list) => list.present < list.items}
      onChoose={(list) => void take(list)}
      keyOf={(list) => list.id}
      renderRow={(list) => <ListRow list={list} />}
      nothing={(text) => (text === '' ? t('list.nothingAtAll') : t('list.nothing', { text }))}
      foot={<PickerFoot words="list" />}
    />
  )
}

function ListRow({ list }: { list: ListChoice }) {
  const { t } = useTranslation('trade')
  const missing = list.items - list.present
  return (
    <>
      <span className="what grow">
        {list.name} <span className="code small faint">{list.code}</span>
      </span>
      <span className="small muted end nowrap">
        {missing === 0 ? t('list.allThere') : t('list.items', { count: list.items })}
        {missing > 0 && list.present > 0 && `, ${t('list.present', { count: list.present })}`}
      </span>
    </>
  )
}
