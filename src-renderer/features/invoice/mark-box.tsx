import { Check, Minus } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'

export type MarkBoxProps = {
  readonly isMarked: boolean
  readonly isSome?: boolean
  readonly label: string
  readonly onMark: () => void
}

/**
 * Marks a row with the mouse; the keyboard does it on the row itself, with Space. A press does not open the row. It looks
 * as the kit's box and does without its keys and hover: there is one in every row, and they were most of painting it.
 */
export function MarkBox({ isMarked, isSome = false, label, onMark }: MarkBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      className="check markbox"
      tabIndex={-1}
      aria-label={label}
      aria-checked={isSome ? 'mixed' : isMarked}
      data-selected={isMarked || undefined}
      data-indeterminate={isSome || undefined}
      onClick={(event) => {
        event.stopPropagation()
        onMark()
      }}
    >
      <span className="box">
        <Icon of={isSome ? Minus : Check} />
      </span>
    </button>
  )
}
