import type { LucideIcon } from 'lucide-react'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import type { ShortcutName } from './keys.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> & {
  /** Default: a plain edge. One primary a page. */
  readonly kind?: 'primary' | 'danger' | 'quiet' | 'text'
  readonly size?: 'small' | 'big'
  readonly icon?: LucideIcon
  /** The icon shows a direction and is mirrored in right-to-left languages. */
  readonly flip?: boolean
  /** The shortcut printed on it, or a key by name (`Enter`). It only prints: the page listens. */
  readonly keys?: ShortcutName | { readonly key: string }
  /** Shows that it is at work and takes no second press. */
  readonly busy?: boolean | undefined
  readonly className?: string
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button of the kit. With an icon and no children it is square and needs `aria-label`. */
export function Button(props: ButtonProps) {
  const { kind, size, icon, flip, keys, busy = false, className, children, ...rest } = props
  const drawing = busy ? LoaderCircle : icon
  const name = classes('btn', kind && `btn-${kind}`, size && `btn-${size}`, children === undefined && 'btn-icon', className)
  return (
    <AriaButton {...rest} className={name} isPending={busy}>
      {drawing && <Icon of={drawing} size={size === 'small' ? 's' : 'm'} flip={flip === true} className={busy ? 'spin' : ''} />}
      {children}
      {keys !== undefined && (typeof keys === 'string' ? <Kbd of={keys} /> : <Kbd keys={keys.key} />)}
    </AriaButton>
  )
}
