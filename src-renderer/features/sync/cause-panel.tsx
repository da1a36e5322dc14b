import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause, CauseCode } from '../../../src-main/contract/causes.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toneIcons } from '../../ui/banner.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CauseAdvice } from './cause-advice.tsx'
import { causeKind } from './cause-kind.ts'
import { ReenterDialog } from './reenter-dialog.tsx'

/** Causes that new credentials may mend (F-137). */
const credentialCauses: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'site_name_not_found',
  'site_incorrect_password',
  'site_mismatch',
  'credentials_missing',
])

/** Why it does not get through, as large as it is serious, with what can be done from here. */
export function CausePanel({ cause, status }: { cause: Cause; status: SyncStatus }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const [reentering, setReentering] = useState(false)
  const stops = status.phase === 'stopped' || causeKind(cause.code) === 'stopped'
  return (
    <section className="causepanel" role={stops ? 'alert' : undefined}>
      <h3 className="row medium">
        <span className={stops ? 't-stopped' : 't-attention'}>
          <Icon of={stops ? toneIcons.stopped : toneIcons.attention} />
        </span>
        <span className="grow">{t(`causes:${cause.code}.title`, cause.params)}</span>
        <span className="small muted">{format.when(cause.at)}</span>
      </h3>
      <CauseAdvice cause={cause}>
        {credentialCauses.has(cause.code) && (
          <Button size="small" icon={KeyRound} onPress={() => setReentering(true)}>
            {t('reenter')}
          </Button>
        )}
      </CauseAdvice>
      {reentering && <ReenterDialog onClose={() => setReentering(false)} />}
    </section>
  )
}
