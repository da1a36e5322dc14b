import type { ReactNode } from 'react'
import type { BannerTone } from '../../ui/banner.tsx'
import { toneIcons } from '../../ui/banner.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Contours } from './contours.tsx'
import { TopBar } from './top-bar.tsx'

/** A window with nothing but one message on the map: there is no work to show. */
export function BareCard(props: { tone: BannerTone; title: string; children: ReactNode }) {
  return (
    <div className="window is-bare">
      <TopBar />
      <main className="stage">
        <Contours />
        <div className="halt">
          <div className="card haltcard">
            <span className={`haltmark t-${props.tone}`}>
              <Icon of={toneIcons[props.tone]} size="xl" />
            </span>
            <h1>{props.title}</h1>
            {props.children}
          </div>
        </div>
      </main>
      <footer className="statusbar" />
    </div>
  )
}
