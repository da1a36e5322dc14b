import { useEffect, useState } from 'react'
import type { StartReport } from '../../../src-main/contract/diagnosis.ts'
import { api } from '../../api.ts'
import { useSession, useStoreId } from '../../stores/index.ts'
import { useRoute } from '../../stores/route.ts'

/** How the last end was and what was checked since; asked for again when a check has ended, and for what is unfinished with each place and person. */
export function useStartReport(): { readonly report: StartReport | null; readonly seen: () => Promise<void> } {
  const [report, setReport] = useState<StartReport | null>(null)
  const storeId = useStoreId()
  const userId = useSession(({ state }) => state?.user?.id ?? null)
  const route = useRoute((place) => place.route)
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
  }, [storeId, userId, route])
  const seen = async () => {
    const result = await api['start.seen']({})
    if (result.ok) setReport(result.value)
  }
  return { report, seen }
}
