import { BookOpen, CalendarClock, ListPlus, PencilLine } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeDayForecast } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { isoDay } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { Day } from '../invoice/date-dialog.tsx'
import { Outcome } from '../invoice/outcome.tsx'
import { useSend } from '../stock-work/use-send.ts'

const dayMs = 86_400_000
const form = 'stocktake-day'

/** Asks for the day that a stocktake is of, and says what another day makes of its lines: no count is lost (5E, 5I). */
export function DayDialog({ take, onClose }: { take: Stocktake; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const now = useNow(3_600_000)
  const today = isoDay(now)
  const { busy, refusal, send, touched } = useSend()
  const [day, setDay] = useState(take.datedBackTo ?? today)
  const isUnsaved = useCounting((state) => state.typed.size > 0 || state.sending > 0) && !busy
  const asked = day === today ? null : day
  const { forecast, mistake } = useDayForecast(take, asked)
  const first = isoDay(new Date(now.getTime() - take.backdateDays * dayMs))
  const wrong = refusal ?? mistake
  const isAtField = wrong?.field === 'datedBackTo'
  const set = () => void send(counting.getState().setDay(asked), onClose)
  return (
    <Dialog
      title={t('day.title')}
      lead={take.backdateDays > 0 ? t('day.lead', { count: take.backdateDays, first: format.date(first) }) : t('day.leadOff')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button keys="cancel" onPress={onClose}>
            {t('common:cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} busy={busy} isDisabled={forecast === null || isUnsaved} keys={{ key: 'Enter' }}>
            {t('day.set')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stocktake-day"
        onSubmit={(event) => {
          event.preventDefault()
          if (forecast !== null && !isUnsaved && !busy) set()
        }}
      >
        <Day
          label={t('day.label')}
          day={day}
          mistake={isAtField ? refusalSentence(wrong) : null}
          isShut={false}
          onChange={(next) => (setDay(next), touched())}
        />
        {wrong !== null && !isAtField && (
          <Banner tone="attention" alert>
            {refusalSentence(wrong)}
          </Banner>
        )}
        {isUnsaved && <Banner tone="waiting">{t('finalise.notYet')}</Banner>}
      </form>
      {forecast !== null && asked !== take.datedBackTo && <Consequences forecast={forecast} day={asked} />}
    </Dialog>
  )
}

/** What that day makes of the lines; null until it is known, and of an old question never. A day that is not allowed is told at once. */
function useDayForecast({ id, version }: Stocktake, datedBackTo: string | null) {
  const ask = useCallback(
    async () => {
      const answer = await api['stocktake.dayForecast']({ id, datedBackTo })
      return { ok: true, value: { datedBackTo, answer } } as const
    },
    // A count that is saved under the dialog makes another version.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [id, version, datedBackTo],
  )
  const { value } = useAnswer(ask)
  const answer = value?.datedBackTo === datedBackTo ? value.answer : null
  return { forecast: answer?.ok === true ? answer.value : null, mistake: answer?.ok === false ? answer.error : null }
}

function Consequences({ forecast: { changed, counted, added }, day }: { forecast: StocktakeDayForecast; day: string | null }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const words = day === null ? 'now' : 'then'
  return (
    <ul className="outcomes" aria-live="polite">
      <Outcome icon={BookOpen} what={t('day.changed', { count: changed })} after={t(`day.changedAfter.${words}`)} />
      {counted > 0 && <Outcome icon={PencilLine} what={t('day.counted', { count: counted })} after={t('day.countedAfter')} />}
      {added > 0 && <Outcome icon={ListPlus} what={t('day.added', { count: added })} after={t('day.addedAfter')} />}
      <Outcome
        icon={CalendarClock}
        what={day === null ? t('day.from.now') : t('day.from.then', { day: format.date(day) })}
        after={t(`day.fromAfter.${words}`)}
      />
    </ul>
  )
}
