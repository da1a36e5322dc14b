import { useTranslation } from 'react-i18next'
import type { BackupState } from '../../../src-main/contract/backups.ts'
import type { Loss } from '../../../src-main/contract/diagnosis.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { lossWords } from './safety-words.ts'

/** What would be lost if this computer were stolen now, counted as people count it. */
export function LossCard({ loss, backup }: { loss: Loss | null; backup: BackupState }) {
  const { t } = useTranslation('safety')
  const format = useFormat()
  if (loss === null) return <Skeleton />
  const words = lossWords(loss, t)
  return (
    <section className="card losscard" aria-label={t('stolen')}>
      <h2 className="card-head">{t('stolen')}</h2>
      <div className="padx">
        {words.length === 0 ? (
          <p className="read">{t('loseNothing')}</p>
        ) : (
          <>
            <p className="muted">{loss.since === null ? t('lose') : t('loseSince', { time: format.when(loss.since) })}</p>
            <ul className="losslist">
              {words.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
        {loss.inBackup !== null && loss.inBackup > 0 && (
          <p className="muted">{t('inBackup', { count: loss.inBackup, place: backup.place ?? '' })}</p>
        )}
        {words.length > 0 && (
          <p className="row wrap safefoot">
            <a href="#/sync/waiting">{t('showWaiting')}</a>
            {loss.refused > 0 && <a href="#/sync/problems">{t('showProblems')}</a>}
            {loss.heldBack > 0 && <a href="#/sync/rules">{t('showRules')}</a>}
          </p>
        )}
      </div>
    </section>
  )
}
