import { ChevronDown, ChevronUp } from 'lucide-react'
import { classes } from './classes.ts'
import { ColumnGrip } from './column-grip.tsx'
import type { Column } from './data-table.tsx'
import { Icon } from './icon.tsx'

export type ColumnHeadProps<Row> = {
  readonly id?: string
  readonly column: Column<Row>
  readonly isHere?: boolean
  readonly sorted?: 'ascending' | 'descending' | undefined
  readonly onSort?: () => void
  readonly onWidth: (width: number | null, isDone: boolean) => void
}

/** The head of a column: sorts where that can be, and its edge makes the column wider or narrower (U-75). */
export function ColumnHead<Row>({ id, column, isHere, sorted, onSort, onWidth }: ColumnHeadProps<Row>) {
  const name = classes(
    'cell',
    column.isNumber && 'num',
    column.className,
    sorted && 'sorted',
    isHere && 'is-here',
    column.canSort && 'can-sort',
  )
  return (
    <div
      id={id}
      role="columnheader"
      className={name}
      aria-sort={sorted ?? (column.canSort ? 'none' : undefined)}
      onClick={column.canSort ? onSort : undefined}
    >
      <span className="cut">{column.head}</span>
      {sorted && <Icon of={sorted === 'ascending' ? ChevronUp : ChevronDown} size="s" />}
      <ColumnGrip onWidth={onWidth} />
    </div>
  )
}
