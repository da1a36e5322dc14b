import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import type { StockSign } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { Segments } from '../../ui/segments.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { AmountField, NoteField, ReasonField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFacts } from './use-facts.ts'
import { useSend } from './use-send.ts'
import { useSeen } from './use-seen.ts'

/** Puts the stock of one batch right, with what it will be afterwards (U-16). */
export function AdjustDialog({ batch, onClose }: { batch: BatchDetails; onClose: () => void }) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const facts = useFacts(batch.itemId)
  const seen = useSeen(batch)
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [id] = useState(() => crypto.randomUUID())
  const [typed, type] = useDraftFields({ sign: 'reduction', packs: '', reasonId: '', note: '' })
  const sign: StockSign = typed.sign === 'addition' ? 'addition' : 'reduction'
  const reasonId = typed.reasonId === '' ? null : typed.reasonId
  const packs = format.parseQuantity(typed.packs)
  const after = packs === null ? null : batch.total + (sign === 'addition' ? packs : -packs)
  const take = (next: StockSign) => {
    type({ sign: next, reasonId: '' })
    touched()
  }
  const save = () => {
    const asked = { id, stockLineId: batch.id, version: batch.version, sign, packs: packs ?? 0, reasonId, note: typed.note.trim() }
    void send(api['batch.adjust'](asked), ({ number }) => {
      showToast(t('adjust.done', { number }))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('adjust.title', { item: batch.itemName })}
      lead={t('batchLead', {
        batch: batch.batch || t('none'),
        total: batch.total,
        free: batch.available,
      })}
      action={t('adjust.do')}
      busy={busy}
      canSend={packs !== null && packs > 0}
      refusal={refusal}
      fields={['packs', 'reasonId']}
      seen={seen}
      onSend={save}
      onClose={onClose}
    >
      <div className="wide">
        <Segments
          label={t('adjust.direction')}
          entries={[
            { id: 'reduction', label: t('adjust.reduction') },
            { id: 'addition', label: t('adjust.addition') },
          ]}
          value={sign}
          onChange={take}
        />
      </div>
      <AmountField
        label={t('packs')}
        className="wide"
        autoFocus
        value={typed.packs}
        onChange={(text) => {
          type({ packs: text })
          touched()
        }}
        error={errorAt('packs') ?? (typed.packs !== '' && packs === null ? t('noNumber') : null)}
        hint={t('packsOf', { size: format.quantity(batch.packSize), unit: batch.unit })}
      />
      <ReasonField
        reasons={facts?.reasons[sign] ?? []}
        value={reasonId}
        error={errorAt('reasonId')}
        onChange={(reason) => (type({ reasonId: reason ?? '' }), touched())}
      />
      <NoteField value={typed.note} onChange={(note) => type({ note })} />
      {after !== null && after >= 0 && <p className="workresult">{t('adjust.after', { before: batch.total, after })}</p>}
    </FormDialog>
  )
}
