import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { Banner } from '../../ui/banner.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'
import type { Backups } from './use-backups.ts'

const least = 8

/** A passphrase, typed twice: nobody can read what is encrypted with a typing mistake. */
export function PassphraseDialog({ ask, onClose }: { ask: Backups['ask']; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const { busy, refusal, send, touched } = useSend()
  const [typed, setTyped] = useState({ first: '', again: '' })
  const set = (change: Partial<typeof typed>) => {
    setTyped({ ...typed, ...change })
    touched()
  }
  const differs = typed.again !== '' && !typed.first.startsWith(typed.again) && typed.again !== typed.first
  const save = () =>
    void send(api['backups.setPassphrase']({ passphrase: typed.first }), (given) => {
      void ask(Promise.resolve(ok(given)))
      showToast(t('secret.saved'))
      onClose()
    })
  return (
    <FormDialog
      title={t('secret.dialog')}
      lead={t('secret.lead')}
      action={t('secret.save')}
      busy={busy}
      canSend={typed.first.length >= least && typed.first === typed.again}
      refusal={refusal}
      fields={['passphrase']}
      onSend={save}
      onClose={onClose}
    >
      <PasswordField
        className="wide"
        label={t('secret.field')}
        hint={t('secret.short')}
        autoFocus
        value={typed.first}
        onChange={(first) => set({ first })}
        maxLength={200}
      />
      <PasswordField
        className="wide"
        label={t('secret.again')}
        value={typed.again}
        onChange={(again) => set({ again })}
        error={differs ? t('secret.differs') : null}
        maxLength={200}
      />
      <Banner tone="attention">{t('secret.lost')}</Banner>
    </FormDialog>
  )
}
