import { Lock, Store } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { Invoice, NameChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { invoice, transactions, useInvoice } from '../../stores/trade.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picker } from '../../ui/picker.tsx'
import { showToast } from '../../ui/toast.tsx'
import { setParty } from './head-changes.ts'
import { PickerFoot } from './picker-foot.tsx'
import { beginDrafts } from './use-document-drafts.ts'

export type PartyKind = 'outbound_shipment' | 'inbound_shipment' | 'supplier_return'

const searches = {
  outbound_shipment: (text: string) => api['names.customers']({ search: text, limit: 50 }),
  inbound_shipment: (text: string) => api['names.suppliers']({ search: text, limit: 50 }),
  supplier_return: (text: string) => api['names.suppliers']({ search: text, limit: 50 }),
} as const
/** Where the words of each lie. */
const words = {
  outbound_shipment: 'trade:customer',
  inbound_shipment: 'documents:supplier',
  supplier_return: 'documents:supplierReturn',
} as const

export type PartyPickerProps = { readonly kind: PartyKind; readonly isOpen: boolean; readonly onClose: () => void }

const canChoose = (name: NameChoice) => !name.onHold

/** Whom the new document is for or comes from; only names that this store sees (F-020). */
export function PartyPicker({ kind, isOpen, onClose }: PartyPickerProps) {
  return isOpen ? <NewInvoiceForm kind={kind} onClose={onClose} /> : null
}

function NewInvoiceForm({ kind, onClose }: { kind: PartyKind; onClose: () => void }) {
  const { t } = useTranslation()
  // Once for this form, however often it is sent: a second press must find the invoice that the first made (U-37).
  const [id] = useState(() => crypto.randomUUID())
  const [error, setError] = useState<AppError | null>(null)

  const create = async (name: NameChoice) => {
    const refused = await invoice.getState().create(id, name.id, kind)
    setError(refused)
    if (refused) return
    beginDrafts(id)
    transactions.getState().follow(id)
    onClose()
    go(`transaction/${id}`)
  }
  return (
    <Names
      kind={kind}
      label={t(`${words[kind]}.title`)}
      error={error}
      foot="customer"
      onChoose={(name) => void create(name)}
      onClose={onClose}
    />
  )
}

/** Another customer or supplier for a document that is New (5E). */
export function ChangeParty({ of, onClose }: { of: Invoice; onClose: () => void }) {
  const { t } = useTranslation()
  const refusal = useInvoice((state) => (state.refusal?.target === 'party' ? state.refusal.error : null))
  const close = () => {
    invoice.getState().clearRefusal()
    onClose()
  }
  const change = async (name: NameChoice) => {
    if (name.id === of.nameId) return close()
    if (!(await setParty(name.id, name.name))) return
    onClose()
    showToast(t(of.kind === 'outbound_shipment' ? 'outbound:party.priced' : 'outbound:party.changed', { name: name.name }))
  }
  const kind = of.kind as PartyKind
  return (
    <Names
      kind={kind}
      label={t(`outbound:party.title.${kind}`)}
      error={refusal}
      foot="party"
      onChoose={(name) => void change(name)}
      onClose={close}
    />
  )
}

type NamesProps = {
  readonly kind: PartyKind
  readonly label: string
  readonly error: AppError | null
  readonly foot: 'customer' | 'party'
  readonly onChoose: (name: NameChoice) => void
  readonly onClose: () => void
}

function Names({ kind, label, error, foot, onChoose, onClose }: NamesProps) {
  const { t } = useTranslation()
  const say = words[kind]
  return (
    <Picker
      isOpen
      onClose={onClose}
      label={label}
      placeholder={t(`${say}.placeholder`)}
      search={searches[kind]}
      canChoose={canChoose}
      onChoose={onChoose}
      keyOf={(name) => name.id}
      renderRow={(name) => <CustomerRow name={name} />}
      nothing={(text) => (text === '' ? t(`${say}.nothingAtAll`) : t(`${say}.nothing`, { text }))}
      error={error && refusalSentence(error)}
      foot={<PickerFoot words={foot} />}
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
