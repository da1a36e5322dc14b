import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSync } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'

const formId = 'reenter'

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
    <Dialog
      title={t('reenterDialog.title')}
      lead={t('reenterDialog.lead')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose} keys={{ key: 'Escape' }}>
            {t('reenterDialog.no')}
          </Button>
          <Button kind="primary" type="submit" form={formId} busy={busy} isDisabled={name.trim() === '' && password === ''}>
            {t('reenterDialog.yes')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        className="stack formgap"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
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
        {refusal !== null && (
          <Banner tone="attention" alert>
            {refusal}
          </Banner>
        )}
      </Form>
    </Dialog>
  )
}
