import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CheckboxProps } from 'react-aria-components'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { Icon } from './icon.tsx'

/** A box to tick; without children it needs `aria-label`. */
export function Checkbox(props: Omit<CheckboxProps, 'className' | 'children' | 'style'> & { readonly children?: ReactNode }) {
  const { children, ...rest } = props
  return (
    <AriaCheckbox {...rest} className="check">
      {({ isIndeterminate }) => (
        <>
          <span className="box">
            <Icon of={isIndeterminate ? Minus : Check} />
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}
