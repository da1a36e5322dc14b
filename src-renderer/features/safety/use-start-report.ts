import { useEffect, useState } from 'react'
import type { StartReport } from '../../../src-main/contract/diagnosis.ts'
import { api } from '../../api.ts'
import { useSession } from '../../stores/index.ts'
import { useRoute } from '../../stores/route.ts'

/** How the last end was and what was checked since; asked for again when a check has ended, and for what is unfinished with each place and person. */
export function useStartReport(): { readonly report: StartReport | null; readonly seen: () => Promise<void> } {
  const [report, setReport] = useState<StartReport | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const result = await api['start.report']({})
      if (current && result.ok) setReport(result.value)
    }
    void ask()
    const again = () => void ask()
    const stops = [
      api.on('data.changed', ({ tables }) => tables.includes('data_check') && again()),
      useRoute.subscribe(again),
      useSession.subscribe(again),
    ]
    return () => {
      current = false
      for (const stop of stops) stop()
    }
  }, [])
  const seen = async () => {
    const result = await api['start.seen']({})
    if (result.ok) setReport(result.value)
  }
  return { report, seen }
}
