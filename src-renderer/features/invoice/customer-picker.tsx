import { Lock, Store } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { NameChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { invoice, transactions } from '../../stores/trade.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picker } from '../../ui/picker.tsx'
import { PickerFoot } from './picker-foot.tsx'

const search = (text: string) => api['names.customers']({ search: text, limit: 50 })
const canChoose = (name: NameChoice) => !name.onHold

/** Whom the new invoice is for; only names that this store sees (F-020). */
export function CustomerPicker({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <NewInvoiceForm onClose={onClose} /> : null
}

function NewInvoiceForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('trade')
  // Once for this form, however often it is sent: a second press must find the invoice that the first made (U-37).
  const [id] = useState(() => crypto.randomUUID())
  const [error, setError] = useState<AppError | null>(null)

  const create = async (name: NameChoice) => {
    const refused = await invoice.getState().create(id, name.id)
    setError(refused)
    if (refused) return
    transactions.getState().follow(id)
    onClose()
    go(`transaction/${id}`)
  }
  return (
    <Picker
      isOpen
      onClose={onClose}
      label={t('customer.title')}
      placeholder={t('customer.placeholder')}
      search={search}
      canChoose={canChoose}
      onChoose={(name) => void create(name)}
      keyOf={(name) => name.id}
      renderRow={(name) => <CustomerRow name={name} />}
      nothing={(text) => (text === '' ? t('customer.nothingAtAll') : t('customer.nothing', { text }))}
      error={error && refusalSentence(error)}
      foot={<PickerFoot words="customer" />}
    />
  )
}

function CustomerRow({ name }: { name: NameChoice }) {
  const { t } = useTranslation('trade')
  return (
    <>
      <span className="what grow">{name.name}</span>
      {name.onHold && (
        <span className="row small t-attention">
          <Icon of={Lock} size="s" /> {t('customer.onHold')}
        </span>
      )}
      {name.isStore && <Icon of={Store} size="s" label={t('customer.store')} />}
      <span className="code small faint end">{name.code}</span>
    </>
  )
}
