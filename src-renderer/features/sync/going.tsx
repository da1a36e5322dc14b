import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SyncRun, SyncStatus } from '../../../src-main/contract/sync.ts'
import type { Formats } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { runShare, stepNow, timeLeft } from './run-share.ts'

/** The headline of the page: the running step with its bar, or how things stand. */
export function Going({ status }: { status: SyncStatus }) {
  const { run } = status
  const running = run !== null && run.finishedAt === null && (status.phase === 'running' || status.phase === 'initialising')
  return (
    <section className="going" aria-live="polite">
      {running ? <Running run={run} /> : <Standing status={status} />}
    </section>
  )
}

function Running({ run }: { run: SyncRun }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const step = stepNow(run)
  const title = step === null ? t('now.running') : t(`common:bar.step.${step.name}`)
  const left = step === null ? null : timeLeft(step)
  const counts = step === null ? [] : stepWords(step, t, format)
  return (
    <>
      <div className="row">
        <h2 className="h2 grow">{title}</h2>
        {left !== null && <span className="muted">{t('now.left', { time: format.roughly(left) })}</span>}
      </div>
      <ProgressBar label={title} share={runShare(run)} />
      <div className="row muted">
        <span className="grow">{counts.join(' · ')}</span>
        <span className="faint only-wide">{t('now.goOn')}</span>
      </div>
    </>
  )
}

/** `8 of 14 records`, `84 kB`: what is known of a step. */
export function stepWords(step: SyncRun['steps'][number], t: TFunction<'sync'>, format: Formats): string[] {
  const words: string[] = []
  if (step.total !== null && step.total > 0 && step.done > 0 && step.state !== 'done') {
    words.push(t('recordsOf', { done: step.done, total: step.total }))
  } else if (step.done > 0) words.push(t('records', { count: step.done }))
  if (step.bytes > 0) words.push(format.bytes(step.bytes))
  return words
}

function Standing({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const { title, sentence } = standing(status, t, format)
  return (
    <div>
      <h2 className="h2">{title}</h2>
      <p className="muted">{sentence}</p>
    </div>
  )
}

function standing(status: SyncStatus, t: TFunction<'sync'>, format: Formats): { title: string; sentence: string } {
  if (status.phase === 'disabled') return { title: t('now.disabled'), sentence: t('now.disabledSentence') }
  if (status.phase === 'paused') {
    const until = status.pausedUntil
    const title = until === null ? t('now.paused') : t('now.pausedUntil', { time: format.when(until) })
    return { title, sentence: t('now.pausedSentence') }
  }
  if (status.waitingRecords > 0) return { title: waitingTitle(status, t), sentence: waitingSentence(status, t, format) }
  if (status.lastSuccessAt === null) return { title: t('now.never'), sentence: t('now.neverSentence') }
  return {
    title: t(status.heldBack > 0 ? 'now.restSent' : 'now.allSent'),
    sentence: t('now.lastSuccess', { time: format.when(status.lastSuccessAt) }),
  }
}

const waitingTitle = (status: SyncStatus, t: TFunction<'sync'>): string =>
  status.waitingDocuments > 0
    ? t('now.waiting', { count: status.waitingDocuments })
    : t('now.changesWaiting', { count: status.waitingRecords })

function waitingSentence(status: SyncStatus, t: TFunction<'sync'>, format: Formats): string {
  if (status.phase === 'stopped') return t('now.stoppedSaved')
  return status.nextRunAt === null ? t('now.savedHere') : t('now.savedHereTry', { time: format.when(status.nextRunAt) })
}
