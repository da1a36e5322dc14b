import { ArrowLeft, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import { Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSync } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { HaltWindow } from '../shell/halt-window.tsx'
import type { Answer } from './answers.tsx'
import { Answers, answers } from './answers.tsx'
import { Letter } from './letter.tsx'
import { siteNumber, waitingWords } from './message.ts'
import { Replace } from './replace.tsx'
import { useOtherComputer } from './use-other-computer.ts'

/**
 * Central has refused this computer because the site is registered to another one (F-131). It fills the window, but the
 * work stays open behind it, with what was being typed.
 */
export function OtherComputer() {
  const isOpen = useOtherComputer((other) => other.isOpen)
  const status = useSync((sync) => sync.status)
  return isOpen && status !== null ? <Explanation status={status} /> : null
}

function Explanation({ status }: { status: SyncStatus }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const close = useOtherComputer((other) => other.close)
  const goUp = () => (answer === null ? close() : setAnswer(null))
  const byFigure = (figure: number) => {
    const chosen = answers[figure - 1]
    if (answer === null && chosen !== undefined) setAnswer(chosen)
  }
  return (
    <HaltWindow onUp={goUp} onFigure={byFigure}>
      <Words answer={answer} status={status} />
      <Body answer={answer} status={status} onChoose={setAnswer} />
      <Foot answer={answer} onBack={() => setAnswer(null)} onClose={close} />
    </HaltWindow>
  )
}

/** What is so, or what the answer comes to; always with what waits here. */
function Words({ answer, status }: { answer: Answer | null; status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const site = siteNumber(
    useApp((app) => app.state?.site ?? null),
    t,
  )
  const view = answer ?? (status.cause?.code === 'site_incorrect_database' ? 'database' : 'start')
  const kept = status.waitingRecords === 0 ? t('other.nothingWaits') : t('other.kept', { waiting: waitingWords(status, t) })
  return (
    <>
      <span className="haltmark t-stopped">
        <Icon of={OctagonAlert} size="xl" />
      </span>
      <Heading slot="title" level={1}>
        {t(`other.title.${view}`, { site })}
      </Heading>
      <p className="read muted">
        {t(`other.lead.${view}`, { site })} {(answer === null || answer === 'copy') && kept}
      </p>
    </>
  )
}

function Body(props: { answer: Answer | null; status: SyncStatus; onChoose: (answer: Answer) => void }) {
  const { answer, status, onChoose } = props
  if (answer === null) return <Answers status={status} onChoose={onChoose} />
  if (answer === 'replace') return <Replace status={status} />
  return answer === 'ask' ? <Letter kind="ask" status={status} /> : null
}

function Foot(props: { answer: Answer | null; onBack: () => void; onClose: () => void }) {
  const { t } = useTranslation('sync')
  if (props.answer === null) {
    return (
      <div className="row haltfoot">
        <span className="muted grow">{t('other.goOn')}</span>
        <Button keys={{ key: 'Escape' }} onPress={props.onClose}>
          {t('other.workWithout')}
        </Button>
      </div>
    )
  }
  return (
    <div className="row haltfoot">
      <Button icon={ArrowLeft} flip keys={{ key: 'Escape' }} onPress={props.onBack} autoFocus>
        {t('common:back')}
      </Button>
      <span className="grow" />
      {props.answer === 'copy' ? <StopHere onDone={props.onClose} /> : <Button onPress={props.onClose}>{t('other.workWithout')}</Button>}
    </div>
  )
}

/** A copy of a site must not sync until somebody says otherwise: the pause has no end. */
function StopHere({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sync')
  const stop = async () => {
    const error = await useSync.getState().pause(null)
    if (error !== null) return showToast(refusalSentence(error), 'attention')
    showToast(t('other.stopped'))
    return onDone()
  }
  return (
    <Button kind="primary" onPress={() => void stop()}>
      {t('other.stopHere')}
    </Button>
  )
}
