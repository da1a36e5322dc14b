/** Remembers for each person how they want the lists to look (U-75). */
import type { ListLooks } from '../contract/lists.ts'
import { Density, ListLook, ListName } from '../contract/lists.ts'
import type { Db, Tx } from '../db/write.ts'
import { write } from '../db/write.ts'
import { dropPreference, preferencesOf, savePreference } from '../repositories/preferences.ts'

export type LooksContext = { readonly db: Db; readonly clock: () => Date; readonly userId: string }

const prefix = 'list/'

/** What this person has changed. What another version wrote and this one cannot read counts as not changed. */
export function listLooks({ db, userId }: Pick<LooksContext, 'db' | 'userId'>): ListLooks {
  const lists: ListLooks['lists'] = {}
  let density: ListLooks['density'] = 'standard'
  for (const { name, value } of preferencesOf(db, userId)) {
    const given: unknown = JSON.parse(value)
    if (name === 'density') density = Density.catch('standard').parse(given)
    const list = ListName.safeParse(name.slice(prefix.length))
    const look = ListLook.safeParse(given)
    if (name.startsWith(prefix) && list.success && look.success) lists[list.data] = look.data
  }
  return { density, lists }
}

/** null: the list is as it was made. */
export function keepLook(context: LooksContext, list: string, look: ListLook | null): void {
  inWrite(context, (tx, userId) => {
    if (look === null) dropPreference(tx, userId, `${prefix}${list}`)
    else savePreference(tx, userId, `${prefix}${list}`, look)
  })
}

export function setDensity(context: LooksContext, density: Density): void {
  inWrite(context, (tx, userId) => savePreference(tx, userId, 'density', density))
}

function inWrite({ db, clock, userId }: LooksContext, fn: (tx: Tx, userId: string) => void): void {
  write(db, { kind: 'local', userId, at: clock().toISOString() }, (tx) => fn(tx, userId))
}
