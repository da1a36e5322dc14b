import { CalendarX, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PlaceChoice } from '../../../src-main/contract/documents-operations.ts'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { daysUntil } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { parseExpiry } from '../../ui/parse-expiry.ts'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { useInvoice } from '../../stores/trade.ts'
import { AmountCell } from '../invoice/amount-cell.tsx'
import { EditCell } from '../invoice/edit-cell.tsx'
import { LineApproval } from './approval.tsx'
import type { LineField } from './arrival-changes.ts'
import { removeLine, setField } from './arrival-changes.ts'
import { PlaceCell } from './place-cell.tsx'

export type ArrivalRowProps = {
  readonly line: InvoiceLine
  readonly places: readonly PlaceChoice[]
  /** Its first cell takes the keyboard. */
  readonly isFirst: boolean
  readonly canRemove: boolean
  /** Only the packs can be said: the goods are those that were issued. */
  readonly isReturn: boolean
  readonly describedBy: string
  /** Which field is wrongly typed, null once it is not. */
  readonly onWrong: (field: string | null) => void
  readonly onEnter: (shift: boolean) => void
  readonly onClose: () => void
}

const asText = (text: string) => text

/** One batch that comes in: batch, expiry, place, pack, packs and cost, each saved when it is left. */
export function ArrivalRow(props: ArrivalRowProps) {
  const { line } = props
  const { t } = useTranslation('documents')
  const format = useFormat()
  const refused = useInvoice((state) => state.refusal?.target ?? '')
  const cell = (field: LineField) => ({
    label: t(`line.label.${field}`, { item: line.itemName }),
    isWrong: refused === `line:${line.id}:${field}`,
    describedBy: props.describedBy,
    draft: `line:${line.id}:${field}`,
    onCommit: (value: string | number | null) => setField(line, field, value),
    onWrong: (isWrong: boolean) => props.onWrong(isWrong ? field : null),
    onEnter: props.onEnter,
    onEscape: props.onClose,
  })
  const text = { show: asText, parse: asText, empty: '', isText: true } as const
  return (
    <tr className="batch" role="row" aria-level={2} data-line={line.id}>
      <td />
      <td>
        <LineNote line={line} />
        {props.canRemove && (
          <Button
            kind="quiet"
            size="small"
            icon={Trash2}
            excludeFromTabOrder
            aria-label={t('line.remove', { batch: line.batch })}
            onPress={() => void removeLine(line)}
          />
        )}
      </td>
      <td className="code">
        {props.isReturn ? line.batch : <EditCell {...cell('batch')} {...text} said={line.batch} autoFocus={props.isFirst} />}
      </td>
      <td>
        {props.isReturn ? (
          line.expiryDate !== null && format.date(line.expiryDate)
        ) : (
          <EditCell
            {...cell('expiryDate')}
            said={line.expiryDate ?? ''}
            show={(day) => (day === '' ? '' : format.date(day))}
            parse={parseExpiry}
            empty=""
            isText
            placeholder={t('line.expiryHint')}
            onCommit={(day) => setField(line, 'expiryDate', day === '' ? null : day)}
          />
        )}
      </td>
      <td className="c-location">
        {props.isReturn ? (
          line.location
        ) : (
          <PlaceCell line={line} places={props.places} label={t('line.label.locationId', { item: line.itemName })} />
        )}
      </td>
      <td className="num">{props.isReturn ? format.quantity(line.packSize) : <AmountCell {...cell('packSize')} said={line.packSize} />}</td>
      <td />
      <td className="num">
        <AmountCell {...cell('packs')} said={line.packs} autoFocus={props.isReturn && props.isFirst} />
      </td>
      <td className="num">{format.quantity(line.units)}</td>
      <td className="num c-price">
        {line.isCostFixed || props.isReturn ? format.amount(line.costPrice) : <AmountCell {...cell('costPrice')} said={line.costPrice} />}
      </td>
      <td className="num">{format.amount(line.total)}</td>
    </tr>
  )
}

/** What to look at: how much was sent where something else came, and a batch that has expired already. */
function LineNote({ line }: { line: InvoiceLine }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const days = daysUntil(line.expiryDate ?? '', useNow(3_600_000))
  return (
    <>
      <LineApproval line={line} />
      {line.sentPacks !== null && line.sentPacks !== line.packs && (
        <span className="why t-attention">{t('line.sent', { packs: format.quantity(line.sentPacks) })}</span>
      )}
      {days !== null && days < 0 && (
        <span className="why t-attention">
          <Icon of={CalendarX} size="s" /> {t('line.expired')}
        </span>
      )}
    </>
  )
}
