import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry } from '../../../src-main/contract/backups.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { JobBody } from './job-body.tsx'
import { useJob } from './use-job.ts'

/** Reads a backup whole and says what is in it, at once. */
export function VerifyDialog({ entry, onClose }: { entry: BackupEntry; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const { placeId, file, about } = entry
  const job = useJob((passphrase) => api['backups.verify']({ placeId, file, passphrase }))
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  useEffect(() => void job.start(), [])
  const asksAgain = job.needsPassphrase && job.report?.good !== true
  return (
    <Dialog
      title={t('verify.title', { when: about === null ? file : format.when(about.madeAt) })}
      lead={t('verify.lead')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose} autoFocus={!asksAgain} keys="cancel">
            {t('verify.close')}
          </Button>
          {asksAgain && (
            <Button kind="primary" busy={job.busy} isDisabled={job.passphrase === ''} onPress={() => void job.start()}>
              {t('list.verify')}
            </Button>
          )}
        </>
      }
    >
      <JobBody job={job} label={t('verifying')} />
    </Dialog>
  )
}
