import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { drafts } from '../../stores/drafts-of-page.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Picker } from '../../ui/picker.tsx'
import { Drafted } from '../../ui/use-draft.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { PickerFoot } from '../invoice/picker-foot.tsx'
import { NewStockDialog } from './new-stock-dialog.tsx'
import { useUnfinished } from './use-unfinished.ts'

const form = 'newStock'
/** Of what item the batch is; by itself it is nothing typed. */
const itemField = '~item'

const search = (text: string) => api['items.search']({ search: text, limit: 50 })

/** The button of the stock list that puts stock in by hand (U-17): the item first, then what is known of the batch. */
export function NewStock() {
  const { t } = useTranslation('work')
  const may = useMay('adjustStock')
  const [isChoosing, setChoosing] = useState(false)
  const [item, setItem] = useState<ItemChoice | null>(null)
  useShortcuts({ newDocument: may ? () => setChoosing(true) : undefined })
  useUnfinished([form], () => {
    void drafts.open(form).then((typed) => may && setItem(keptItem(typed.get(itemField))))
  })
  if (!may) return null
  return (
    <div className="acts">
      <Button kind="primary" icon={Plus} keys="newDocument" onPress={() => setChoosing(true)}>
        {t('new.button')}
      </Button>
      <ItemChooser
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          setChoosing(false)
          setItem(chosen)
          void drafts.open(form).then(() => drafts.keep(form, itemField, JSON.stringify(chosen)))
        }}
      />
      {item && (
        <Drafted form={form}>
          <NewStockDialog item={item} onClose={() => setItem(null)} />
        </Drafted>
      )}
    </div>
  )
}

function keptItem(text: string | undefined): ItemChoice | null {
  try {
    return ItemChoice.parse(JSON.parse(text ?? 'null'))
  } catch {
    // Kept by another version of the program: the item is chosen anew.
    return null
  }
}

/** Finds the item that something is to be said of. */
export function ItemChooser(props: { isOpen: boolean; label?: string; onClose: () => void; onChoose: (item: ItemChoice) => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  return (
    <Picker
      isOpen={props.isOpen}
      onClose={props.onClose}
      label={props.label ?? t('new.choose')}
      placeholder={t('trade:items.placeholder')}
      search={search}
      canChoose={() => true}
      onChoose={props.onChoose}
      keyOf={(item) => item.id}
      renderRow={(item) => (
        <>
          <span className="what grow">
            {item.name} <span className="code small faint">{item.code}</span>
          </span>
          <span className="small muted end nowrap">{t('new.here', { quantity: format.quantity(item.total), unit: item.unit })}</span>
        </>
      )}
      nothing={(text) => (text === '' ? t('trade:items.nothingAtAll') : t('trade:items.nothing', { text }))}
      foot={<PickerFoot words="items" />}
    />
  )
}
