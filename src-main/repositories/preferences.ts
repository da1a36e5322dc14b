/** What somebody has chosen for themselves: theirs alone, on this computer alone. Values are JSON text. */
import { all, k, prepared, run } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'
import type { Tx } from '../db/write.ts'

const ofUser = prepared((p: { userId: string }) =>
  k.selectFrom('preference').select(['name', 'value']).where('user_id', '=', p.userId).orderBy('name'),
)
export const preferencesOf = (db: ReadDb, userId: string) => all(db, ofUser, { userId })

const put = prepared((p: { userId: string; name: string; value: string }) =>
  k
    .insertInto('preference')
    .values({ user_id: p.userId, name: p.name, value: p.value })
    .onConflict((on) => on.columns(['user_id', 'name']).doUpdateSet({ value: p.value })),
)
export const savePreference = (tx: Tx, userId: string, name: string, value: unknown): void =>
  void run(tx, put, { userId, name, value: JSON.stringify(value) })

const drop = prepared((p: { userId: string; name: string }) =>
  k.deleteFrom('preference').where('user_id', '=', p.userId).where('name', '=', p.name),
)
export const dropPreference = (tx: Tx, userId: string, name: string): void => void run(tx, drop, { userId, name })
