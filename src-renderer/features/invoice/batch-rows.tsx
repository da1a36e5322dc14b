import { Ban, CalendarX, Check, Clock, Lock, Package } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchChoice, ItemAllocation } from '../../../src-main/contract/trade.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { classes } from '../../ui/classes.ts'
import { daysUntil } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { AmountCell } from './amount-cell.tsx'

export type BatchRowsProps = {
  readonly allocation: ItemAllocation | null
  readonly describedBy: string
  readonly onWrong: (isWrong: boolean) => void
  readonly onEnter: (shift: boolean) => void
  readonly onClose: () => void
  /** Arrow up from the first batch. */
  readonly onUp: () => void
  /** Tab out of the batches to the next item; null at the last one, where Tab leaves the table. */
  readonly onTab: (() => void) | null
}

/**
 * A batch may be given out by hand unless it is left out; one that is taken already may always be given less. What has
 * expired may go back to its supplier.
 */
const isOpen = (batch: BatchChoice, isReturn: boolean) =>
  (batch.available > 0 && (batch.leftOut === null || (isReturn && batch.leftOut === 'expired'))) || batch.packs > 0

/** The batches of the open item by first expiry: one stop of Tab, arrows between their packs. */
export function BatchRows(props: BatchRowsProps) {
  const batches = props.allocation?.batches ?? []
  const isReturn = useInvoice((state) => state.invoice?.kind === 'supplier_return')
  const open = batches.filter((batch) => isOpen(batch, isReturn))
  const [here, setHere] = useState<string | null>(null)
  const now = useNow(3_600_000)
  const stop = open.find((batch) => batch.stockLineId === here) ?? open[0]

  const onKey = (event: KeyboardEvent<HTMLInputElement>, batch: BatchChoice) => {
    const at = open.indexOf(batch)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = open[at + step]
      if (at + step < 0) props.onUp()
      else if (next) cellOf(event.currentTarget, next)?.focus()
    } else if (event.key === 'Tab' && !event.shiftKey && props.onTab) {
      event.preventDefault()
      props.onTab()
    }
  }
  return batches.map((batch) => (
    <BatchRow
      key={batch.stockLineId}
      batch={batch}
      now={now}
      isStop={batch === stop}
      onFocus={() => setHere(batch.stockLineId)}
      onKey={onKey}
      {...props}
    />
  ))
}

const cellOf = (from: HTMLElement, batch: BatchChoice) =>
  from.closest('tbody')?.querySelector<HTMLElement>(`[data-batch="${CSS.escape(batch.stockLineId)}"] input`)

type BatchRowProps = BatchRowsProps & {
  readonly batch: BatchChoice
  readonly now: Date
  readonly isStop: boolean
  readonly onFocus: () => void
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, batch: BatchChoice) => void
}

function BatchRow({ batch, isStop, onFocus, onKey, ...props }: BatchRowProps) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const isRefused = useInvoice((state) => state.refusal?.target === `packs:${batch.stockLineId}`)
  const say = (amount: number) => (amount === 0 ? t('none') : format.quantity(amount))
  const isReturn = useInvoice((state) => state.invoice?.kind === 'supplier_return')
  const shut = !isOpen(batch, isReturn)
  return (
    <tr className={classes('batch', shut && 'is-shut')} role="row" aria-level={2} data-batch={batch.stockLineId}>
      <td />
      <td>
        <BatchNote batch={batch} now={props.now} />
      </td>
      <td className="code">{batch.batch}</td>
      <td className={classes(batch.leftOut === 'expired' && 'struck')}>
        {batch.expiryDate === null ? t('none') : format.date(batch.expiryDate)}
      </td>
      <td className="c-location">{batch.location}</td>
      <td className="num">{format.quantity(batch.packSize)}</td>
      <td className="num">{format.quantity(batch.available)}</td>
      <td className="num">
        {shut ? (
          say(0)
        ) : (
          <AmountCell
            label={t('invoice.packsOf', { batch: batch.batch })}
            said={batch.packs}
            draft={`packs:${props.allocation?.itemId}:${batch.stockLineId}`}
            isWrong={isRefused}
            describedBy={props.describedBy}
            tabIndex={isStop ? 0 : -1}
            onCommit={(packs) => store.getState().setPacks(batch.stockLineId, packs)}
            onWrong={props.onWrong}
            onEnter={props.onEnter}
            onEscape={props.onClose}
            onKey={(event) => onKey(event, batch)}
            onFocus={onFocus}
          />
        )}
      </td>
      <td className="num">{say(batch.packs * batch.packSize)}</td>
      <td className="num c-price">{format.amount(batch.sellPrice)}</td>
      <td className="num">{batch.packs === 0 ? t('none') : format.amount(batch.total)}</td>
    </tr>
  )
}

const leftOutIcons = {
  expired: CalendarX,
  near_expiry: CalendarX,
  vvm_unusable: Ban,
  other_pack_size: Package,
  on_hold: Lock,
  location_on_hold: Lock,
} as const
const leftOutWords = {
  expired: 'expired',
  near_expiry: 'nearExpiry',
  vvm_unusable: 'vvmUnusable',
  other_pack_size: 'otherPackSize',
  on_hold: 'onHold',
  location_on_hold: 'locationOnHold',
} as const

/** Why a batch is taken, left out or to be looked at: a shape and words. */
function BatchNote({ batch, now }: { batch: BatchChoice; now: Date }) {
  const { t } = useTranslation('trade')
  if (batch.leftOut !== null) {
    return (
      <span className="why">
        <Icon of={leftOutIcons[batch.leftOut]} size="s" /> {t(`invoice.${leftOutWords[batch.leftOut]}`)}
      </span>
    )
  }
  const weeks = batch.expiryDate === null ? 0 : Math.floor((daysUntil(batch.expiryDate, now) ?? 0) / 7)
  return (
    <>
      {batch.packs > 0 && (
        <span className="why t-accent">
          <Icon of={Check} size="s" label={t('invoice.taken')} />
        </span>
      )}
      {batch.expiresSoon && (
        <span className="why t-attention">
          <Icon of={Clock} size="s" /> {weeks < 1 ? t('invoice.expiresThisWeek') : t('invoice.expiresIn', { count: weeks })}
        </span>
      )}
    </>
  )
}
