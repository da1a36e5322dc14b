import { KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupOverview } from '../../../src-main/contract/backups.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Asking } from './backups-page.tsx'
import type { Backups } from './use-backups.ts'

type Props = {
  readonly overview: BackupOverview
  readonly may: boolean
  readonly ask: Backups['ask']
  readonly onAsk: (asking: Asking) => void
}

const dayChoices = [1, 2, 3, 5, 7, 14, 30]

/** Whether backups are encrypted, and after how many days without one the status bar says so. */
export function SecretCard({ overview, may, ask, onAsk }: Props) {
  const { t } = useTranslation('backups')
  const { passphraseSet, remindAfterDays } = overview
  const remove = async () => {
    if (await ask(api['backups.setPassphrase']({ passphrase: null }))) showToast(t('secret.removed'))
  }
  const days = [...new Set([...dayChoices, remindAfterDays])].sort((a, b) => a - b)
  return (
    <section className="card">
      <h2 className="card-head">{t('secret.title')}</h2>
      <p className="padx muted backupend">{t(passphraseSet ? 'secret.on' : 'secret.off')}</p>
      {may && (
        <div className="row wrap padx backupacts">
          <Button icon={KeyRound} onPress={() => onAsk('passphrase')}>
            {t(passphraseSet ? 'secret.change' : 'secret.set')}
          </Button>
          {passphraseSet && <Button onPress={() => void remove()}>{t('secret.remove')}</Button>}
        </div>
      )}
      {may && (
        <div className="padx backupacts">
          <Select
            label={t('remind.label')}
            options={days.map((count) => ({ id: String(count), label: t('remind.days', { count }) }))}
            value={String(remindAfterDays)}
            onChange={(id) => void ask(api['backups.remind']({ days: Number(id) }))}
          />
        </div>
      )}
    </section>
  )
}
