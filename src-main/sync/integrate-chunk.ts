import type { Tx } from '../db/write.ts'
import type { Aliases } from '../repositories/aliases.ts'
import { loadAliases } from '../repositories/aliases.ts'
import { lastCursor } from '../repositories/change-log.ts'
import { journalCursor } from '../repositories/cursors.ts'
import { isInboxEmpty } from '../repositories/inbox.ts'
import { nameLookup } from '../repositories/name-lookup.ts'
import type { OpenRefusals } from '../repositories/refusals.ts'
import { openRefusals } from '../repositories/refusals.ts'
import { getSetting } from '../repositories/settings.ts'
import type { Lookup } from '../tables/types.ts'
import type { HeldPart } from './integrate-held.ts'
import { openHeldPart } from './integrate-held.ts'
import type { StorePart } from './integrate-stores.ts'
import { openStorePart } from './integrate-stores.ts'

/** What the records of one transaction share. */
export type Chunk = {
  readonly tx: Tx
  readonly lookup: Lookup
  readonly aliases: Aliases
  /** While initialising every row is taken; afterwards not over changes that central has not confirmed. */
  readonly confirmed: number | null
  /** Nor over what central refuses of ours. */
  readonly refusals: OpenRefusals | null
  isInboxEmpty: boolean
  readonly held: HeldPart
  /** Stores on their way here, or away (F-225, F-227). */
  readonly stores: StorePart
  /** This site edits central data (F-003). */
  readonly isPrimary: boolean
  /** Local names of the tables that have changed. */
  readonly changed: Set<string>
}

export function openChunk(tx: Tx, isInitialised: boolean): Chunk {
  const confirmed = journalCursor(tx, 'confirmed')
  return {
    tx,
    lookup: nameLookup(tx),
    aliases: loadAliases(tx),
    confirmed: isInitialised && lastCursor(tx) > confirmed ? confirmed : null,
    refusals: isInitialised ? openRefusals(tx) : null,
    isInboxEmpty: isInboxEmpty(tx),
    held: openHeldPart(tx),
    stores: openStorePart(tx),
    isPrimary: getSetting(tx, 'is_primary') ?? false,
    changed: new Set(),
  }
}
