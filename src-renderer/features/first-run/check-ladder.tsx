import { Check, LoaderCircle, Minus, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AddressReport } from '../../../src-main/contract/site.ts'
import { Icon } from '../../ui/icon.tsx'
import { CauseAdvice } from '../sync/cause-advice.tsx'

type Rung = AddressReport['checks'][number]

const icons = {
  ok: [Check, 't-ok'],
  warning: [TriangleAlert, 't-attention'],
  failed: [TriangleAlert, 't-attention'],
  skipped: [Minus, 'faint'],
} as const

/** Rung by rung from this computer to central; the first that fails says what it means and who can mend it (F-232). */
export function CheckLadder({ report, checking }: { report: AddressReport | null; checking: boolean }) {
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
          <RungRow key={check.name} check={check} />
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

function RungRow({ check }: { check: Rung }) {
  const { t } = useTranslation('setup')
  const [icon, tone] = icons[check.state]
  const cause = check.state === 'failed' ? check.cause : null
  return (
    <li className={check.state === 'skipped' ? 'is-later' : undefined}>
      <span className={`lm ${tone}`}>
        <Icon of={icon} />
      </span>
      <span className={cause !== null ? 'strong' : 'cut'} title={check.note}>
        {cause !== null ? t(`causes:${cause.code}.title`, cause.params) : t(`check.${check.state}.${check.name}`)}{' '}
        {hasPlainNote(check) && <span className="muted selectable">{check.note}</span>}
      </span>
      <span className="time">{check.state === 'skipped' ? '' : t('check.ms', { ms: check.ms })}</span>
      {check.cause !== null && (
        <div className="more">
          <CauseAdvice cause={check.cause} />
        </div>
      )}
    </li>
  )
}

/** Addresses help to see where one has landed; fingerprints and codes are for the tooltip. */
const hasPlainNote = (check: Rung): boolean => check.state === 'ok' && (check.name === 'name' || check.name === 'connection')
