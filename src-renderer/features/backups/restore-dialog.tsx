import { ArchiveRestore } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry } from '../../../src-main/contract/backups.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { JobBody } from './job-body.tsx'
import { useJob } from './use-job.ts'

/** Says what restoring does before it is done; afterwards the program opens anew, and everybody is signed out (F-134). */
export function RestoreDialog({ entry, onClose }: { entry: BackupEntry; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const { placeId, file, about } = entry
  const when = about === null ? file : format.when(about.madeAt)
  const job = useJob((passphrase) => api['backups.restore']({ placeId, file, passphrase }))
  const restore = async () => {
    if ((await job.start())?.good !== true) return
    showToast(t('restoreIt.done', { when }))
    onClose()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('restoreIt.title', { when })}
      lead={t('restoreIt.lead', { when })}
      isOpen
      onClose={() => !job.busy && onClose()}
      foot={
        <>
          <Button onPress={onClose} isDisabled={job.busy} autoFocus keys="cancel">
            {t('common:cancel')}
          </Button>
          <Button kind="danger" icon={ArchiveRestore} busy={job.busy} onPress={() => void restore()}>
            {t('restoreIt.do')}
          </Button>
        </>
      }
    >
      <ul className="consequences">
        <li>{t('restoreIt.first')}</li>
        <li>{t('restoreIt.unsent')}</li>
        <li>{t('restoreIt.after')}</li>
      </ul>
      <JobBody job={job} label={t('restoring')} />
    </Dialog>
  )
}
