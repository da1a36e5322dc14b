import { useCallback, useEffect, useState } from 'react'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import type { SiteDetails } from '../../../src-main/contract/site-settings.ts'
import { api } from '../../api.ts'

export type Site = {
  readonly details: SiteDetails | null
  readonly refusal: AppError | null
  /** Takes over what a change answered; a refusal is shown on the page. */
  readonly take: (answer: Result<SiteDetails>) => boolean
}

/** What the Site page shows; asked for again when syncing tells something new of its state. */
export function useSite(): Site {
  const [details, setDetails] = useState<SiteDetails | null>(null)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const take = useCallback((answer: Result<SiteDetails>) => {
    if (answer.ok) setDetails(answer.value)
    setRefusal(answer.ok ? null : answer.error)
    return answer.ok
  }, [])
  useEffect(() => {
    let current = true
    let seen = ''
    const ask = async () => {
      const answer = await api['siteSettings.get']({})
      if (current) take(answer)
    }
    void ask()
    const stop = api.on('sync.status', ({ phase, lastContactAt, intervalSeconds }) => {
      const key = [phase, lastContactAt, intervalSeconds].join()
      if (key !== seen) void ask()
      seen = key
    })
    return () => {
      current = false
      stop()
    }
  }, [take])
  return { details, refusal, take }
}
