import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

/** Says more about one control, on hover and on focus. `children` is that control. */
export function Tooltip(props: { text: ReactNode; children: ReactElement; placement?: 'top' | 'bottom' }) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {props.children}
      <AriaTooltip className="tooltip" placement={props.placement ?? 'top'} offset={6}>
        {props.text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
