import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { api } from '../../api.ts'
import { showToast } from '../../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useSeen } from './use-seen.ts'
import { useSend } from './use-send.ts'

/** Puts a batch on hold or takes it off, and says what follows (U-14, 5B). */
export function HoldDialog({ batch, onClose }: { batch: BatchDetails; onClose: () => void }) {
  const { t } = useTranslation('work')
  const seen = useSeen(batch)
  const { busy, refusal, send } = useSend()
  const words = batch.onHold ? 'release' : 'hold'
  const name = batch.batch || t('none')
  const save = () => {
    void send(api['batch.edit']({ stockLineId: batch.id, version: batch.version, onHold: !batch.onHold }), () => {
      showToast(t(`${words}.done`, { batch: name }))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t(`${words}.title`, { batch: name, item: batch.itemName })}
      action={t(`${words}.do`)}
      busy={busy}
      canSend
      refusal={refusal}
      fields={[]}
      seen={seen}
      onSend={save}
      onClose={onClose}
    >
      <p className="read wide">{t(`${words}.sentence`)}</p>
      {!batch.onHold && batch.promises.length > 0 && <p className="read wide">{t('hold.promised', { count: batch.promises.length })}</p>}
    </FormDialog>
  )
}
