import type { CalendarDate } from '@internationalized/date'
import { parseDate } from '@internationalized/date'
import { DateField, DateInput, DateSegment, Label } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { isoDay } from '../../ui/dates.ts'
import { Button } from '../../ui/button.tsx'

const dayMs = 86_400_000
const presets = [
  { id: 'today', days: 0 },
  { id: 'week', days: 6 },
  { id: 'month', days: 29 },
] as const

/** A day to begin or to end with: a field for any day, and the usual beginnings. `day` is YYYY-MM-DD. */
export function DayFilter(props: { label: string; day: string | undefined; withPresets: boolean; onChange: (day: string) => void }) {
  const { t } = useTranslation('trade')
  const take = (date: CalendarDate | null) => date && props.onChange(date.toString())
  return (
    <div className="dayfilter">
      <DateField autoFocus className="field" value={props.day === undefined ? null : parseDate(props.day)} onChange={take}>
        <Label className="label">{props.label}</Label>
        <DateInput className="input dateinput">{(segment) => <DateSegment segment={segment} className="datesegment" />}</DateInput>
      </DateField>
      {props.withPresets && (
        <div className="row wrap">
          {presets.map(({ id, days }) => (
            <Button key={id} size="small" onPress={() => props.onChange(isoDay(new Date(Date.now() - days * dayMs)))}>
              {t(`filter.${id}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
