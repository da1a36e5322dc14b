import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDraftEnd, useDraftFields } from '../../ui/use-draft.tsx'
import { useGivingUp } from '../../ui/use-giving-up.ts'

const formId = 'new-user'
const fields = ['username', 'firstName', 'lastName', 'jobTitle'] as const
type Field = (typeof fields)[number]
const nothing: Readonly<Record<Field, string>> = { username: '', firstName: '', lastName: '', jobTitle: '' }

/** A new user record made here. It goes to central, which gives the password and the rights (DT-60). */
export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  // Made once for the form, so that a double press makes one user (T13).
  const [id] = useState(() => crypto.randomUUID())
  const [typed, setTyped] = useDraftFields(nothing)
  const { end } = useDraftEnd()
  const { isAsking, close } = useGivingUp(onClose)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const hasName = typed.username.trim() !== ''

  const send = async () => {
    if (busy || !hasName) return
    setBusy(true)
    const trimmed = Object.fromEntries(fields.map((field) => [field, typed[field].trim()])) as Record<Field, string>
    const answer = await api['users.create']({ id, ...trimmed })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error)
    end()
    showToast(t('users.made', { name: trimmed.username }))
    onClose()
  }
  return (
    <Dialog
      title={t('users.new')}
      lead={t('users.newLead')}
      isOpen
      onClose={close}
      foot={
        <>
          <Button onPress={close} keys="cancel">
            {t('common:cancel')}
          </Button>
          <Button kind="primary" type="submit" form={formId} busy={busy} isDisabled={!hasName} keys={{ key: 'Enter' }}>
            {t('users.make')}
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
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`users.${field}`)}
            value={typed[field]}
            onChange={(text) => {
              setTyped({ [field]: text })
              setRefusal(null)
            }}
            error={refusal?.field === field ? refusalSentence(refusal) : null}
            autoFocus={field === 'username'}
            autoComplete="off"
            spellCheck="false"
            maxLength={100}
          />
        ))}
        {isAsking && (
          <Banner tone="attention" alert>
            {t('entry:drafts.notSaved')}
          </Banner>
        )}
        {refusal !== null && !fields.some((field) => field === refusal.field) && (
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        )}
      </Form>
    </Dialog>
  )
}
