import type { InvoiceKind, InvoiceState } from '../contract/trade.ts'
import type { DocumentSync } from '../contract/sync.ts'

/**
 * How far sync has come, as two numbers of the journal (design 5); `heldAfter`: documents are not sent by a rule of this
 * site (F-259), and changes after this cursor are only here.
 */
export type SyncCursors = {
  readonly accepted: number
  readonly confirmed: number
  readonly heldAfter?: number | null
  /** When central had taken, or integrated, the change with this cursor; null where that is not known any more. */
  readonly reachedAt?: (name: 'accepted' | 'confirmed', cursor: number) => string | null
}

/** The other half of a transfer is known only by what it did to ours: from these states on its store has the document. */
const seenStates: ReadonlySet<InvoiceState> = new Set(['delivered', 'received', 'verified'])

/** When the store that a customer invoice went to has taken it up; null before that, and for every other document. */
export function seenAt(kind: InvoiceKind, state: InvoiceState, isTransfer: boolean, deliveredAt: string | null): string | null {
  return kind === 'outbound_shipment' && isTransfer && seenStates.has(state) && deliveredAt ? asUtc(deliveredAt) : null
}

/** Datetimes of the wire are UTC without saying so (4.2). */
const asUtc = (text: string): string => (text.endsWith('Z') ? text : `${text}Z`)

/** A rule of this site and a switch of central may both keep a table here: central lacks what came after the earlier cursor. */
export function earliest(...cursors: readonly (number | null)[]): number | null {
  const held = cursors.filter((cursor) => cursor !== null)
  return held.length === 0 ? null : Math.min(...held)
}

/**
 * Where a document is on its way, from its last change here (`cursor` 0 = none: it came from central, or central has
 * confirmed it long ago). An open problem stands over everything.
 */
export function documentSync(
  last: { readonly cursor: number; readonly at: string | null; readonly hasProblem: boolean; readonly seenAt?: string | null },
  { accepted, confirmed, heldAfter = null, reachedAt = () => null }: SyncCursors,
): DocumentSync {
  if (last.hasProblem) return { state: 'problem', at: last.at }
  if (heldAfter !== null && last.cursor > heldAfter) return { state: 'held', at: last.at }
  if (last.cursor > accepted) return { state: 'queued', at: last.at }
  if (last.cursor > confirmed) return { state: 'sent', at: reachedAt('accepted', last.cursor) ?? last.at }
  if (last.seenAt) return { state: 'seen', at: last.seenAt }
  return { state: 'accepted', at: (last.cursor > 0 ? reachedAt('confirmed', last.cursor) : null) ?? last.at }
}

/** Central lacks what was changed in documents after this cursor: it waits, or a rule holds it back. */
export const notSentAfter = ({ accepted, heldAfter }: SyncCursors): number => Math.min(accepted, heldAfter ?? accepted)
