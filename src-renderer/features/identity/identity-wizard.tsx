import '../../styles/identity.css'
import { ArrowLeft, OctagonAlert, UserRoundCog } from 'lucide-react'
import { useState } from 'react'
import { Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { HaltWindow } from '../shell/halt-window.tsx'
import { switchUser } from '../shell/leave.ts'
import { Facts } from './facts.tsx'
import { PutBack } from './put-back.tsx'
import { StartAnew, startAnewForm, TakeOver } from './settle.tsx'
import { isSaved } from './site-name-form.tsx'
import { siteWords, useIdentity, useIdentityState, useUnsettled } from './use-identity.ts'
import type { Way } from './ways.tsx'
import { Ways, waysOf } from './ways.tsx'

/** The data are not the ones that this computer used last: what was found, and only the ways that are safe (4-5). */
export function IdentityWizard() {
  const outcome = useUnsettled()
  const state = useIdentityState()
  const isOpen = useIdentity((identity) => identity.isOpen)
  return outcome !== null && isOpen && state !== null ? <Wizard state={state} /> : null
}

function Wizard({ state }: { state: IdentityState }) {
  const [chosen, setChosen] = useState<Way | null>(null)
  const close = useIdentity((identity) => identity.close)
  const ways = waysOf(state)
  const choose = (way: Way) => (way === 'look' ? close() : setChosen(way))
  const goUp = () => (chosen === null ? close() : setChosen(null))
  const byFigure = (figure: number) => {
    const way = ways[figure - 1]
    if (chosen === null && way !== undefined) choose(way)
  }
  return (
    <HaltWindow onUp={goUp} onFigure={byFigure}>
      <Words way={chosen} state={state} />
      <Body way={chosen} ways={ways} state={state} onChoose={choose} />
      {chosen !== null && <Foot way={chosen} state={state} onBack={() => setChosen(null)} />}
    </HaltWindow>
  )
}

function Words({ way, state }: { way: Way | null; state: IdentityState }) {
  const { t } = useTranslation('identity')
  const site = siteWords(state.site, t)
  return (
    <>
      {way === null && (
        <span className="haltmark t-stopped">
          <Icon of={OctagonAlert} size="xl" />
        </span>
      )}
      <Heading slot="title" level={1}>
        {way === null || way === 'look' ? t(`title.${unsettled(state)}`, { site }) : t(`${way}.title`, { site })}
      </Heading>
      <Lead way={way} state={state} />
    </>
  )
}

function Lead({ way, state }: { way: Way | null; state: IdentityState }) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const site = siteWords(state.site, t)
  if (way === 'startAnew' || way === 'takeOver') return <p className="read muted">{t(`${way}.lead`, { site })}</p>
  if (way === 'putBack') {
    const at = state.remembered?.at
    return <p className="read muted">{at === undefined ? t('putBack.leadPlain') : t('putBack.lead', { time: format.whenFull(at) })}</p>
  }
  return (
    <p className="read muted">
      {t(`lead.${unsettled(state)}`)} {t('safe')}
    </p>
  )
}

const unsettled = ({ outcome }: IdentityState) => (outcome === 'fine' ? 'moved' : outcome)

function Body(props: { way: Way | null; ways: readonly Way[]; state: IdentityState; onChoose: (way: Way) => void }) {
  const { way, ways, state, onChoose } = props
  if (way === 'putBack') return <PutBack state={state} />
  if (way === 'startAnew') return <StartAnew state={state} />
  if (way === 'takeOver') return <TakeOver state={state} />
  return (
    <>
      <Facts state={state} />
      <Ways ways={ways} onChoose={onChoose} />
    </>
  )
}

function Foot({ way, state, onBack }: { way: Way; state: IdentityState; onBack: () => void }) {
  const { t } = useTranslation('identity')
  const busy = useIdentity((identity) => identity.busy)
  const may = useMay('serverAdministration')
  const takeOver = async () => {
    if (await useIdentity.getState().takeOver()) showToast(t('takeOver.done'))
  }
  return (
    <div className="row haltfoot">
      <Button icon={ArrowLeft} flip keys={{ key: 'Escape' }} onPress={onBack}>
        {t('common:back')}
      </Button>
      <span className="grow" />
      {way !== 'putBack' && !may && (
        <Button icon={UserRoundCog} onPress={() => void switchUser()}>
          {t('people:user.switch')}
        </Button>
      )}
      {way === 'startAnew' && may && (
        <Button kind="primary" type="submit" form={startAnewForm} busy={busy} isDisabled={!isSaved(state)}>
          {t('startAnew.do')}
        </Button>
      )}
      {way === 'takeOver' && may && (
        <Button kind="primary" busy={busy} onPress={() => void takeOver()}>
          {t('takeOver.do')}
        </Button>
      )}
    </div>
  )
}
