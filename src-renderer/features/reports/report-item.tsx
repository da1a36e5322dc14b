import { Pill } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Picker } from '../../ui/picker.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { PickerFoot } from '../invoice/picker-foot.tsx'

const search = (text: string) => api['items.search']({ search: text, limit: 50 })

/** The item that a report is of, and the way to another one; `name` is empty as long as none is chosen. */
export function ReportItemButton({ name, onChoose }: { name: string; onChoose: (itemId: string) => void }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  useShortcuts({ searchList: () => setOpen(true) })
  const choose = (itemId: string) => {
    setOpen(false)
    onChoose(itemId)
  }
  return (
    <>
      <Button
        icon={Pill}
        keys="searchList"
        onPress={() => setOpen(true)}
        aria-label={name === '' ? t('item.choose') : t('item.another', { name })}
      >
        <span className="cut">{name === '' ? t('item.none') : name}</span>
      </Button>
      <Picker
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        label={t('item.title')}
        placeholder={t('trade:items.placeholder')}
        search={search}
        canChoose={() => true}
        onChoose={({ id }) => choose(id)}
        keyOf={({ id }) => id}
        renderRow={(item) => (
          <>
            <span className="what grow">
              {item.name} <span className="code small faint">{item.code}</span>
            </span>
            <span className="small muted end nowrap">{t('work:new.here', { quantity: format.quantity(item.total), unit: item.unit })}</span>
          </>
        )}
        nothing={(text) => (text === '' ? t('trade:items.nothingAtAll') : t('trade:items.nothing', { text }))}
        foot={<PickerFoot words="items" />}
      />
    </>
  )
}
