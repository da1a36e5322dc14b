import { useState } from 'react'
import { useDraftEnd } from './use-draft.tsx'

/** Closing a form in which something is typed asks first; the second time it is given up (features 3I). */
export function useGivingUp(onClose: () => void): { readonly isAsking: boolean; readonly close: () => void } {
  const [isAsking, setAsking] = useState(false)
  const { isTyped, end } = useDraftEnd()
  const close = () => {
    if (isTyped() && !isAsking) return setAsking(true)
    end()
    onClose()
  }
  return { isAsking, close }
}
