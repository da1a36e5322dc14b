import { CircleMinus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { SaveUnsent } from '../identity/save-unsent.tsx'
import { siteWords, useIdentity } from '../identity/use-identity.ts'

const formId = 'remove-site'

/** What removing does, what has to be saved first, and the name of the site typed by a person (U-84). */
export function RemoveSiteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('site')
  const [name, setName] = useState('')
  const { state, busy, error } = useIdentity()
  const isSaved = state !== null && (state.unsentRecords === 0 || state.saved !== null)
  useEffect(() => {
    useIdentity.getState().close()
    void useIdentity.getState().load()
  }, [])
  const remove = async () => {
    if (!(await useIdentity.getState().removeSite(name))) return
    showToast(t('remove.done'))
    onClose()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('remove.ask', { site: siteWords(state?.site ?? null, t) })}
      lead={t('remove.lead')}
      isOpen
      onClose={() => !busy && onClose()}
      foot={
        <>
          <Button onPress={onClose} isDisabled={busy} autoFocus keys="cancel">
            {t('common:cancel')}
          </Button>
          <Button kind="danger" icon={CircleMinus} type="submit" form={formId} busy={busy} isDisabled={!isSaved || name.trim() === ''}>
            {t('remove.do')}
          </Button>
        </>
      }
    >
      {state === null && error === null && <Skeleton />}
      {state !== null && (
        <div className="stack">
          <Consequences state={state} />
          <SaveUnsent state={state} />
          <Form
            id={formId}
            onSubmit={(event) => {
              event.preventDefault()
              void remove()
            }}
          >
            <TextField
              label={t('remove.type')}
              hint={t('identity:startAnew.typeHint', { name: state.site?.name ?? '' })}
              value={name}
              onChange={setName}
              isDisabled={!isSaved}
              error={error?.field === 'siteName' ? refusalSentence(error) : null}
              autoComplete="off"
              spellCheck="false"
              maxLength={200}
            />
          </Form>
        </div>
      )}
      {error !== null && error.field !== 'siteName' && (
        <Banner tone="attention" alert>
          {refusalSentence(error)}
        </Banner>
      )}
    </Dialog>
  )
}

function Consequences({ state }: { state: IdentityState }) {
  const { t } = useTranslation('site')
  return (
    <ul className="consequences">
      <li>{t('remove.first')}</li>
      <li className="longid">{t('remove.aside', { path: state.path })}</li>
      <li>{t('remove.forgotten')}</li>
      <li>{t('remove.elsewhere')}</li>
    </ul>
  )
}
