/** The three paces of a site: central's shared data, its own queue, and what it sends. */
import type { CyclePorts } from './cycle.ts'
import { createPace } from './pace.ts'

export type Paces = CyclePorts['pace']
/** How many records a call had when the program ended, so that it need not learn the line anew. */
export type PaceLimits = { readonly shared: number; readonly site: number; readonly push: number }

/** A page of so many records is some megabytes, of which a few are in memory at once (design 12: 300 MB). */
const largestCall = 5000
const smallestCall = 10
const targetMs = 5000

/** `pageLimit` is for tests and bad servers: records in a call at most. */
export function createPaces(from?: PaceLimits, pageLimit: number = largestCall): Paces {
  const one = (start: number | undefined) => createPace({ max: pageLimit, min: Math.min(smallestCall, pageLimit), targetMs, start })
  return { shared: one(from?.shared), site: one(from?.site), push: one(from?.push) }
}

export const limitsOf = ({ shared, site, push }: Paces): PaceLimits => ({ shared: shared.limit(), site: site.limit(), push: push.limit() })
