import { useEffect, useState } from 'react'
import type { ProblemKey } from '../../../src-main/contract/problems.ts'
import { api } from '../../api.ts'
import { problemId } from '../../stores/problems.ts'

/** The technical text of a problem, null until it has come: it is at hand when somebody copies it. */
export function useProblemDetails(key: ProblemKey): string | null {
  const id = problemId(key)
  const [known, setKnown] = useState<{ readonly id: string; readonly text: string } | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['problems.details'](key)
      if (current && answer.ok) setKnown({ id, text: answer.value.text })
    }
    void ask()
    return () => {
      current = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `id` says all that `key` does
  }, [id])
  return known?.id === id ? known.text : null
}
