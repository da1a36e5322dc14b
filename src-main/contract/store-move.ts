/** Moving a store to another site (F-236): what is still to be sent, and the certificate that is laid beside the other site's. */
import { z } from 'zod'
import { Id } from './trade.ts'

/** Kinds of documents as the certificate lists them, in its order; those of which the store has none are left out. */
export const certifiedKinds = [
  'outbound_shipment',
  'inbound_shipment',
  'prescription',
  'supplier_return',
  'customer_return',
  'inventory_addition',
  'inventory_reduction',
  'repack',
  'other',
  'request',
  'response',
  'imprest',
  'stock_history',
  'other_requisition',
  'stocktake',
] as const
export type CertifiedKind = (typeof certifiedKinds)[number]

/** What both sites can count from synced records alone. */
export const CertificateFigures = z.strictObject({
  documents: z.array(
    z.strictObject({
      kind: z.enum(certifiedKinds),
      count: z.int(),
      /** The highest number, with those that documents on hand still have to get; null where there is none. */
      lastNumber: z.number().nullable(),
    }),
  ),
  /** When the newest document was made, UTC to the second; null where there is none. */
  lastDocumentAt: z.string().nullable(),
  /** Of stock that is not 0: items, batches, packs to a thousandth, and the value at cost, each batch rounded to cents. */
  items: z.int(),
  batches: z.int(),
  packs: z.number(),
  value: z.number(),
})
export type CertificateFigures = z.infer<typeof CertificateFigures>

export const StoreMove = z.strictObject({
  storeId: Id,
  code: z.string(),
  name: z.string(),
  site: z.strictObject({ number: z.int(), name: z.string() }),
  /** Since when no more work is done in it here, and who said so; null: work goes on. */
  frozen: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
  /** Records of the store that central has not confirmed, and those of them that central refuses. */
  waiting: z.int(),
  refused: z.int(),
  /** Records of the store that a rule of this site or central's wish keeps here (F-015, F-259). */
  heldBack: z.int(),
  /** Records from central, of any store, that could not be placed here. */
  inbox: z.int(),
  at: z.string(),
  figures: CertificateFigures,
  /** A word over the figures: the same on two sites whose figures are the same. */
  checkCode: z.string(),
})
export type StoreMove = z.infer<typeof StoreMove>

/** Central has all work of the store: the certificate holds. */
export const isAllSent = ({ waiting, refused }: Pick<StoreMove, 'waiting' | 'refused'>): boolean => waiting === 0 && refused === 0

/** It is to be moved and central lacks work of it: there is no certificate yet. */
export const isOwed = (move: Pick<StoreMove, 'waiting' | 'refused' | 'frozen'>): boolean => move.frozen !== null && !isAllSent(move)

/** The figures as people compare them, part by part. */
export const figureParts = ['documents', 'lastDocument', 'stock', 'value'] as const
export type FigurePart = (typeof figureParts)[number]

/** Letters and digits; of those that are taken for one another, in print or by hand, one alone. */
export const codeAlphabet = '0123456789ACDEFGHJKMNPQRTVWXY'
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', U: 'V' }
/** The first letters are over everything, then follows one for each part: so a code also says where two sites differ. */
export const wholeLength = 4
/** Letters of a code. */
export const codeLength = wholeLength + figureParts.length

const readable = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`)

export type Comparison =
  | { readonly kind: 'equal' }
  | { readonly kind: 'differs'; readonly parts: readonly FigurePart[] }
  /** No code: too short, too long, or with a letter typed wrong. */
  | { readonly kind: 'unreadable' }

/** The code of the other site, as somebody typed it, against the one of this site. */
export function compareCodes(own: string, typed: string): Comparison {
  const other = tidyCode(typed)
  if (other === own) return { kind: 'equal' }
  if (!readable.test(other)) return { kind: 'unreadable' }
  const parts = figureParts.filter((_, at) => other[wholeLength + at] !== own[wholeLength + at])
  if (other.startsWith(own.slice(0, wholeLength))) return { kind: 'unreadable' }
  return { kind: 'differs', parts: parts.length === 0 ? figureParts : parts }
}

/** Spaces, small letters, and what looks alike. */
const tidyCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[OILZSBU]/g, (one) => alike[one] ?? one)
