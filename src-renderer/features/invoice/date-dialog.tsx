import type { CalendarDate } from '@internationalized/date'
import { parseDate } from '@internationalized/date'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { DateField, DateInput, DateSegment, FieldError, Label } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { isoDay } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { onlyToday, wordsOf } from './date-words.ts'
import { setDatedBack, setReceivedOn } from './head-changes.ts'
import '../../styles/transactions.css'

const dayMs = 86_400_000

/** Asks for the day of a document, no further back than central allows (5E). What is wrong with it stands at the field. */
export function DateDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useTranslation('outbound')
  const format = useFormat()
  const isBusy = useInvoice((state) => state.busy === 'day')
  const refusal = useInvoice((state) => (state.refusal?.target === 'day' ? state.refusal.error : null))
  const now = useNow(3_600_000)
  const today = isoDay(now)
  const received = invoice.dates.received === undefined ? today : isoDay(new Date(invoice.dates.received))
  const isArriving = wordsOf(invoice) === 'arriving'
  const isUndone = !isArriving && onlyToday(invoice)
  const [day, setDay] = useState(isArriving ? received : isUndone ? today : (invoice.datedBackTo ?? today))
  const first = isoDay(new Date(now.getTime() - invoice.backdateDays * dayMs))
  const hasLines = !isArriving && !isUndone && invoice.lines.length > 0
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const send = async () => {
    const done = await (isArriving ? setReceivedOn(day) : setDatedBack(day === today ? null : day))
    if (done) onClose()
  }
  const say = `date.${wordsOf(invoice)}` as const
  const allowed = { first: format.date(first), count: invoice.backdateDays }
  return (
    <Dialog
      title={isUndone ? t('date.ofTodayTitle') : t(`${say}.title`)}
      lead={isUndone ? t(invoice.backdateDays > 0 ? 'date.otherDay' : 'date.ofToday') : t(`${say}.lead`, allowed)}
      isOpen
      onClose={close}
      foot={
        <>
          <Button keys="cancel" onPress={close}>
            {t('common:cancel')}
          </Button>
          <Button kind="primary" type="submit" form="document-day" busy={isBusy} isDisabled={hasLines} keys={{ key: 'Enter' }}>
            {t(`${say}.set`)}
          </Button>
        </>
      }
    >
      <form
        id="document-day"
        onSubmit={(event) => {
          event.preventDefault()
          if (!hasLines) void send()
        }}
      >
        <Day
          label={t(`${say}.label`)}
          day={day}
          mistake={refusal && refusalSentence(refusal)}
          isShut={hasLines || isUndone}
          onChange={setDay}
        />
        {hasLines && <Banner tone="attention">{t('date.hasLines', { count: invoice.lines.length })}</Banner>}
      </form>
    </Dialog>
  )
}

type DayProps = {
  readonly label: string
  readonly day: string
  readonly mistake: string | null
  readonly isShut: boolean
  readonly onChange: (day: string) => void
  /** Whether the keyboard is in it from the start. */
  readonly isFirst?: boolean
}

/** Enter in it sends the form. */
export function Day({ label, day, mistake, isShut, onChange, isFirst = true }: DayProps) {
  const take = (date: CalendarDate | null) => date && onChange(date.toString())
  return (
    <DateField
      autoFocus={isFirst}
      className="field"
      value={parseDate(day)}
      isReadOnly={isShut}
      isInvalid={mistake !== null}
      validationBehavior="aria"
      onChange={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') (event.target as HTMLElement).closest('form')?.requestSubmit()
      }}
    >
      <Label className="label">{label}</Label>
      <DateInput className="input dateinput">{(segment) => <DateSegment segment={segment} className="datesegment" />}</DateInput>
      <FieldError className="error">
        <Icon of={CircleAlert} />
        <span role="alert">{mistake}</span>
      </FieldError>
    </DateField>
  )
}
