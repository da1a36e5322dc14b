import { useEffect, useState } from 'react'
import type { StartReport } from '../../../src-main/contract/diagnosis.ts'
import { api } from '../../api.ts'

/** How the last end was and what was checked since; asked for again when a check has ended. */
export function useStartReport(): { readonly report: StartReport | null; readonly seen: () => Promise<void> } {
  const [report, setReport] = useState<StartReport | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const result = await api['start.report']({})
      if (current && result.ok) setReport(result.value)
    }
    void ask()
    const stop = api.on('data.changed', ({ tables }) => void (tables.includes('data_check') && ask()))
    return () => {
      current = false
      stop()
    }
  }, [])
  const seen = async () => {
    const result = await api['start.seen']({})
    if (result.ok) setReport(result.value)
  }
  return { report, seen }
}
