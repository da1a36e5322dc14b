import { useEffect } from 'react'
import { useApp, useSync } from '../../stores/index.ts'
import { asksBeforeLeaving } from './asks-before-leaving.ts'

/** The browser's own question before its tab closes while documents wait (U-85). In its window the program asks by itself. */
export function useLeaveQuestion(): void {
  const isWeb = useApp(({ state }) => state?.shell === 'web' && state.practice?.isOn !== true)
  useEffect(() => {
    if (!isWeb) return undefined
    const ask = (event: BeforeUnloadEvent) => {
      if (asksBeforeLeaving(useSync.getState().status, navigator.onLine)) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isWeb])
}
