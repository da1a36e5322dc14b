import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { go } from '../../stores/route.ts'
import { isoDay } from '../../ui/dates.ts'
import { parseExpiry } from '../../ui/parse-expiry.ts'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { AmountField, NoteField, PlaceField, ReasonField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFacts } from './use-facts.ts'
import { useSend } from './use-send.ts'

const amounts = ['packs', 'packSize', 'costPrice', 'sellPrice'] as const
const empty = { batch: '', expiry: '', packs: '', packSize: '', costPrice: '', sellPrice: '', note: '' }
type Typed = typeof empty

/** What is known of a batch that came without a document (U-17). */
export function NewStockDialog({ item, onClose }: { item: ItemChoice; onClose: () => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const facts = useFacts(item.id)
  const today = isoDay(useNow(60_000))
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [ids] = useState(() => ({ id: crypto.randomUUID(), stockLineId: crypto.randomUUID() }))
  const [typed, setTyped] = useDraftFields<Typed>(empty)
  const [chosen, setChosen] = useState<{ reasonId: string | null; locationId: string | null }>({ reasonId: null, locationId: null })
  const shown = { ...typed, packSize: typed.packSize === '' && facts !== null ? format.quantity(facts.defaultPackSize) : typed.packSize }
  const read = (field: (typeof amounts)[number]) => (shown[field].trim() === '' ? 0 : format.parseQuantity(shown[field]))
  const [packs, packSize, costPrice, sellPrice] = [read('packs'), read('packSize'), read('costPrice'), read('sellPrice')]
  const expiryDate = typed.expiry.trim() === '' ? null : parseExpiry(typed.expiry)
  const isExpiryWrong = typed.expiry.trim() !== '' && expiryDate === null
  const isWhole = packs !== null && packs > 0 && packSize !== null && costPrice !== null && sellPrice !== null && !isExpiryWrong
  const type = (field: keyof Typed) => (text: string) => {
    setTyped({ [field]: text })
    touched()
  }
  const wrong = (field: (typeof amounts)[number]) => errorAt(field) ?? (read(field) === null ? t('noNumber') : null)
  const save = () => {
    if (!isWhole) return
    const batch = { batch: typed.batch.trim(), expiryDate, packs, packSize, costPrice, sellPrice, note: typed.note.trim() }
    void send(api['batch.create']({ ...ids, itemId: item.id, ...batch, ...chosen }), ({ stockLineId }) => {
      const action = { label: t('new.show'), do: () => go(`batch/${encodeURIComponent(stockLineId)}`) }
      showToast(t('new.done', { units: format.quantity(packs * packSize), unit: item.unit, item: item.name }), 'ok', action)
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('new.title', { item: item.name })}
      lead={t('new.lead')}
      action={t('new.do')}
      busy={busy}
      canSend={isWhole}
      refusal={refusal}
      fields={[...amounts, 'reasonId', 'locationId']}
      onSend={save}
      onClose={onClose}
    >
      <TextField label={t('new.batch')} autoFocus value={typed.batch} onChange={type('batch')} maxLength={100} autoComplete="off" />
      <TextField
        label={t('new.expiry')}
        value={typed.expiry}
        onChange={type('expiry')}
        placeholder={t('new.expiryForm')}
        maxLength={20}
        autoComplete="off"
        error={isExpiryWrong ? t('new.noDate') : null}
        hint={expiryDate === null ? null : t(expiryDate < today ? 'new.expired' : 'new.until', { day: format.date(expiryDate) })}
      />
      <AmountField
        label={t('packs')}
        value={typed.packs}
        onChange={type('packs')}
        error={typed.packs === '' ? errorAt('packs') : wrong('packs')}
      />
      <AmountField
        label={t('new.packSize', { unit: item.unit })}
        value={shown.packSize}
        onChange={type('packSize')}
        error={wrong('packSize')}
      />
      <AmountField label={t('new.cost')} value={typed.costPrice} onChange={type('costPrice')} error={wrong('costPrice')} />
      <AmountField label={t('new.sell')} value={typed.sellPrice} onChange={type('sellPrice')} error={wrong('sellPrice')} />
      <PlaceField
        places={facts?.places ?? []}
        value={chosen.locationId}
        onChange={(locationId) => setChosen({ ...chosen, locationId })}
        error={errorAt('locationId')}
      />
      <ReasonField
        className=""
        reasons={facts?.reasons.addition ?? []}
        value={chosen.reasonId}
        error={errorAt('reasonId')}
        onChange={(reasonId) => {
          setChosen({ ...chosen, reasonId })
          touched()
        }}
      />
      <NoteField value={typed.note} onChange={type('note')} />
    </FormDialog>
  )
}
