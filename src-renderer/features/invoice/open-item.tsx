import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice, ItemAllocation } from '../../../src-main/contract/trade.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { BatchFoot } from './batch-foot.tsx'
import { MissingRow } from './missing-row.tsx'
import { BatchRows } from './batch-rows.tsx'
import { batchCount } from './item-groups.ts'
import type { ItemRow } from './item-groups.ts'
import { QuantityCells, TakenQuantity } from './quantity-cells.tsx'
import { TakenRows } from './taken-rows.tsx'

export type OpenItemProps = {
  readonly invoice: Invoice
  readonly row: ItemRow
  /** Its place among all rows, as readers are told it. */
  readonly rowIndex: number
  readonly canEdit: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly startsWith?: string
  readonly onNext: () => void
  readonly onBefore: () => void
  readonly onClose: () => void
  /** Keys on the row itself, where there is nothing to type in it. */
  readonly onRowKey: (event: KeyboardEvent) => void
}

/** What the batches come to as they stand, saved or only typed. */
const takenTotal = (allocation: ItemAllocation) => allocation.batches.reduce((sum, batch) => sum + batch.total, 0)

/** An item with its batches. Tab goes from the quantity to the batches, which are one stop, and on to the next item. */
export function OpenItem(props: OpenItemProps) {
  const { row, canEdit, onNext, onBefore, onClose } = props
  const { t } = useTranslation('trade')
  const format = useFormat()
  const allocation = useInvoice((state) => state.allocation)
  const isRefused = useInvoice((state) => state.refusal?.target === `units:${row.itemId}`)
  const isEmpty = row.isDraft || row.isUnasked
  const [wrong, setWrong] = useState<'units' | 'packs' | null>(null)
  const batches = useRef<HTMLTableRowElement>(null)
  const quantityCell = useRef<HTMLInputElement>(null)
  const footId = `foot-${row.itemId}`

  useEffect(() => {
    if (!canEdit) batches.current?.focus()
  }, [canEdit])

  const toBatches = () => {
    const cell = batches.current?.parentElement?.querySelector<HTMLElement>('.batch input[tabindex="0"]')
    cell?.focus()
    return cell !== null && cell !== undefined
  }
  const onQuantityKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && toBatches()) event.preventDefault()
    if (event.key === 'Tab' && event.shiftKey && !props.isFirst) {
      event.preventDefault()
      onBefore()
    }
  }
  const mark = (what: 'units' | 'packs') => (isWrong: boolean) => {
    setWrong(isWrong ? what : null)
    if (!isWrong && store.getState().refusal) store.getState().clearRefusal()
  }
  const onEnter = (shift: boolean) => (shift ? onClose() : onNext())

  return (
    <>
      <tr
        ref={batches}
        className="open-item"
        role="row"
        aria-level={1}
        aria-rowindex={props.rowIndex}
        aria-expanded
        data-item={row.itemId}
        tabIndex={canEdit ? -1 : 0}
        onKeyDown={canEdit ? undefined : (event) => closeKey(event, onClose, props.onRowKey)}
        onClick={() => !canEdit && onClose()}
      >
        <td>
          <button type="button" className="chevron" tabIndex={-1} aria-hidden="true" onClick={onClose}>
            <Icon of={ChevronDown} size="s" />
          </button>
        </td>
        <td className="c-item">
          <span className="strong">{row.name}</span> <span className="faint code small c-code">{row.code}</span>
        </td>
        <td colSpan={3} className="muted">
          {isEmpty ? t('invoice.noQuantity') : t('invoice.batches', { count: batchCount(row) })}
        </td>
        {canEdit ? (
          <QuantityCells
            ref={(element) => {
              quantityCell.current = element
            }}
            row={row}
            allocation={allocation}
            isWrong={isRefused || wrong === 'units'}
            describedBy={footId}
            {...(props.startsWith !== undefined && { startsWith: props.startsWith })}
            onWrong={mark('units')}
            onEnter={onEnter}
            onEscape={onClose}
            onKey={onQuantityKey}
          />
        ) : (
          <TakenQuantity row={row} />
        )}
        <td className="c-price" />
        <td className="num strong">{format.amount(canEdit && allocation ? takenTotal(allocation) : row.total)}</td>
      </tr>
      {canEdit ? (
        <>
          <BatchRows
            allocation={allocation}
            onWrong={mark('packs')}
            describedBy={footId}
            onEnter={onEnter}
            onClose={onClose}
            onUp={() => quantityCell.current?.focus()}
            onTab={props.isLast ? null : onNext}
          />
          {row.missing > 0 && <MissingRow units={row.missing} />}
          <BatchFoot id={footId} row={row} wrong={wrong} allocation={allocation} onNext={onNext} />
        </>
      ) : (
        <TakenRows row={row} />
      )}
    </>
  )
}

function closeKey(event: KeyboardEvent, onClose: () => void, otherwise: (event: KeyboardEvent) => void): void {
  if (!['Enter', 'Escape', 'ArrowLeft'].includes(event.key)) return otherwise(event)
  event.preventDefault()
  event.stopPropagation()
  onClose()
}
