import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { go } from '../../stores/route.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useStartReport } from './use-start-report.ts'

/** After an unclean end: when it was, and what was checked since (4-9). It stays until somebody has read it. */
export function StartNotice() {
  const { t } = useTranslation('safety')
  const format = useFormat()
  const { report, seen } = useStartReport()
  if (report === null || report.endedAt === null || report.seen) return null
  const { check } = report
  const faults = check === null ? 0 : check.damage.length + check.batchFaultsInAll
  const result = check === null ? t('unclean.checking') : t('unclean.checked', { count: faults })
  return (
    <div className="startnotice">
      <Banner
        tone={check === null ? 'waiting' : faults === 0 ? 'ok' : 'attention'}
        action={
          <>
            {faults > 0 && (
              <Button size="small" onPress={() => go('safety')}>
                {t('unclean.show')}
              </Button>
            )}
            <Button size="small" isDisabled={check === null} onPress={() => void seen()}>
              {t('unclean.read')}
            </Button>
          </>
        }
      >
        {t('unclean.ended', { time: format.when(report.endedAt) })} {result}
      </Banner>
    </div>
  )
}
