/** How one gets to what can be printed. */
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { go } from '../../stores/route.ts'
import type { DocumentPaper } from '../../stores/route-text.ts'

export type { DocumentPaper } from '../../stores/route-text.ts'
export { documentPapers } from '../../stores/route-text.ts'

/** What a file of the document is named after: its kind, and its number or the day it was made. */
export const documentFile = ({ kind, number, createdAt }: Pick<Invoice, 'kind' | 'number' | 'createdAt'>): string =>
  `${kind.replaceAll('_', '-')}-${number ?? createdAt.slice(0, 10)}`

export const printDocument = (id: string, paper: DocumentPaper): void => go(`print/${paper}/${encodeURIComponent(id)}`)

/** What people mean most: the picklist while goods are still to be taken from the shelves, else the invoice. */
export const firstPaper = ({ kind, state }: Pick<Invoice, 'kind' | 'state'>): DocumentPaper =>
  !arrivingKinds.has(kind) && (state === 'new' || state === 'allocated') ? 'picklist' : 'invoice'
