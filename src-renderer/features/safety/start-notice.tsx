import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { routeText } from '../../stores/route-text.ts'
import { go, useRoute } from '../../stores/route.ts'
import { useFormat } from '../../ui/use-format.ts'
import { placeOfForm, unfinishedWords } from '../shell/draft-offer.ts'
import { useStartReport } from './use-start-report.ts'

/** After an unclean end: when it was, what was checked since and what is open again as typed (4-9). It stays until somebody has read it. */
export function StartNotice() {
  const { t } = useTranslation('safety')
  const format = useFormat()
  const { report, seen } = useStartReport()
  const here = useRoute(({ route }) => routeText(route))
  if (report === null || report.endedAt === null || report.seen) return null
  const { check } = report
  const faults = check === null ? 0 : check.damage.length + check.batchFaultsInAll
  const result = check === null ? t('unclean.checking') : t('unclean.checked', { count: faults })
  const draft = report.drafts.find(({ form }) => placeOfForm(form) !== null)
  const place = draft === undefined ? null : placeOfForm(draft.form)
  return (
    <div className="startnotice">
      <Banner
        tone={check === null ? 'waiting' : faults === 0 ? 'ok' : 'attention'}
        action={
          <>
            {place !== null && place !== here && (
              <Button size="small" onPress={() => go(place)}>
                {t('entry:drafts.open')}
              </Button>
            )}
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
        {draft !== undefined && place !== here && ` ${t('entry:drafts.offer', { what: unfinishedWords(draft) })}`}
      </Banner>
    </div>
  )
}
