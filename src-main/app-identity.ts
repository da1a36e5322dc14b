/** The data at hand as this computer knows them: checked at the start, counted with each use (design 7). */
import type { IdentityOutcome } from './contract/identity.ts'
import type { Db } from './db/open.ts'
import { holdJournal } from './db/hold-journal.ts'
import { write } from './db/write.ts'
import type { Log } from './log.ts'
import { lastCursor } from './repositories/change-log.ts'
import { countUse, lastUse } from './repositories/last-use.ts'
import { getSetting } from './repositories/settings.ts'
import type { FileFacts } from './site/start-check.ts'
import { isElsewhere, startCheck } from './site/start-check.ts'
import type { UseMemory } from './site/use-memory.ts'

export type Identity = {
  readonly outcome: IdentityOutcome
  readonly isElsewhere: boolean
  readonly computer: string
  readonly memory: UseMemory
  /** Before first run keeps its site: this computer uses this database from now on. */
  readonly registers: (site: { readonly uuid: string; readonly number: number; readonly name: string }) => void
  /** At a clean end: how far the journal has come. */
  readonly ends: () => void
}

type Options = { readonly db: Db; readonly memory: UseMemory; readonly computer: string; readonly clock: () => Date; readonly log: Log }

/** What is not `fine` can only be read: nothing is counted, so that the next start finds the same. */
export function checkIdentity({ db, memory, computer, clock, log }: Options): Identity {
  const facts = fileFacts(db)
  const outcome = startCheck(facts, memory.read(), computer)
  const now = (): string => clock().toISOString()
  if (outcome === 'fine' && facts.siteUuid !== null) {
    const at = now()
    const use = write(db, { kind: 'local', userId: null, at }, (tx) => countUse(tx, computer, at))
    if (use !== null && !memory.keep(use)) log.warn('the use of the data cannot be remembered outside their folder')
  }
  if (outcome !== 'fine') {
    log.warn('these are not the data that this computer used last', { outcome })
    holdJournal(db)
  }
  return {
    outcome,
    isElsewhere: isElsewhere(facts, computer),
    computer,
    memory,
    registers: ({ uuid, number, name }) => {
      const [at, databaseId] = [now(), getSetting(db, 'database_id') ?? '']
      // In the file too: another user of this computer may remember the database that was here before.
      write(db, { kind: 'local', userId: null, at }, (tx) => countUse(tx, computer, at))
      const counter = getSetting(db, 'last_use')?.counter ?? 0
      memory.keep({ databaseId, counter, cursor: 0, at, site: { uuid, number, name } })
    },
    ends: () => {
      const use = outcome === 'fine' ? lastUse(db, now()) : null
      if (use !== null) memory.keep(use)
    },
  }
}

const fileFacts = (db: Db): FileFacts => ({
  databaseId: getSetting(db, 'database_id') ?? '',
  siteUuid: getSetting(db, 'site')?.uuid ?? null,
  lastUse: getSetting(db, 'last_use') ?? null,
  cursor: lastCursor(db),
  isRestored: getSetting(db, 'restored') !== undefined,
})
