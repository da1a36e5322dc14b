import { classes } from '../../ui/classes.ts'
import { Button } from '../../ui/button.tsx'
import type { SheetPart, SheetRow } from './sheet.ts'

/** A table of a report on the screen; the first cell of a row leads to where its figures come from. */
export function ReportTable({ part, onFollow }: { part: SheetPart; onFollow: (leads: NonNullable<SheetRow['leads']>) => void }) {
  const className = (at: number) => classes(part.columns[at]?.isNumber && 'num', part.columns[at]?.isDay && 'nowrap')
  return (
    <table className="table is-still report-table">
      <thead>
        <tr>
          {part.columns.map(({ head }, at) => (
            <th key={head} scope="col" className={className(at)} title={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map(({ id, cells, leads }) => (
          <tr key={id}>
            {cells.map((cell, at) => (
              <td key={part.columns[at]?.head} className={className(at)}>
                {at === 0 && leads !== undefined ? (
                  <Button kind="text" onPress={() => onFollow(leads)}>
                    {cell}
                  </Button>
                ) : (
                  cell
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        {part.sums.map(({ id, cells }) => (
          <tr key={id} className={`is-${id}`}>
            {cells.map((cell, at) => (
              <td key={part.columns[at]?.head} className={className(at)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tfoot>
    </table>
  )
}
