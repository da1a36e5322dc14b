import { useEffect } from 'react'
import { useSession } from '../../stores/index.ts'

const everyMs = 20_000
const signs = ['keydown', 'pointerdown', 'wheel'] as const

/** Tells main a few times a minute that somebody types or points: long reading or typing is no idling (U-03). */
export function usePresence(): void {
  useEffect(() => {
    let toldAt = 0
    const onSign = () => {
      const { state, touch } = useSession.getState()
      if (state?.locked !== false || Date.now() - toldAt < everyMs) return
      toldAt = Date.now()
      touch()
    }
    for (const sign of signs) document.addEventListener(sign, onSign, { capture: true, passive: true })
    return () => {
      for (const sign of signs) document.removeEventListener(sign, onSign, { capture: true })
    }
  }, [])
}
