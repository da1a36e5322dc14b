/** Other parties as a store may see them: by its name_store_join rows and nothing else (F-020). */
import { sql } from 'kysely'
import { all, k, one, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import { adjustmentNameCode } from '../domain/invoice-words.ts'
import type { PartyRole } from '../domain/invoice.ts'

const party = prepared((p: { nameId: string; storeId: string }) =>
  k
    .selectFrom('name as n')
    .select(['n.id', 'n.code', 'n.name', 'n.type', 'n.is_customer', 'n.is_supplier', 'n.on_hold', 'n.status'])
    .select([
      sql<number>`EXISTS (SELECT 1 FROM name_store_join j WHERE j.store_id = ${p.storeId} AND j.name_id = n.id AND coalesce(j.is_inactive, 0) = 0)`.as(
        'visible',
      ),
      sql<number>`n.id = (SELECT name_id FROM store WHERE id = ${p.storeId})`.as('is_this_store'),
    ])
    .where('n.id', '=', p.nameId),
)

/** What the rules ask of the other party of a document of this store; undefined where the name is not known here. */
export const readParty = (db: ReadDb, storeId: string, nameId: string) => one(db, party, { nameId, storeId })
export type PartyRecord = NonNullable<ReturnType<typeof readParty>>

/**
 * Customers or suppliers that the store sees and that hold all `words` (folded text), at most `limit`; those whose code or
 * name begins with the first word come first. Patients are not customers of shipments (F-171), a store is not its own,
 * and the partner of inventory adjustments is nobody with whom anything is traded.
 */
export function partiesOf(db: ReadDb, storeId: string, role: PartyRole, words: readonly string[], limit: number) {
  let query = k
    .selectFrom('name_store_join as j')
    .innerJoin('name as n', 'n.id', 'j.name_id')
    .select(['n.id', 'n.code', 'n.name', 'n.type', 'n.on_hold'])
    .distinct()
    .where('j.store_id', '=', storeId)
    .where(sql<boolean>`coalesce(j.is_inactive, 0) = 0`)
    .where(role === 'customer' ? 'n.is_customer' : 'n.is_supplier', '=', 1)
    .where('n.status', '=', 'active')
    .where(sql<boolean>`coalesce(n.type, '') <> 'patient' AND coalesce(n.code, '') <> ${adjustmentNameCode}`)
    .where(sql<boolean>`n.id <> (SELECT name_id FROM store WHERE id = ${storeId})`)
  for (const word of words) query = query.where(sql<boolean>`instr(n.search_text, ${word}) > 0`)
  return all(db, query.orderBy(matchRank('n.search_text', words)).orderBy('n.name').orderBy('n.id').limit(limit))
}

/** 0 at the very beginning, 1 at the beginning of a word, 2 anywhere; texts hold code and name, folded. */
export function matchRank(column: string, words: readonly string[]) {
  const first = words[0] ?? ''
  const text = sql.ref(column)
  return sql<number>`CASE WHEN ${text} = ${first} OR instr(${text}, ${`${first} `}) = 1 THEN 0 WHEN instr(${text}, ${first}) = 1 THEN 1 WHEN instr(${text}, ${` ${first}`}) > 0 THEN 2 ELSE 3 END`
}
