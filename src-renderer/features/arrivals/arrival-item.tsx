import { ChevronDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { OpenItemProps } from '../invoice/open-item.tsx'
import { ReasonSelect } from '../returns/reason-select.tsx'
import { addLine } from './arrival-changes.ts'
import { ArrivalFoot } from './arrival-foot.tsx'
import { ArrivalRow } from './arrival-row.tsx'
import { usePlaces } from './place-cell.tsx'

/** An item that comes in with its batches, each a row to fill in. Enter goes to the next item, Shift+Enter closes. */
export function ArrivalItem({ row, rowIndex, onNext, onClose, invoice }: OpenItemProps) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const [wrong, setWrong] = useState<string | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const isReturn = invoice.kind === 'customer_return'
  const places = usePlaces(!isReturn)
  const footId = `foot-${row.itemId}`
  // It waits for nothing else: a button that is shut while the last cell is saved would lose the keyboard that Tab brings.
  const add = async () => {
    setAdding(true)
    setFresh(await addLine(row.itemId, row.lines.at(-1)?.id))
    setAdding(false)
  }
  return (
    <>
      <tr className="open-item" role="row" aria-level={1} aria-rowindex={rowIndex} aria-expanded data-item={row.itemId} tabIndex={-1}>
        <td>
          <button type="button" className="chevron" tabIndex={-1} aria-hidden="true" onClick={onClose}>
            <Icon of={ChevronDown} size="s" />
          </button>
        </td>
        <td className="c-item" colSpan={6}>
          <span className="strong">{row.name}</span> <span className="faint code small c-code">{row.code}</span>
        </td>
        <td />
        <td className="num medium">{format.quantity(row.units)}</td>
        <td className="c-price" />
        <td className="num strong">{format.amount(row.total)}</td>
      </tr>
      {row.lines.map((line, at) => (
        <ArrivalRow
          key={line.id}
          line={line}
          places={places}
          isFirst={fresh === null ? at === 0 : line.id === fresh}
          canRemove={!line.isFromTransfer && !isReturn}
          isReturn={isReturn}
          describedBy={footId}
          onWrong={setWrong}
          onEnter={(shift) => (shift ? onClose() : onNext())}
          onClose={onClose}
        />
      ))}
      <ArrivalFoot id={footId} row={row} wrong={wrong} onNext={onNext}>
        {isReturn && <ReasonSelect row={row} />}
        {!isReturn && (
          <Button size="small" icon={Plus} busy={isAdding} onPress={() => void add()}>
            {t('line.addBatch')}
          </Button>
        )}
      </ArrivalFoot>
    </>
  )
}
