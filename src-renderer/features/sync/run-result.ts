import type { TFunction } from 'i18next'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import type { Formats } from '../../ui/format.ts'

/** What came of a cycle in a few words: `4 sent, 12 received`, or why it did not get through. */
export function runResult(run: SyncRun, t: TFunction<'sync'>, format: Formats): string {
  if (run.outcome === null) return t('history.going')
  if (run.outcome !== 'done') return run.cause === null ? t(`result.${run.outcome}`) : t(`causes:${run.cause.code}.title`, run.cause.params)
  const counts = { sent: format.number(run.sent), received: format.number(run.received) }
  if (run.sent > 0 && run.received > 0) return t('result.both', counts)
  if (run.sent > 0) return t('result.sent', counts)
  return run.received > 0 ? t('result.received', counts) : t('result.nothing')
}

/** How long a cycle took in ms; null while it runs. */
export const runMs = (run: SyncRun): number | null =>
  run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt)
