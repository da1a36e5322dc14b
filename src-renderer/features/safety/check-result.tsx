import { useTranslation } from 'react-i18next'
import type { BatchFault, DataCheck } from '../../../src-main/contract/diagnosis.ts'
import { useStartReport } from './use-start-report.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { factIcons } from './tones.ts'

/** What the last look through the data found: nothing, or exactly what, with what to do about it (4-9). */
export function CheckResult() {
  const { t } = useTranslation('safety')
  const format = useFormat()
  const { report } = useStartReport()
  const check = report?.check ?? null
  if (check === null) return null
  const faults = check.damage.length + check.batchFaultsInAll
  const tone = faults === 0 ? 'ok' : check.damage.length > 0 ? 'stopped' : 'attention'
  return (
    <section className="card" aria-label={t('check.title')}>
      <h2 className="card-head">
        <span className={`t-${tone}`}>
          <Icon of={factIcons[tone]} />
        </span>
        {t('check.title')}
      </h2>
      <p className="padx muted safefoot">
        {t('check.when', { time: format.when(check.at), count: check.batches, result: t('saved.faults', { count: faults }) })}
      </p>
      {check.damage.length > 0 && <Damage check={check} />}
      {check.batchFaults.length > 0 && <Faults check={check} />}
    </section>
  )
}

function Damage({ check }: { check: DataCheck }) {
  const { t } = useTranslation('safety')
  return (
    <ul className="faultlist">
      <li>
        <span className="medium">{t('check.damaged')}</span>
        <span className="d">{t('check.damagedDo')}</span>
        <span className="d code selectable">{check.damage.join('; ')}</span>
      </li>
    </ul>
  )
}

function Faults({ check }: { check: DataCheck }) {
  const { t } = useTranslation('safety')
  const more = check.batchFaultsInAll - check.batchFaults.length
  return (
    <>
      <ul className="faultlist">
        {check.batchFaults.map((fault) => (
          <FaultRow key={fault.id} fault={fault} />
        ))}
      </ul>
      {more > 0 && <p className="padx muted safefoot">{t('check.more', { count: more })}</p>}
    </>
  )
}

function FaultRow({ fault }: { fault: BatchFault }) {
  const { t } = useTranslation('safety')
  const format = useFormat()
  const figures = {
    total: format.quantity(fault.total),
    available: format.quantity(fault.available),
    promised: format.quantity(fault.promised),
    right: format.quantity(Math.max(0, fault.total - fault.promised)),
  }
  return (
    <li>
      <span className="medium">
        {fault.item} <span className="code">{fault.batch}</span>
      </span>
      <a href={`#/batch/${encodeURIComponent(fault.id)}`}>{t('check.open')}</a>
      <span className="d">{t(`check.what.${fault.what}`, figures)}</span>
      <span className="d">{t(`check.do.${fault.what}`, figures)}</span>
    </li>
  )
}
