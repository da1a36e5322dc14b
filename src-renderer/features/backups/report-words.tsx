import { useTranslation } from 'react-i18next'
import type { BackupReport } from '../../../src-main/contract/backups.ts'
import { Banner } from '../../ui/banner.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { countsOf } from './backup-columns.tsx'

/** What *verify* found, in whole sentences. */
export function ReportWords({ report }: { report: BackupReport }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const { good, problem, detail, entry, batchesOff } = report
  if (!good)
    return (
      <Banner tone="stopped" alert>
        <p>{t(`problem.${problem ?? 'failed'}`)}</p>
        {detail !== '' && <p className="small code selectable">{detail}</p>}
      </Banner>
    )
  const { about, proof } = entry
  return (
    <Banner tone="ok" alert>
      {about !== null && <p className="medium">{t('verify.good', countsOf(about, t, format))}</p>}
      <p>{t(proof === 'own' ? 'verify.proofOwn' : 'verify.proofOther')}</p>
      {batchesOff !== null && batchesOff > 0 && <p>{t('verify.off', { count: batchesOff })}</p>}
      {about !== null && about.waiting > 0 && <p>{t('verify.waiting', { count: about.waiting })}</p>}
    </Banner>
  )
}
