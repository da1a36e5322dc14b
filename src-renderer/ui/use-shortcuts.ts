import { useEffect, useRef } from 'react'
import type { ShortcutName } from './keys.ts'
import { isShortcut, isTakenByButton, shortcuts } from './keys.ts'

export type ShortcutHandlers = { readonly [K in ShortcutName]?: ((event: KeyboardEvent) => void) | undefined }

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

const isOnButton = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a[href], [role="button"]') !== null

let holds = 0

/** While the component is mounted no shortcut is answered: what lies behind it may not be worked with. */
export function useHeldShortcuts(): void {
  useEffect(() => {
    holds += 1
    return () => void (holds -= 1)
  }, [])
}

/** While a question is open, only what works everywhere reaches the page behind it. */
function isBehindDialog(name: ShortcutName): boolean {
  return shortcuts[name].scope !== 'global' && document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

/** Answers shortcuts while the component is mounted. The newest handlers count; later components are asked first. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || holds > 0) return
      const names = Object.keys(latest.current) as ShortcutName[]
      const name = names.find((each) => latest.current[each] !== undefined && isShortcut(each, event, isTyping(event.target)))
      if (name === undefined || isBehindDialog(name)) return
      event.preventDefault()
      latest.current[name]?.(event)
    }
    const beforeButton = (event: KeyboardEvent) => {
      if (!isTakenByButton(event, isOnButton(event.target))) return
      onKeyDown(event)
      if (event.defaultPrevented) event.stopImmediatePropagation()
    }
    document.addEventListener('keydown', beforeButton, { capture: true })
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', beforeButton, { capture: true })
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
