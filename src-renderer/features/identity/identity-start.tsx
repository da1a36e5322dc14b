import '../../styles/identity.css'
import { LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { BareCard } from '../shell/bare-card.tsx'
import { Facts } from './facts.tsx'
import type { Unsettled } from './use-identity.ts'
import { siteWords, useIdentity, useIdentityState } from './use-identity.ts'
import { waysOf } from './ways.tsx'

/** Before anybody signs in: what is not right with the data, in words, and what can be done about it (F-134, F-135). */
export function IdentityStart({ outcome }: { outcome: Unsettled }) {
  const { t } = useTranslation('identity')
  const state = useIdentityState()
  const read = useIdentity((identity) => identity.read)
  if (state === null) return null
  return (
    <BareCard tone="stopped" title={t(`title.${outcome}`, { site: siteWords(state.site, t) })}>
      <p className="read muted">
        {t(`lead.${outcome}`)} {t('safe')}
      </p>
      <Facts state={state} />
      <h2 className="secl">{t('start.next')}</h2>
      <ul className="waylist">
        {waysOf(state).map((way) => (
          <li key={way}>
            <span className="medium">{t(`way.${way}`)}.</span> <span className="muted">{t(`way.${way}More`)}</span>
          </li>
        ))}
      </ul>
      <div className="cardfoot">
        <Button kind="primary" icon={LogIn} onPress={read} autoFocus>
          {t('start.signIn')}
        </Button>
      </div>
    </BareCard>
  )
}
