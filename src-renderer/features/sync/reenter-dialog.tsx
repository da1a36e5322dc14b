import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSync } from '../../stores/index.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'

/** New name or password after central has refused the old ones; an empty field means unchanged (F-137, T6). */
export function ReenterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sync')
  const siteName = useApp((app) => app.state?.site?.name ?? '')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const send = async () => {
    setBusy(true)
    const result = await api['site.reenter']({ siteName: name.trim(), password })
    setBusy(false)
    if (!result.ok) return setRefusal(refusalSentence(result.error))
    showToast(t('reenterDialog.done'))
    await useSync.getState().load()
    return onClose()
  }
  return (
    <FormDialog
      title={t('reenterDialog.title')}
      lead={t('reenterDialog.lead')}
      no={t('reenterDialog.no')}
      yes={t('reenterDialog.yes')}
      busy={busy}
      isEmpty={name.trim() === '' && password === ''}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <TextField
        label={t('reenterDialog.name')}
        hint={t('reenterDialog.nameHint')}
        placeholder={siteName}
        value={name}
        onChange={setName}
        autoComplete="off"
      />
      <PasswordField label={t('reenterDialog.password')} value={password} onChange={setPassword} autoFocus />
    </FormDialog>
  )
}
