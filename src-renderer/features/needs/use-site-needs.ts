import { useEffect, useState } from 'react'
import type { SiteNeeds } from '../../../src-main/contract/site.ts'
import { api } from '../../api.ts'

/** What the site still lacks, null until it is known; asked anew when data have come (F-018). */
export function useSiteNeeds(): SiteNeeds | null {
  const [needs, setNeeds] = useState<SiteNeeds | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['setup.needs']({})
      if (current && answer.ok) setNeeds(answer.value)
    }
    void ask()
    const stop = api.on('data.changed', () => void ask())
    return () => {
      current = false
      stop()
    }
  }, [])
  return needs
}
