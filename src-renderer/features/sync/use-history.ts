import { useEffect, useRef, useState } from 'react'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import { api } from '../../api.ts'

/** The newest cycles, asked for again when one ends; `more` adds older ones, null when there are none. */
export function useHistory(limit: number, endedRun: string | null): { runs: readonly SyncRun[] | null; more: (() => void) | null } {
  const [runs, setRuns] = useState<readonly SyncRun[] | null>(null)
  const [complete, setComplete] = useState(false)
  const shown = useRef(limit)

  useEffect(() => {
    let current = true
    void api['sync.history']({ before: null, limit: Math.min(200, shown.current) }).then((result) => {
      if (!current || !result.ok) return
      setRuns(result.value)
      setComplete(result.value.length < shown.current)
    })
    return () => {
      current = false
    }
  }, [limit, endedRun])

  const more = async () => {
    const before = runs?.at(-1)?.startedAt ?? null
    const result = await api['sync.history']({ before, limit })
    if (!result.ok) return
    setRuns([...(runs ?? []), ...result.value])
    shown.current += result.value.length
    setComplete(result.value.length < limit)
  }
  return { runs, more: complete || runs === null ? null : () => void more() }
}
