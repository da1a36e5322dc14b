import { Checkbox } from '../../ui/checkbox.tsx'

export type MarkBoxProps = {
  readonly isMarked: boolean
  readonly isSome?: boolean
  readonly label: string
  readonly onMark: () => void
}

/** Marks a row with the mouse; the keyboard does it on the row itself, with Space. A press does not open the row. */
export function MarkBox({ isMarked, isSome = false, label, onMark }: MarkBoxProps) {
  return (
    <span className="markbox" onClick={(event) => event.stopPropagation()}>
      <Checkbox excludeFromTabOrder aria-label={label} isSelected={isMarked} isIndeterminate={isSome} onChange={onMark} />
    </span>
  )
}
