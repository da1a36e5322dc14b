import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useSync } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { statusSentence } from '../shell/status-sentence.ts'
import { useOnline } from '../shell/use-online.ts'

/** What has to happen before it is sent; nothing where it is being sent, and where the sentence itself says who must act. */
const goesOn: Readonly<Record<SyncStatus['phase'], 'goesOn' | 'isPaused' | null>> = {
  not_set_up: null,
  initialising: null,
  idle: 'goesOn',
  running: null,
  waiting: 'goesOn',
  paused: 'isPaused',
  disabled: 'isPaused',
  stopped: null,
}

/** How much of the store is still to be sent, and in the words of the status bar what keeps it (F-236). */
export function Sending({ waiting }: { waiting: number }) {
  const { t } = useTranslation('move')
  const { t: common } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const status = useSync((sync) => sync.status)
  const online = useOnline()
  const next = status === null ? null : goesOn[status.phase]
  return (
    <Banner tone="waiting">
      <p aria-live="polite">{t('toSend', { count: waiting })}</p>
      {status !== null && <p className="small">{statusSentence(status, { t: common, format, now, online }).text}</p>}
      {next !== null && <p className="small">{t(next)}</p>}
    </Banner>
  )
}
