import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay, useSession } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ResetRequest } from './request.tsx'
import { SaveUnsent } from './save-unsent.tsx'
import { IdentityRefusal, SiteNameForm } from './site-name-form.tsx'
import { siteWords, useIdentity } from './use-identity.ts'

export const startAnewForm = 'start-anew'

/** The site loaded anew: save, ask for the reset where central wants one, and type the name (U-84). */
export function StartAnew({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  const send = async (name: string) => {
    if (await useIdentity.getState().startAnew(name)) showToast(t('startAnew.done'))
  }
  if (!useMay('serverAdministration')) return <NotYours />
  return (
    <div className="stack">
      <SiteNameForm id={startAnewForm} label={t('startAnew.type')} state={state} onSend={send} />
      {state.asksForReset && <AskForReset state={state} />}
    </div>
  )
}

/** Data of another computer that somebody knows to be the newest. */
export function TakeOver({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  if (!useMay('serverAdministration')) return <NotYours />
  return (
    <div className="stack">
      <Banner tone="attention">{t('takeOver.only')}</Banner>
      {state.unsentRecords > 0 && <SaveUnsent state={state} />}
      <AskForReset state={state} />
      <IdentityRefusal />
    </div>
  )
}

function AskForReset({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <p className="muted">{t('request.when')}</p>
      <ResetRequest site={siteWords(state.site, t)} why={state.outcome} />
    </>
  )
}

function NotYours() {
  const who = useSession((session) => session.state?.whoGivesRights ?? '')
  const sentence = refusalSentence({ code: 'forbidden', reason: 'right_missing', params: { right: 'serverAdministration', who } })
  return <Banner tone="attention">{sentence}</Banner>
}
