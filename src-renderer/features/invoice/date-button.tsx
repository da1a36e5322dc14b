import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DateDialog } from './date-dialog.tsx'
import { wordsOf } from './date-words.ts'

/** Opens the question for the day of a document, where it can be moved (5E). */
export function DateButton({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('outbound')
  const [isOpen, setOpen] = useState(false)
  const words = t(`date.${wordsOf(invoice)}.do`)
  return (
    <>
      <Tooltip text={words} placement="bottom">
        <Button kind="quiet" icon={CalendarClock} aria-label={words} onPress={() => setOpen(true)} />
      </Tooltip>
      {isOpen && <DateDialog invoice={invoice} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The day to which a document is dated back. */
export function DatedBack({ day }: { day: string }) {
  const { t } = useTranslation('outbound')
  const format = useFormat()
  const words = t('date.datedBack', { day: format.date(day) })
  return (
    <Pill icon={CalendarClock}>
      <span className="only-wide">{words}</span>
      <span className="only-narrow" title={words} aria-label={words}>
        {format.date(day)}
      </span>
    </Pill>
  )
}
