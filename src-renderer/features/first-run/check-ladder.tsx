import { Check, LoaderCircle, Minus, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LadderCheck } from '../../../src-main/contract/diagnosis.ts'
import type { AppError } from '../../../src-main/contract/result.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { CertificateButton } from '../identity/certificate-dialog.tsx'
import { CauseAdvice } from '../sync/cause-advice.tsx'

const icons = {
  ok: [Check, 't-ok'],
  warning: [TriangleAlert, 't-attention'],
  failed: [TriangleAlert, 't-attention'],
  skipped: [Minus, 'faint'],
} as const

/** The first rungs alone, as first run climbs them, or the whole ladder. */
type Report = { readonly checks: readonly LadderCheck[]; readonly bytesPerSecond?: number | null }

type Props = {
  readonly report: Report | null
  readonly checking: boolean
  /** Takes a certificate that was compared, where it is not that of the address that is kept. */
  readonly onTrust?: (fingerprint: string) => Promise<AppError | null>
}

/** Rung by rung from this computer to central; the first that fails says what it means and who can mend it (F-232). */
export function CheckLadder({ report, checking, onTrust }: Props) {
  const { t } = useTranslation('setup')
  const checks = report?.checks ?? []
  const failed = checks.findIndex((check) => check.state === 'failed')
  const climbed = failed === -1 ? checks : checks.slice(0, failed + 1)
  const rest = failed === -1 ? [] : checks.slice(failed + 1)
  return (
    <section aria-live="polite">
      <h3 className="sec">{t('address.way')}</h3>
      <ul className="ladder">
        {climbed.map((check) => (
          <RungRow key={check.name} check={check} speed={report?.bytesPerSecond ?? null} {...(onTrust && { onTrust })} />
        ))}
        {checking && (
          <li>
            <span className="lm t-accent">
              <Icon of={LoaderCircle} className="spin" />
            </span>
            <span>{t('address.checking')}</span>
          </li>
        )}
        {rest.length > 0 && (
          <li className="is-later">
            <span className="lm">
              <Icon of={Minus} />
            </span>
            <span>{t('address.then', { checks: rest.map((check) => t(`check.short.${check.name}`)).join(', ') })}</span>
            <span className="time">{t('address.later')}</span>
          </li>
        )}
      </ul>
    </section>
  )
}

function RungRow({ check, speed, onTrust }: Pick<Props, 'onTrust'> & { check: LadderCheck; speed: number | null }) {
  const { t } = useTranslation('setup')
  const format = useFormat()
  const note = check.name === 'speed' && speed !== null ? t('check.perSecond', { size: format.bytes(speed) }) : plainNote(check)
  const [icon, tone] = icons[check.state]
  const cause = check.state === 'failed' ? check.cause : null
  return (
    <li className={check.state === 'skipped' ? 'is-later' : undefined}>
      <span className={`lm ${tone}`}>
        <Icon of={icon} />
      </span>
      <span className={cause !== null ? 'strong' : 'cut'} title={check.note}>
        {cause !== null ? t(`causes:${cause.code}.title`, cause.params) : t(`check.${check.state}.${check.name}`)}{' '}
        {note !== '' && <span className="muted selectable">{note}</span>}
      </span>
      <span className="time">
        {check.state === 'skipped' || (check.ms === 0 && check.state !== 'failed') ? '' : t('check.ms', { ms: check.ms })}
      </span>
      {check.cause !== null && (
        <div className="more">
          <CauseAdvice cause={check.cause}>
            <CertificateButton cause={check.cause} {...(onTrust && { onTrust })} />
          </CauseAdvice>
        </div>
      )}
    </li>
  )
}

/** Addresses help to see where one has landed, a name who answered; fingerprints and codes are for the tooltip. */
const plainNotes: ReadonlySet<LadderCheck['name']> = new Set<LadderCheck['name']>(['name', 'connection', 'site'])
const plainNote = ({ name, state, note }: LadderCheck): string => (state === 'ok' && plainNotes.has(name) ? note : '')
