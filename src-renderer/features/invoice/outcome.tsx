import type { LucideIcon } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'

/** One consequence of a step, and what comes of it. */
export function Outcome({ icon, what, after }: { icon: LucideIcon; what: string; after: string }) {
  return (
    <li>
      <Icon of={icon} />
      <span>
        {what}
        <br />
        <span className="after">{after}</span>
      </span>
    </li>
  )
}
