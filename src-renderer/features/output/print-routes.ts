/** How one gets to what can be printed. */
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { go } from '../../stores/route.ts'
import type { DocumentPaper } from '../../stores/route-text.ts'

export type { DocumentPaper } from '../../stores/route-text.ts'
export { documentPapers } from '../../stores/route-text.ts'

export const printDocument = (id: string, paper: DocumentPaper): void => go(`print/${paper}/${encodeURIComponent(id)}`)

/** What people mean most: the picklist while goods are still to be taken from the shelves, else the invoice. */
export const firstPaper = ({ kind, state }: Pick<Invoice, 'kind' | 'state'>): DocumentPaper =>
  !arrivingKinds.has(kind) && (state === 'new' || state === 'allocated') ? 'picklist' : 'invoice'
