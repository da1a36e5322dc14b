/** The list of sites with when each called last: who has not been heard for more than a month is late (F-202, F-220). */
import { queueLength } from './store/queue.ts'
import { allSites, type Site } from './store/sites.ts'
import type { Storage } from './store/storage.ts'
import { centralSite } from './stores.ts'

export type ReportedSite = {
  readonly siteId: number
  readonly name: string
  readonly type: 'central' | Site['type']
  /** ISO time; null for central itself and for a site that has never called. */
  readonly lastContact: string | null
  readonly isLate: boolean
  /** Rows that wait for the site (F-205); zero = it has everything. */
  readonly queueLength: number
}

const lateAfterMs = 31 * 86_400_000

/** Central on top, then the sites by their number. `now` is an ISO time. */
export function syncReport(storage: Storage, now: string): ReportedSite[] {
  const isLate = (at: string | null): boolean => at === null || Date.parse(now) - Date.parse(at) > lateAfterMs
  const own: ReportedSite = { siteId: centralSite, name: 'Central', type: 'central', lastContact: null, isLate: false, queueLength: 0 }
  const sites = allSites(storage).map(({ id, name, type, lastContact }): ReportedSite => {
    return { siteId: id, name, type, lastContact, isLate: isLate(lastContact), queueLength: queueLength(storage, id) }
  })
  return [own, ...sites]
}
