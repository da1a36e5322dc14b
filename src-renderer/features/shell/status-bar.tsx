import { RefreshCw } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useApp, useSync } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { StatusSentence } from '../../ui/status-sentence.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { Shield } from '../safety/shield.tsx'
import type { Sentence } from './status-sentence.ts'
import { statusSentence } from './status-sentence.ts'
import { useOnline } from './use-online.ts'

/** The lamp at the foot of the window: how things stand between this computer and central, and the way to act on it. */
export function StatusBar(props: { onSyncNow?: () => void }) {
  return (
    <footer className="statusbar">
      <SyncState leadsOn={props.onSyncNow !== undefined} />
      {props.onSyncNow !== undefined && <SyncNow onPress={props.onSyncNow} />}
      {props.onSyncNow === undefined ? <SiteName /> : <EndWithShield />}
    </footer>
  )
}

/** `leadsOn`: somebody is here who may look at the sync page. */
function SyncState({ leadsOn }: { leadsOn: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(5000)
  const online = useOnline()
  const status = useSync((sync) => sync.status)
  if (status === null) return null
  const sentence = statusSentence(status, { t, format, now, online })
  if (!status.initialised || !leadsOn) return <StatusSentence {...sentence} />
  return (
    <>
      <AriaButton className="statebtn" onPress={() => go(placeOf(status, sentence))}>
        <StatusSentence {...sentence} />
      </AriaButton>
      <span className="vh" role="status">
        {sentence.text}
      </span>
    </>
  )
}

/** An amber sentence leads to what waits for a person. */
const placeOf = (status: SyncStatus, { tone }: Sentence): string => (tone === 'attention' && status.problems > 0 ? 'sync/problems' : 'sync')

function SyncNow(props: { onPress: () => void }) {
  const { t } = useTranslation()
  const status = useSync((sync) => sync.status)
  const running = status?.phase === 'running'
  return (
    <Tooltip text={running ? t('syncNow.tipRunning') : t('syncNow.tip')}>
      <AriaButton className="syncbtn" onPress={props.onPress}>
        <Icon of={RefreshCw} size="s" className={running ? 'spin' : ''} />
        {status?.oneMore === true ? t('syncNow.oneMore') : t('syncNow.do')}
        <Kbd of="syncNow" />
      </AriaButton>
    </Tooltip>
  )
}

/** Somebody is here: whether the work is safe, before the site. */
function EndWithShield() {
  const { t } = useTranslation()
  const number = useApp((app) => app.state?.site?.number ?? null)
  return (
    <span className="end safeend">
      <Shield />
      <span className="nowrap">{number === null ? t('site.none') : t('site.number', { number })}</span>
    </span>
  )
}

function SiteName() {
  const { t } = useTranslation()
  const site = useApp((app) => app.state?.site ?? null)
  const ready = useApp((app) => app.state?.phase === 'ready')
  if (site === null) return <span className="end">{t('site.none')}</span>
  const name = t('site.numberAndName', { number: site.number, name: site.name })
  return <span className="end cut">{ready ? name : t('site.notReady', { site: name })}</span>
}
