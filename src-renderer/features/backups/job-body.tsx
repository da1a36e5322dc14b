import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ReportWords } from './report-words.tsx'
import type { Job } from './use-job.ts'

/** A job as it goes on: at work, asking for the passphrase, or what it found. */
export function JobBody({ job, label }: { job: Job; label: string }) {
  const { t } = useTranslation('backups')
  const { busy, report, refusal, needsPassphrase, isWrong } = job
  const isAsking = needsPassphrase && report?.good !== true
  return (
    <div className="stack">
      {isAsking && (
        <>
          <p className="muted">{t('passphraseNeeded')}</p>
          <PasswordField
            label={t('secret.field')}
            autoFocus
            value={job.passphrase}
            onChange={job.setPassphrase}
            error={isWrong ? t('problem.wrong_passphrase') : null}
            maxLength={200}
          />
        </>
      )}
      {busy && <ProgressBar label={label} share={null} />}
      {!busy && report !== null && !isAsking && <ReportWords report={report} />}
      {refusal !== null && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
    </div>
  )
}
