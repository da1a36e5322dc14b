import type { LucideIcon } from 'lucide-react'
import { CircleAlert, CircleCheck, Clock, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type BannerTone = 'ok' | 'waiting' | 'attention' | 'stopped' | 'plain'

/** The shape of a state (look README): tick, clock, triangle, octagon. */
export const toneIcons: Readonly<Record<BannerTone, LucideIcon>> = {
  ok: CircleCheck,
  waiting: Clock,
  attention: TriangleAlert,
  stopped: OctagonAlert,
  plain: Info,
}

/** A sentence that stays as long as it is true. */
export function Banner(props: { tone?: BannerTone; icon?: LucideIcon; children: ReactNode; action?: ReactNode; alert?: boolean }) {
  const tone = props.tone ?? 'plain'
  return (
    <div className={classes('banner', tone !== 'plain' && `is-${tone}`)} role={props.alert === true ? 'alert' : undefined}>
      <Icon of={props.icon ?? toneIcons[tone] ?? CircleAlert} />
      <div className="grow">{props.children}</div>
      {props.action}
    </div>
  )
}
