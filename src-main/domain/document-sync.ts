import type { DocumentSync } from '../contract/sync.ts'

/** How far sync has come, as two numbers of the journal (design 5). */
export type SyncCursors = { readonly accepted: number; readonly confirmed: number }

/**
 * Where a document is on its way, from its last change here (`cursor` 0 = none: it came from central, or central has
 * confirmed it long ago). An open problem stands over everything.
 */
export function documentSync(
  last: { cursor: number; at: string | null; hasProblem: boolean },
  { accepted, confirmed }: SyncCursors,
): DocumentSync {
  if (last.hasProblem) return { state: 'problem', at: last.at }
  if (last.cursor > accepted) return { state: 'queued', at: last.at }
  return { state: last.cursor > confirmed ? 'sent' : 'accepted', at: last.at }
}
