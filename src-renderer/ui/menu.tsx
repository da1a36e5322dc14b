import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon } from './icon.tsx'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** Small print at the end of the row. */
  readonly after?: ReactNode
  readonly disabled?: boolean
}

export type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly label: string
  /** Stands above the entries and is not one of them. */
  readonly head?: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly onChoose: (id: string) => void
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

/** A button with a list of things to do. Typing jumps to an entry. */
export function Menu(props: MenuProps) {
  const { trigger, label, head, entries, onChoose, isOpen, onOpenChange, placement = 'bottom start' } = props
  const control = { ...(isOpen !== undefined && { isOpen }), ...(onOpenChange !== undefined && { onOpenChange }) }
  return (
    <MenuTrigger {...control}>
      {trigger}
      <Popover className="menu-pop" placement={placement} offset={4}>
        {head !== undefined && <div className="menu-about">{head}</div>}
        <AriaMenu className="menu" aria-label={label} onAction={(id) => onChoose(String(id))}>
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.label} isDisabled={entry.disabled === true}>
              {entry.icon && <Icon of={entry.icon} />}
              <span>{entry.label}</span>
              {entry.after !== undefined && <span className="end small muted">{entry.after}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
