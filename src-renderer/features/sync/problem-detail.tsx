import { ChevronRight, Clock, RefreshCw, TriangleAlert } from 'lucide-react'
import { Fragment } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../src-main/contract/problems.ts'
import { useApp, useStoreId } from '../../stores/index.ts'
import { useProblems } from '../../stores/sync-pages.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { contactLines } from '../help/contact-words.ts'
import { canOpenDocument, openDocument, retryOne } from './problem-actions.ts'
import { problemFacts, problemMessage, problemName, problemSentence, problemTitle } from './problem-words.ts'
import { useProblemDetails } from './use-problem-details.ts'

/** One problem record: what it is, why, who can mend it, what to tell them, and what can be done from here. */
export function ProblemDetail({ problem }: { problem: Problem }) {
  const { t } = useTranslation('sync')
  const details = useProblemDetails(problem.key)
  const isWaiting = problem.mender === 'itself'
  return (
    <div className="pane detail">
      <div className="row probhead wrap">
        <h2 className="h2">{problemTitle(problem, t)}</h2>
        <Pill tone={isWaiting ? 'waiting' : 'attention'} icon={isWaiting ? Clock : TriangleAlert}>
          {t(`problem.pill.${problem.reason}`)}
        </Pill>
        <span className="grow" />
        <span className="small faint">{t(`problem.way.${problem.direction}`)}</span>
      </div>
      <bdi className="muted">{problemName(problem, t)}</bdi>
      <p className="read">{problemSentence(problem, t)}</p>
      <Facts problem={problem} />
      <Acts problem={problem} />
      <Letter problem={problem} details={details} />
      <Technical problem={problem} details={details} />
    </div>
  )
}

function Facts({ problem }: { problem: Problem }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const now = useNow(30_000)
  return (
    <dl className="kv probkv">
      {problemFacts(problem, t, format, now.getTime()).map(([label, text]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Letter({ problem, details }: { problem: Problem; details: string | null }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const site = useApp(({ state }) => state?.site ?? null)
  const name = site === null ? '' : t('common:site.numberAndName', { number: site.number, name: site.name })
  const contact = useApp(({ state }) => state?.contact ?? '')
  const message = [...contactLines(contact, t), problemMessage(problem, name, t, format)].join('\n')
  return (
    <section className="letter" aria-label={t('problem.letter')}>
      <div className="row">
        <span className="small muted grow">{t('problem.letter')}</span>
        <CopyButton text={details === null ? message : `${message}\n\n${details}`} label={t('problem.copyDetails')} />
      </div>
      <p className="selectable">{message}</p>
    </section>
  )
}

function Acts({ problem }: { problem: Problem }) {
  const { t } = useTranslation('sync')
  const busy = useProblems((state) => state.busy)
  const storeId = useStoreId()
  return (
    <div className="row wrap probacts">
      <Button kind="primary" icon={RefreshCw} busy={busy === 'one'} onPress={() => void retryOne(problem.key)}>
        {t('problem.tryNow')}
      </Button>
      {canOpenDocument(problem, storeId) && (
        <Button keys={{ key: 'Enter' }} onPress={() => openDocument(problem, storeId)}>
          {t('waiting.open', { document: problemTitle(problem, t) })}
        </Button>
      )}
    </div>
  )
}

/** What only those understand who mend programs: shut until it is asked for. */
function Technical({ problem, details }: { problem: Problem; details: string | null }) {
  const { t } = useTranslation('sync')
  return (
    <Disclosure className="technical">
      <Heading level={3}>
        <AriaButton slot="trigger" className="technicalbtn">
          <Icon of={ChevronRight} size="s" className="turn" flip />
          {t('problem.technical')}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <pre className="selectable code">{details ?? problem.detail}</pre>
      </DisclosurePanel>
    </Disclosure>
  )
}
