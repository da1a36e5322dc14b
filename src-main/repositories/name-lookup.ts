import type { ReadDb } from '../db/open.ts'
import { statement } from '../db/query.ts'
import type { Lookup } from '../tables/types.ts'

type Facts = NonNullable<ReturnType<Lookup['name']>>

/** What derived words need to know of the other party. Remembers whom it found: make one for each chunk of work. */
export function nameLookup(db: ReadDb): Lookup {
  const query = statement(db, 'SELECT code, type FROM name WHERE id = ?')
  const known = new Map<string, Facts>()
  return {
    name: (id) => {
      const facts = known.get(id) ?? (query.get(id) as Facts | undefined)
      if (facts !== undefined) known.set(id, facts)
      return facts
    },
  }
}
