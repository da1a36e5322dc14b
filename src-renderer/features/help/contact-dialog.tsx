import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactLength } from '../../../src-main/contract/site.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp } from '../../stores/index.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Writes down whom to ask for help; an empty field takes it away. */
export function ContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('help')
  const before = useApp((app) => app.state?.contact ?? '')
  const [contact, setContact] = useState(before)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const save = async () => {
    setBusy(true)
    const refused = await useApp.getState().setContact(contact)
    setBusy(false)
    if (refused !== null) return setRefusal(refusalSentence(refused))
    showToast(t('contact.saved'))
    return onClose()
  }
  return (
    <FormDialog
      title={t('contact.title')}
      lead={t('contact.lead')}
      no={t('common:cancel')}
      yes={t('contact.save')}
      busy={busy}
      isEmpty={contact.trim() === before}
      refusal={refusal}
      onSend={save}
      onClose={onClose}
    >
      <TextField
        label={t('contact.label')}
        hint={t('contact.hint')}
        value={contact}
        onChange={setContact}
        maxLength={contactLength}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  )
}
