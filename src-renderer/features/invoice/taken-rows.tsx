import { useFormat } from '../../ui/use-format.ts'
import { pricePerPack } from './item-groups.ts'
import type { ItemRow } from './item-groups.ts'

/** The batches of a document that cannot be changed: what was taken, and nothing to type. */
export function TakenRows({ row }: { row: ItemRow }) {
  const format = useFormat()
  return row.lines.map((line) => (
    <tr key={line.id} className="batch" role="row" aria-level={2}>
      <td />
      <td />
      <td className="code">{line.batch}</td>
      <td>{line.expiryDate === null ? '' : format.date(line.expiryDate)}</td>
      <td className="c-location">{line.location}</td>
      <td className="num">{format.quantity(line.packSize)}</td>
      <td />
      <td className="num">{format.quantity(line.packs)}</td>
      <td className="num">{format.quantity(line.units)}</td>
      <td className="num c-price">{format.amount(pricePerPack(line))}</td>
      <td className="num">{format.amount(line.total)}</td>
    </tr>
  ))
}
