import { useSession } from '../../stores/index.ts'
import { useNow } from '../../ui/use-format.ts'

/** Whole seconds until a password is looked at again after wrong ones; 0 = now (U-03). */
export function useWait(): number {
  const until = useSession((session) => session.waitUntil)
  const now = useNow(250).getTime()
  return Math.max(0, Math.ceil((until - now) / 1000))
}
