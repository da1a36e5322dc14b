import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import type { ToastTone } from '../../ui/toast.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOtherComputer } from '../other-computer/use-other-computer.ts'
import { causeKind } from './cause-kind.ts'
import { runResult } from './run-result.ts'

/** Says what came of a sync that somebody pressed for (F-207); where a whole screen says it, that is enough. */
export function useSyncToast(): void {
  const { t } = useTranslation('sync')
  const ended = useSync((sync) => sync.ended)
  useEffect(() => {
    if (ended === null) return
    const result = runResult(ended, t)
    if (ended.outcome === 'done') showToast(t('toast.done', { result }))
    else if (!useOtherComputer.getState().isOpen)
      showToast(t('toast.failed', { reason: result }), toneOf(ended), { label: t('toast.why'), do: () => go('sync') })
    useSync.getState().forgetEnded()
  }, [ended, t])
}

function toneOf({ cause }: SyncRun): ToastTone {
  const kind = cause === null ? 'attention' : causeKind(cause.code)
  return kind === 'offline' || kind === 'busy' ? 'off' : kind
}
