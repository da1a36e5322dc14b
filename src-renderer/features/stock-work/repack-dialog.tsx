import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { go } from '../../stores/route.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { AmountField, PlaceField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFacts } from './use-facts.ts'
import { useSeen } from './use-seen.ts'
import { useSend } from './use-send.ts'

/** Packs of a batch into packs of another size, which make a batch of their own (U-15). */
export function RepackDialog({ batch, onClose }: { batch: BatchDetails; onClose: () => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const facts = useFacts(batch.itemId)
  const seen = useSeen(batch)
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [ids] = useState(() => ({ id: crypto.randomUUID(), newStockLineId: crypto.randomUUID() }))
  const [typed, setTyped] = useDraftFields({ packs: '', packSize: '' })
  const [locationId, setPlace] = useState(batch.locationId)
  const packs = format.parseQuantity(typed.packs)
  const packSize = format.parseQuantity(typed.packSize)
  const made = packs === null || packSize === null || packSize === 0 ? null : (packs * batch.packSize) / packSize
  const type = (field: keyof typeof typed) => (text: string) => {
    setTyped({ [field]: text })
    touched()
  }
  const save = () => {
    const asked = { ...ids, stockLineId: batch.id, version: batch.version, packs: packs ?? 0, packSize: packSize ?? 0, locationId }
    void send(api['batch.repack'](asked), ({ number, stockLineId }) => {
      const action = { label: t('repack.show'), do: () => go(`batch/${encodeURIComponent(stockLineId)}`) }
      showToast(t('repack.done', { number }), 'ok', action)
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('repack.title', { item: batch.itemName })}
      lead={t('batchLead', {
        batch: batch.batch || t('none'),
        total: batch.total,
        free: batch.available,
      })}
      action={t('repack.do')}
      busy={busy}
      canSend={made !== null && made > 0}
      refusal={refusal}
      fields={['packs', 'packSize', 'locationId']}
      seen={seen}
      onSend={save}
      onClose={onClose}
    >
      <AmountField
        label={t('repack.packs', { size: format.quantity(batch.packSize) })}
        autoFocus
        value={typed.packs}
        onChange={type('packs')}
        error={errorAt('packs')}
      />
      <AmountField
        label={t('repack.size', { unit: batch.unit })}
        value={typed.packSize}
        onChange={type('packSize')}
        error={errorAt('packSize')}
      />
      <PlaceField className="wide" places={facts?.places ?? []} value={locationId} onChange={setPlace} error={errorAt('locationId')} />
      {made !== null && packSize !== null && (
        <p className="workresult">
          {t('repack.after', {
            packs: made,
            size: format.quantity(packSize),
            left: Math.max(0, batch.total - (packs ?? 0)),
          })}
        </p>
      )}
    </FormDialog>
  )
}
