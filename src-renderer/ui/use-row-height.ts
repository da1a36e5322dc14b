import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Density } from '../../src-main/contract/lists.ts'

/** The heights of a row and of the head in px, as the tokens say for this window; they change with its size and with what somebody chose. */
export function useRowHeight(
  ref: RefObject<HTMLElement | null>,
  density: Density = 'standard',
): { readonly row: number; readonly head: number } {
  const [heights, setHeights] = useState({ row: 34, head: 30 })
  useEffect(() => {
    if (ref.current) ref.current.dataset['density'] = density
    const read = () => {
      if (!ref.current) return
      const style = getComputedStyle(ref.current)
      const px = (name: string, otherwise: number) => Number.parseFloat(style.getPropertyValue(name)) || otherwise
      const next = { row: px('--row', 34), head: px('--row-head', 30) }
      setHeights((now) => (now.row === next.row && now.head === next.head ? now : next))
    }
    read()
    window.addEventListener('resize', read)
    return () => window.removeEventListener('resize', read)
  }, [ref, density])
  return heights
}
