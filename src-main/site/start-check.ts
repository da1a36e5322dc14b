/**
 * Are these the data that this computer used last? (design 7, 4-5). What the file says of itself is held against what the
 * computer remembers outside its folder. Whether central still knows this computer is central's to say, at each call.
 */
import type { IdentityOutcome } from '../contract/identity.ts'
import type { LastUse } from './use-memory.ts'

export type FileFacts = {
  readonly databaseId: string
  /** null before first run is done: nothing can be told apart yet. */
  readonly siteUuid: string | null
  /** Its own last use; null in a file that was never used under this rule. */
  readonly lastUse: { readonly counter: number; readonly computer: string; readonly at: string } | null
  /** The last entry of its journal. */
  readonly cursor: number
  readonly isRestored: boolean
}

/** `computer` is the mark of this computer, empty where it has no ID that can be used. */
export function startCheck(file: FileFacts, remembered: LastUse | null, computer: string): IdentityOutcome {
  if (file.siteUuid === null) return 'fine'
  if (file.isRestored) return 'restored'
  const isOurs = remembered === null || remembered.databaseId === file.databaseId
  if (!isOurs && !wasReplacedHere(remembered, file, computer)) return 'foreign'
  if (remembered !== null && isOurs && isAhead(remembered, file)) return 'older'
  return isElsewhere(file, computer) ? 'moved' : 'fine'
}

/** The counter alone would miss a file that was copied and put back within one session. */
const isAhead = (remembered: LastUse, file: FileFacts): boolean =>
  remembered.counter > (file.lastUse?.counter ?? 0) || remembered.cursor > file.cursor

/** Another user of this computer has set the site up anew, where this one's memory could not be written. */
const wasReplacedHere = (remembered: LastUse, { lastUse }: FileFacts, computer: string): boolean =>
  lastUse !== null && computer !== '' && lastUse.computer === computer && lastUse.at > remembered.at

/** The file was last used on a computer with another ID. */
export const isElsewhere = (file: Pick<FileFacts, 'lastUse'>, computer: string): boolean =>
  file.lastUse !== null && file.lastUse.computer !== '' && computer !== '' && file.lastUse.computer !== computer
