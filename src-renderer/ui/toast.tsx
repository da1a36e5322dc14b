import { Check, CloudOff, OctagonAlert, TriangleAlert, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type ToastTone = 'ok' | 'attention' | 'stopped' | 'off'
type Toast = { readonly id: number; readonly tone: ToastTone; readonly text: string; readonly action?: { label: string; do: () => void } }

const icons = { ok: Check, attention: TriangleAlert, stopped: OctagonAlert, off: CloudOff } as const
const toasts = create<{ list: readonly Toast[]; next: number }>(() => ({ list: [], next: 1 }))
const drop = (id: number) => toasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }))

/**
 * Says what was done, for six seconds, at the lower end of the window; the same twice is said once. Never the only place
 * where something is said.
 */
export function showToast(text: string, tone: ToastTone = 'ok', action?: { label: string; do: () => void }): void {
  toasts.setState(({ list, next }) => ({
    next: next + 1,
    list: [
      ...list.filter((toast) => toast.text !== text).slice(-2),
      action === undefined ? { id: next, tone, text } : { id: next, tone, text, action },
    ],
  }))
}

/** What was said to one person is not left for the next. */
export const clearToasts = (): void => toasts.setState({ list: [] })

/** Where toasts appear; once in the window. */
export function ToastRegion() {
  const { t } = useTranslation()
  const list = toasts((state) => state.list)
  const region = useRef<HTMLDivElement>(null)
  // What lies above gives them their room, so that they cover no row.
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--toasts', `${region.current?.offsetHeight ?? 0}px`)
  })
  return (
    <div ref={region} className="toasts" role="region" aria-label={t('toast.region')} aria-live="polite">
      {list.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(() => drop(toast.id), 6000)
    return () => clearTimeout(timer)
  }, [toast.id])
  const act = () => {
    drop(toast.id)
    toast.action?.do()
  }
  return (
    <div className={classes('toast', toast.tone !== 'ok' && `is-${toast.tone}`)}>
      <Icon of={icons[toast.tone]} />
      <span className="toast-text">{toast.text}</span>
      {toast.action !== undefined && (
        <Button kind="text" size="small" onPress={act}>
          {toast.action.label}
        </Button>
      )}
      <Button kind="quiet" size="small" icon={X} aria-label={t('close')} onPress={() => drop(toast.id)} />
    </div>
  )
}
