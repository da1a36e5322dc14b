import { KeyRound, Laptop } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause, CauseCode } from '../../../src-main/contract/causes.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CertificateButton } from '../identity/certificate-dialog.tsx'
import { useIdentity, useUnsettled } from '../identity/use-identity.ts'
import { isAnother } from '../../stores/other-computer.ts'
import { useOtherComputer } from '../other-computer/use-other-computer.ts'
import { CauseAdvice } from './cause-advice.tsx'
import { CauseIcon } from './cause-icon.tsx'
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
  const mayReenter = useMay('serverAdministration')
  const [reentering, setReentering] = useState(false)
  const openWizard = useIdentity((identity) => identity.open)
  const isUnsettled = useUnsettled() !== null
  const openOtherComputer = useOtherComputer((other) => other.open)
  const kind = status.phase === 'stopped' ? 'stopped' : causeKind(cause.code)
  return (
    <section className="causepanel" role={kind === 'stopped' ? 'alert' : undefined}>
      <h2 className="row h2">
        <CauseIcon kind={kind} />
        <span className="grow">{t(`causes:${cause.code}.title`, cause.params)}</span>
        <span className="small muted">{format.when(cause.at)}</span>
      </h2>
      <CauseAdvice cause={cause}>
        {credentialCauses.has(cause.code) && mayReenter && (
          <Button size="small" icon={KeyRound} onPress={() => setReentering(true)}>
            {t('reenter')}
          </Button>
        )}
        {mayReenter && <CertificateButton cause={cause} />}
        {isUnsettled && (
          <Button size="small" icon={Laptop} onPress={openWizard}>
            {t('identity:open')}
          </Button>
        )}
        {isAnother(cause.code) && (
          <Button size="small" icon={Laptop} onPress={openOtherComputer}>
            {t('other.open')}
          </Button>
        )}
      </CauseAdvice>
      {reentering && <ReenterDialog onClose={() => setReentering(false)} />}
    </section>
  )
}
