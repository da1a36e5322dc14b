import type { PointerEvent } from 'react'
import { useRef } from 'react'

/** The edge of a column's head: drawing it makes the column wider or narrower, a double click as wide as it was made. */
export function ColumnGrip({ onWidth }: { onWidth: (width: number | null, isDone: boolean) => void }) {
  const start = useRef<{ x: number; width: number } | null>(null)
  const widthAt = (event: PointerEvent) => {
    const { x, width } = start.current ?? { x: 0, width: 0 }
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
    return width + (event.clientX - x) * (isMirrored ? -1 : 1)
  }
  return (
    <span
      className="grip"
      aria-hidden="true"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => onWidth(null, true)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 }
      }}
      onPointerMove={(event) => {
        if (start.current !== null && event.clientX !== start.current.x) onWidth(widthAt(event), false)
      }}
      onPointerUp={(event) => {
        const hasMoved = start.current !== null && event.clientX !== start.current.x
        if (hasMoved) onWidth(widthAt(event), true)
        start.current = null
      }}
    />
  )
}
