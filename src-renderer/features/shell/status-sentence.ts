/**
 * The one sentence of the status bar (F-203, look README): of several truths the worst comes first, the rest in small
 * print: stopped, attention, paused, offline, sending, waiting, all sent.
 */
import type { TFunction } from 'i18next'
import type { SyncRun, SyncStatus } from '../../../src-main/contract/sync.ts'
import type { Formats } from '../../ui/format.ts'
import { causeKind } from '../sync/cause-kind.ts'
import { runShare, stepNow } from '../sync/run-share.ts'

export type SentenceTone = 'stopped' | 'attention' | 'paused' | 'offline' | 'busy' | 'waiting' | 'ok'

export type Sentence = {
  readonly tone: SentenceTone
  readonly text: string
  /** Small print after it, most important first. */
  readonly also: readonly string[]
  /** How far the running cycle's step is, 0 to 1; null = nothing to show or unknown. */
  readonly share: number | null
}

export type Words = { readonly t: TFunction; readonly format: Formats; readonly now: Date; readonly online: boolean }

export function statusSentence(status: SyncStatus, words: Words): Sentence {
  return (
    notSetUp(status, words) ??
    stopped(status, words) ??
    attention(status, words) ??
    disabled(status, words) ??
    paused(status, words) ??
    offline(status, words) ??
    running(status, words) ??
    retrying(status, words) ??
    waiting(status, words) ??
    heldBack(status, words) ??
    allSent(status, words)
  )
}

const plain = (tone: SentenceTone, text: string, also: readonly (string | null)[]): Sentence => ({
  tone,
  text,
  also: also.filter((each) => each !== null),
  share: null,
})

const causeTitle = (status: SyncStatus, { t }: Words) =>
  status.cause === null ? '' : t(`causes:${status.cause.code}.title`, status.cause.params)

function notSetUp(status: SyncStatus, { t }: Words): Sentence | null {
  return status.phase === 'not_set_up' ? plain('offline', t('bar.notSetUp'), []) : null
}

function stopped(status: SyncStatus, words: Words): Sentence | null {
  const byCause = status.cause !== null && causeKind(status.cause.code) === 'stopped'
  if (status.phase !== 'stopped' && !byCause) return null
  const reason = causeTitle(status, words)
  const text = reason === '' ? words.t('bar.stopped') : words.t('bar.stoppedBecause', { reason })
  return plain('stopped', text, [status.phase === 'paused' ? words.t('bar.pausedShort') : null, waitingShort(status, words)])
}

function attention(status: SyncStatus, words: Words): Sentence | null {
  const { t } = words
  const also = [waitingShort(status, words), nextTry(status, words)]
  if (status.problems > 0) return plain('attention', t('bar.problems', { count: status.problems }), also)
  if (status.cause !== null && causeKind(status.cause.code) === 'attention') return plain('attention', causeTitle(status, words), also)
  if (isStuck(status)) return plain('attention', t('bar.stuck', { count: status.waitingRecords }), [lastContact(status, words)])
  return null
}

/** F-204: the queue has not gone down over three cycles although central was reached. */
export function isStuck(status: SyncStatus): boolean {
  if (status.oldestWaitingAt === null || status.lastSuccessAt === null || status.waitingRecords === 0) return false
  const threeCycles = 3 * status.intervalSeconds * 1000
  return Date.parse(status.lastSuccessAt) - Date.parse(status.oldestWaitingAt) > threeCycles
}

function paused(status: SyncStatus, words: Words): Sentence | null {
  if (status.phase !== 'paused') return null
  const until = status.pausedUntil
  const text = until === null ? words.t('bar.paused') : words.t('bar.pausedUntil', { time: words.format.when(until) })
  return plain('paused', text, [waitingShort(status, words)])
}

/** T4: what is switched off is said as long as it is, and never called sent. */
function disabled(status: SyncStatus, words: Words): Sentence | null {
  if (status.phase !== 'disabled') return null
  return plain('attention', words.t('bar.disabled'), [waitingShort(status, words), lastContact(status, words)])
}

function offline(status: SyncStatus, words: Words): Sentence | null {
  const byCause = status.cause !== null && causeKind(status.cause.code) === 'offline'
  const tryingNow = status.phase === 'running' && words.online
  if ((words.online && !byCause) || tryingNow) return null
  const text = status.initialised ? words.t('bar.offline') : words.t('bar.loadingWaits')
  return plain('offline', text, [waitingShort(status, words), nextTry(status, words)])
}

function running(status: SyncStatus, words: Words): Sentence | null {
  const { t } = words
  const { run } = status
  if (run === null || run.finishedAt !== null || (status.phase !== 'running' && status.phase !== 'initialising')) {
    return status.phase === 'initialising' ? plain('busy', t('bar.initialising'), []) : null
  }
  const text = status.phase === 'initialising' ? t('bar.initialising') : t(`bar.step.${stepNow(run)?.name ?? 'reach'}`)
  const also = [progressWords(run, words), status.oneMore ? t('bar.oneMore') : null]
  return { ...plain('busy', text, also), share: runShare(run) }
}

function progressWords(run: SyncRun, { t }: Words): string | null {
  const step = stepNow(run)
  if (step === null || step.done === 0) return null
  if (step.total === null) return t('bar.records', { count: step.done })
  return t('bar.progress', { done: step.done, total: step.total })
}

function retrying(status: SyncStatus, words: Words): Sentence | null {
  if (status.phase !== 'waiting' || status.cause === null) return null
  return plain('waiting', causeTitle(status, words), [waitingShort(status, words), nextTry(status, words)])
}

function waiting(status: SyncStatus, words: Words): Sentence | null {
  const { waitingDocuments: documents, waitingRecords: records } = status
  if (documents === 0 && records === 0) return null
  const text = documents > 0 ? words.t('bar.documentsWaiting', { count: documents }) : words.t('bar.changesWaiting', { count: records })
  const small = documents > 0 ? words.t('bar.records', { count: records }) : null
  const held = status.heldBack > 0 ? words.t('bar.heldShort', { count: status.heldBack }) : null
  return plain('waiting', text, [small, held, nextTry(status, words) ?? lastContact(status, words)])
}

/** Work that a rule of this site keeps here is not at central, so it is never called sent (F-259). */
function heldBack(status: SyncStatus, words: Words): Sentence | null {
  if (status.heldBack === 0) return null
  return plain('paused', words.t('bar.heldBack', { count: status.heldBack }), [lastContact(status, words)])
}

function allSent(status: SyncStatus, words: Words): Sentence {
  return plain('ok', words.t('bar.allSent'), [lastContact(status, words)])
}

function waitingShort(status: SyncStatus, { t }: Words): string | null {
  if (status.waitingDocuments > 0) return t('bar.documentsShort', { count: status.waitingDocuments })
  return status.waitingRecords > 0 ? t('bar.changesShort', { count: status.waitingRecords }) : null
}

const lastContact = (status: SyncStatus, { t, format }: Words): string | null =>
  status.lastContactAt === null ? null : t('bar.lastContact', { time: format.when(status.lastContactAt) })

function nextTry(status: SyncStatus, { t, now }: Words): string | null {
  if (status.nextRunAt === null) return null
  const seconds = Math.round((Date.parse(status.nextRunAt) - now.getTime()) / 1000)
  if (seconds <= 0) return null
  return seconds < 60 ? t('bar.nextTrySoon') : t('bar.nextTry', { minutes: Math.ceil(seconds / 60) })
}
