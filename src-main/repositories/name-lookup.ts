import type { ReadDb } from '../db/open.ts'
import { statement } from '../db/query.ts'
import type { Lookup } from '../tables/types.ts'

type Facts = { readonly code: string | null; readonly type: string | null }

/** What derived words need to know of the other party. Remembers its answers: make one for each chunk of work. */
export function nameLookup(db: ReadDb): Lookup {
  const query = statement(db, 'SELECT code, type FROM name WHERE id = ?')
  const known = new Map<string, Facts | undefined>()
  return {
    name: (id) => {
      if (!known.has(id)) known.set(id, query.get(id) as Facts | undefined)
      return known.get(id)
    },
  }
}
