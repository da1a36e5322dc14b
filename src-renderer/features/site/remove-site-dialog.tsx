import { CircleMinus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { IdentityRefusal, isSaved, SiteNameForm } from '../identity/site-name-form.tsx'
import { siteWords, useIdentity } from '../identity/use-identity.ts'

const formId = 'remove-site'

/** What removing does, what has to be saved first, and the name of the site typed by a person (U-84). */
export function RemoveSiteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('site')
  const [name, setName] = useState('')
  const { state, busy, error } = useIdentity()
  const canSend = state !== null && isSaved(state) && name.trim() !== ''
  useEffect(() => {
    useIdentity.getState().close()
    void useIdentity.getState().load()
  }, [])
  const remove = async (siteName: string) => {
    if (!(await useIdentity.getState().removeSite(siteName))) return
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
          <Button kind="danger" icon={CircleMinus} type="submit" form={formId} busy={busy} isDisabled={!canSend}>
            {t('remove.do')}
          </Button>
        </>
      }
    >
      {state === null && error === null && <Skeleton />}
      {state !== null && (
        <div className="stack">
          <Consequences state={state} />
          <SiteNameForm id={formId} label={t('remove.type')} state={state} onSend={remove} onTyped={setName} />
        </div>
      )}
      {state === null && <IdentityRefusal />}
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
