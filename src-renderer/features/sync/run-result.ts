import type { TFunction } from 'i18next'
import type { SyncRun } from '../../../src-main/contract/sync.ts'

/** What came of a cycle in a few words: `4 sent, 12 received`, or why it did not get through. */
export function runResult(run: SyncRun, t: TFunction<'sync'>): string {
  if (run.outcome === null) return t('history.going')
  if (run.outcome !== 'done') return run.cause === null ? t(`result.${run.outcome}`) : t(`causes:${run.cause.code}.title`, run.cause.params)
  const counts = [
    run.sent > 0 && t('result.sent', { count: run.sent }),
    run.received > 0 && t('result.received', { count: run.received }),
  ].filter((count) => count !== false)
  return counts.length === 0 ? t('result.nothing') : counts.join(', ')
}

/** How long a cycle took in ms; null while it runs. */
export const runMs = (run: SyncRun): number | null =>
  run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt)
