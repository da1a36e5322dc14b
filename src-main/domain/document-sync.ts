import type { DocumentSync } from '../contract/sync.ts'

/**
 * How far sync has come, as two numbers of the journal (design 5); `heldAfter`: documents are not sent by a rule of this
 * site (F-259), and changes after this cursor are only here.
 */
export type SyncCursors = { readonly accepted: number; readonly confirmed: number; readonly heldAfter?: number | null }

/**
 * Where a document is on its way, from its last change here (`cursor` 0 = none: it came from central, or central has
 * confirmed it long ago). An open problem stands over everything.
 */
export function documentSync(
  last: { cursor: number; at: string | null; hasProblem: boolean },
  { accepted, confirmed, heldAfter = null }: SyncCursors,
): DocumentSync {
  if (last.hasProblem) return { state: 'problem', at: last.at }
  if (heldAfter !== null && last.cursor > heldAfter) return { state: 'held', at: last.at }
  if (last.cursor > accepted) return { state: 'queued', at: last.at }
  return { state: last.cursor > confirmed ? 'sent' : 'accepted', at: last.at }
}

/** Central lacks what was changed in documents after this cursor: it waits, or a rule holds it back. */
export const notSentAfter = ({ accepted, heldAfter }: SyncCursors): number => Math.min(accepted, heldAfter ?? accepted)
