import { CalendarClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { Button } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DatedBack } from '../invoice/date-button.tsx'

/** The day to which the stocktake is dated back; where it can be changed it asks for it (5E, 5I). */
export function DayOfCount({ take, onAsk }: { take: Stocktake; onAsk: (() => void) | null }) {
  const { t } = useTranslation('outbound')
  const format = useFormat()
  const { datedBackTo: day, backdateDays } = take
  if (onAsk === null) return day === null ? null : <DatedBack day={day} />
  // One that is dated back can be of now again, also when central allows it no longer.
  if (day === null && backdateDays === 0) return null
  const words = day === null ? t('date.leaving.do') : t('date.datedBack', { day: format.date(day) })
  return (
    <Tooltip text={words} placement="bottom">
      <Button kind="quiet" icon={CalendarClock} aria-label={words} onPress={onAsk}>
        {day === null ? undefined : format.date(day)}
      </Button>
    </Tooltip>
  )
}
