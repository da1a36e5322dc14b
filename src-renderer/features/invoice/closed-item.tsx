import { ChevronRight, TriangleAlert } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { ItemRow } from './item-groups.ts'
import { nearestExpiry, pricePerPack, shared } from './item-groups.ts'
import { MarkBox } from './mark-box.tsx'

export type ClosedItemProps = {
  readonly row: ItemRow
  /** Its place among all rows, as readers are told it. */
  readonly rowIndex: number
  readonly isTabStop: boolean
  /** Whether it is marked for what is done to several at once; null where nothing can be. */
  readonly isMarked: boolean | null
  readonly onMark: () => void
  readonly onFocus: () => void
  readonly onOpen: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One item in one line: what its batches share, and how much of it in all. */
export function ClosedItem({ row, rowIndex, isTabStop, isMarked, onMark, onFocus, onOpen, onKeyDown }: ClosedItemProps) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  const say = (amount: number | null) => (amount === null ? '' : format.quantity(amount))
  const packSize = shared(row, (line) => line.packSize)
  const price = shared(row, pricePerPack)
  const expiry = nearestExpiry(row)
  const [only] = row.lines
  const isEmpty = row.isDraft || row.isUnasked
  const packs = packSize === null || isEmpty ? null : row.lines.reduce((sum, line) => sum + line.packs, 0)
  return (
    <tr
      className={classes('item', isMarked === true && 'is-marked')}
      aria-selected={isMarked ?? undefined}
      role="row"
      aria-level={1}
      aria-rowindex={rowIndex}
      aria-expanded={false}
      data-item={row.itemId}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <td>
        {isMarked !== null && <MarkBox isMarked={isMarked} label={t('outbound:marked.mark', { item: row.name })} onMark={onMark} />}
        <Icon of={ChevronRight} size="s" flip />
      </td>
      <td className="c-item">
        {row.name} <span className="faint code small c-code">{row.code}</span>
      </td>
      {row.missing > 0 ? (
        <td className="t-attention" colSpan={2}>
          <Icon of={TriangleAlert} size="s" /> {t('invoice.missing', { quantity: say(row.missing) })}
        </td>
      ) : row.lines.length === 1 && only && !isEmpty ? (
        <td className="code">{only.batch}</td>
      ) : (
        <td className="muted">
          {isEmpty ? <span className="faint">{t('invoice.noQuantity')}</span> : t('invoice.batches', { count: row.lines.length })}
        </td>
      )}
      {row.missing === 0 && <td className="muted">{expiry === null ? '' : format.date(expiry)}</td>}
      <td className="muted c-location">{shared(row, (line) => line.location)}</td>
      <td className="num muted">{isEmpty ? '' : say(packSize)}</td>
      <td />
      <td className="num">{say(packs)}</td>
      <td className="num medium">{isEmpty ? '' : say(row.units)}</td>
      <td className="num muted c-price">{price === null || isEmpty ? '' : format.amount(price)}</td>
      <td className="num">{isEmpty ? '' : format.amount(row.total)}</td>
    </tr>
  )
}
