import { useFormat } from '../../ui/use-format.ts'
import type { EditCellProps } from './edit-cell.tsx'
import { EditCell } from './edit-cell.tsx'

export type AmountCellProps = Omit<EditCellProps<number>, 'show' | 'parse' | 'empty' | 'isText' | 'title'>

/** A quantity in a table; an emptied one is 0. */
export function AmountCell(props: AmountCellProps) {
  const { quantity, fullQuantity, parseQuantity } = useFormat()
  const title = props.said === null ? undefined : fullQuantity(props.said)
  return <EditCell {...props} show={quantity} parse={parseQuantity} empty={0} title={title} />
}
