/** The figures of a store that is moved, from what was counted on this site, and what of them goes into the check code (F-236). */
import type { CertificateFigures, CertifiedKind, FigurePart } from '../contract/store-move.ts'
import { certifiedKinds } from '../contract/store-move.ts'

type Counted = { readonly count: number; readonly lastNumber: number | null; readonly lastAt: string | null }
type ByKind = readonly (Counted & { readonly kind: string })[]
export type CountedStore = {
  readonly invoices: ByKind
  readonly requisitions: ByKind
  readonly stocktakes: Counted
  readonly items: number
  readonly batches: number
  readonly thousandths: number
  readonly cents: number
}

export function certificateFigures(counted: CountedStore): CertificateFigures {
  const documents = [
    ...counted.invoices,
    ...counted.requisitions.map((row) => ({ ...row, kind: row.kind === 'other' ? 'other_requisition' : row.kind })),
    { ...counted.stocktakes, kind: 'stocktake' },
  ].filter(({ count }) => count > 0)
  const moments = documents.map(({ lastAt }) => toSecond(lastAt)).filter((at) => at !== '')
  return {
    documents: certifiedKinds.flatMap((kind) => documents.filter((row) => row.kind === kind).map((row) => certified(kind, row))),
    lastDocumentAt: moments.toSorted().at(-1) ?? null,
    items: counted.items,
    batches: counted.batches,
    packs: counted.thousandths / 1000,
    value: counted.cents / 100,
  }
}

const certified = (kind: CertifiedKind, { count, lastNumber }: Counted) => ({ kind, count, lastNumber })

/** Moments of documents are UTC without a zone (4.2); parts of a second do not travel everywhere. What is no moment (4D's day 0) is none. */
function toSecond(at: string | null): string {
  const time = Date.parse(`${(at ?? '').slice(0, 19)}Z`)
  return Number.isNaN(time) ? '' : `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** What of the figures each part of the check code is made of, as text. */
export const textOfPart: Readonly<Record<FigurePart, (figures: CertificateFigures) => string>> = {
  documents: ({ documents }) => documents.map(({ kind, count, lastNumber }) => `${kind} ${count} ${lastNumber ?? '-'}`).join('\n'),
  lastDocument: ({ lastDocumentAt }) => lastDocumentAt ?? '-',
  stock: ({ items, batches, packs }) => `${items} ${batches} ${packs}`,
  value: ({ value }) => String(value),
}
