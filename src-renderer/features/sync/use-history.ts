import { useEffect, useRef, useState } from 'react'
import type { SyncRun } from '../../../src-main/contract/sync.ts'
import { api } from '../../api.ts'

const most = 200

/** The newest cycles, asked for again when one ends; `more` adds older ones, null when there are none. */
export function useHistory(limit: number): { runs: readonly SyncRun[] | null; more: (() => void) | null } {
  const [runs, setRuns] = useState<readonly SyncRun[] | null>(null)
  const [complete, setComplete] = useState(false)
  const shown = useRef(limit)

  useEffect(() => {
    let current = true
    let ended = ''
    const ask = async () => {
      const result = await api['sync.history']({ before: null, limit: Math.min(most, shown.current) })
      if (!current || !result.ok) return
      setRuns(result.value)
      setComplete(result.value.length < shown.current)
    }
    void ask()
    const stop = api.on('sync.status', ({ run }) => {
      const key = `${run?.id} ${run?.finishedAt}`
      if (key === ended) return
      ended = key
      void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [])

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
