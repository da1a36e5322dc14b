/** What of each kind of document there is on paper. */
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceKind } from '../../../src-main/contract/trade.ts'
import type { DocumentPaper } from '../../stores/route-text.ts'
import { documentPapers } from '../../stores/route-text.ts'

const inHouse: ReadonlySet<InvoiceKind> = new Set(['inventory_addition', 'inventory_reduction', 'repack'])

/** Whether the store has done it by itself: nobody hands anything over. */
export const isInHouse = (kind: InvoiceKind): boolean => inHouse.has(kind)

/** What of such a document there is on paper; nothing is carried to or from the shelves where the store did it by itself. */
export const papersOf = (kind: InvoiceKind): readonly DocumentPaper[] => (isInHouse(kind) ? ['invoice'] : documentPapers)

/** What a file of the document is named after: its kind, and its number or the day it was made. */
export const documentFile = ({ kind, number, createdAt }: Pick<Invoice, 'kind' | 'number' | 'createdAt'>): string =>
  `${kind.replaceAll('_', '-')}-${number ?? createdAt.slice(0, 10)}`

/** What people mean most: the picklist while goods are still to be taken from the shelves, else the invoice. */
export const firstPaper = ({ kind, state }: Pick<Invoice, 'kind' | 'state'>): DocumentPaper =>
  !isInHouse(kind) && !arrivingKinds.has(kind) && (state === 'new' || state === 'allocated') ? 'picklist' : 'invoice'
