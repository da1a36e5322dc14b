import { useSession } from '../../stores/index.ts'
import { useNow } from '../../ui/use-format.ts'

/** `0:09`, `5:00`: minutes and seconds, for a wait that is watched. */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Whole seconds until a password is looked at again after wrong ones; 0 = now (U-03). */
export function useWait(): number {
  const until = useSession((session) => session.waitUntil)
  const now = useNow(250).getTime()
  return Math.max(0, Math.ceil((until - now) / 1000))
}
