import type { ReactNode } from 'react'
import { Mark } from '../../ui/mark.tsx'

/** The bar at the top, which is also the window's title bar: the mark, and the store where there is one. */
export function TopBar(props: { children?: ReactNode }) {
  return (
    <header className="topbar">
      <div className="brand">
        <Mark />
        <span>Outpost</span>
      </div>
      {props.children !== undefined && <div className="mid">{props.children}</div>}
    </header>
  )
}
