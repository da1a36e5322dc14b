import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { Banner } from '../../ui/banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PlaceField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useFacts } from './use-facts.ts'
import { useSeen } from './use-seen.ts'
import { useSend } from './use-send.ts'

/** Says where a batch lies from now on (U-14). */
export function MoveDialog({ batch, onClose }: { batch: BatchDetails; onClose: () => void }) {
  const { t } = useTranslation('work')
  const facts = useFacts(batch.itemId)
  const seen = useSeen(batch)
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [locationId, setPlace] = useState(batch.locationId)
  const chosen = facts?.places.find(({ id }) => id === locationId)
  const save = () => {
    void send(api['batch.edit']({ stockLineId: batch.id, version: batch.version, locationId }), () => {
      showToast(chosen === undefined ? t('move.doneNowhere') : t('move.done', { place: chosen.code }))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('move.title', { batch: batch.batch || t('none'), item: batch.itemName })}
      lead={batch.location === '' ? t('move.fromNowhere') : t('move.from', { place: batch.location })}
      action={t('move.do')}
      busy={busy}
      canSend={locationId !== batch.locationId}
      refusal={refusal}
      fields={['locationId']}
      seen={seen}
      onSend={save}
      onClose={onClose}
    >
      <PlaceField
        className="wide"
        places={facts?.places ?? []}
        value={locationId}
        onChange={(id) => {
          setPlace(id)
          touched()
        }}
        error={errorAt('locationId')}
      />
      {chosen?.onHold === true && <Banner tone="attention">{t('move.held', { place: chosen.code })}</Banner>}
    </FormDialog>
  )
}
