import { useState } from 'react'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import { refusalSentence } from '../../i18n.ts'
import { useDraftEnd } from '../../ui/use-draft.tsx'

/** Sends a form once at a time and keeps what was refused until something is typed. */
export function useSend() {
  const { end } = useDraftEnd()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const send = async <T>(asked: Promise<Result<T>>, done: (value: T) => void): Promise<void> => {
    setBusy(true)
    const answer = await asked
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error)
    end()
    done(answer.value)
  }
  /** The sentence for one field, or null. */
  const errorAt = (field: string): string | null => (refusal?.field === field ? refusalSentence(refusal) : null)
  return { busy, refusal, send, errorAt, touched: () => setRefusal(null) }
}
