import { randomUUID } from 'node:crypto'
import { saveChange } from './changes.ts'
import { forgetFailures } from './store/login-failures.ts'
import { hasRecord, listRecords, readRecord, textAt, type Data } from './store/records.ts'
import type { Storage } from './store/storage.ts'
import { accountOf, keepPassword, keepStores, permissionCount, storesOfUser, type UserStore } from './store/users.ts'
import { emptyRow } from './wire/columns.ts'

export type Person = {
  username: string
  firstName?: string
  lastName?: string
  jobTitle?: string
  email?: string
  phone?: string
}
export type StoreWish = { storeId: string; rights?: readonly number[]; canLogin?: boolean; isDefault?: boolean }
export type NewUser = Person & { id?: string; password: string; stores?: readonly StoreWish[] }
export type UserDetails = {
  readonly userId: string
  readonly username: string
  readonly active: boolean
  readonly stores: readonly UserStore[]
}

const initial = (name = ''): string => Array.from(name)[0] ?? ''

/** The values of a `user` row that say who it is. */
export const personValues = (person: Person): Data => ({
  name: person.username,
  first_name: person.firstName ?? '',
  last_name: person.lastName ?? '',
  initials: initial(person.firstName) + initial(person.lastName),
  job_title: person.jobTitle ?? '',
  e_mail: person.email ?? '',
  phone1: person.phone ?? '',
  active: true,
  date_created: '2024-01-08',
  type: { types: ['desktop'] },
  tags: { tags: [] },
  dashboard_tabs: { tabs: [] },
})

function checkRights(rights: readonly number[]): void {
  const wrong = rights.find((number) => !Number.isInteger(number) || number < 1 || number > permissionCount)
  if (wrong !== undefined) throw new Error(`A permission number is a whole number from 1 to ${permissionCount}, not ${wrong}.`)
}

/** Whole rows for what was wished: the first store is the default one where none says so. */
function fullStores(storage: Storage, wishes: readonly StoreWish[]): UserStore[] {
  const hasDefault = wishes.some((wish) => wish.isDefault)
  return wishes.map(({ storeId, rights = [], canLogin = true, isDefault = false }, at) => {
    if (!hasRecord(storage, 'store', storeId)) throw new Error(`Central has no store ${storeId}.`)
    checkRights(rights)
    return { storeId, canLogin, isDefault: hasDefault ? isDefault : at === 0, rights: [...new Set(rights)] }
  })
}

function userOrFault(storage: Storage, userId: string): Data {
  const user = readRecord(storage, 'user', userId)
  if (!user) throw new Error(`Central has no user ${userId}.`)
  return user
}

function setPassword(storage: Storage, userId: string, password: string): void {
  const username = textAt(userOrFault(storage, userId), 'name')
  if ((accountOf(storage, username) ?? userId) !== userId) throw new Error(`There is a user ${username} already.`)
  keepPassword(storage, userId, password)
  forgetFailures(storage, username)
}

function setStores(storage: Storage, userId: string, stores: readonly StoreWish[]): void {
  userOrFault(storage, userId)
  keepStores(storage, userId, fullStores(storage, stores))
}

function createUser(storage: Storage, user: NewUser): { userId: string } {
  const userId = user.id ?? randomUUID()
  storage.atomically(() => {
    saveChange(storage, 'user', userId, { ...emptyRow('user'), ...personValues(user), ID: userId })
    setPassword(storage, userId, user.password)
    setStores(storage, userId, user.stores ?? [])
  })
  return { userId }
}

function setRights(storage: Storage, userId: string, storeId: string, rights: readonly number[]): void {
  const stores = storesOfUser(storage, userId)
  const isNew = !stores.some((store) => store.storeId === storeId)
  const wishes: StoreWish[] = stores.map((store) => (store.storeId === storeId ? { ...store, rights } : store))
  setStores(storage, userId, isNew ? [...wishes, { storeId, rights }] : wishes)
}

/** Operations on the people who sign in over /api/v4/login. Rights are told at a login alone; the `user` row goes to all sites. */
export function createUserAdmin(storage: Storage) {
  return {
    /** Throws where the name has a password already, a store is unknown or a right is no permission number. */
    createUser: (user: NewUser): { userId: string } => createUser(storage, user),
    /** Also gives a password to somebody who came as a mere row; ends a block of the name. */
    setUserPassword: (userId: string, password: string): void => setPassword(storage, userId, password),
    /** Replaces the rights at one store; a store that the user did not have is added. */
    setUserRights: (userId: string, storeId: string, rights: readonly number[]): void => setRights(storage, userId, storeId, rights),
    /** Replaces all stores and rights. */
    setUserStores: (userId: string, stores: readonly StoreWish[]): void => setStores(storage, userId, stores),
    takeStoreFromUser: (userId: string, storeId: string): void => {
      const kept = storesOfUser(storage, userId).filter((store) => store.storeId !== storeId)
      keepStores(storage, userId, kept)
    },
    /** The row stays, with `active` false, and goes to all sites; the password is good no more. */
    deactivateUser: (userId: string): void => saveChange(storage, 'user', userId, { ...userOrFault(storage, userId), active: false }),
    users: (): UserDetails[] =>
      listRecords(storage, 'user').map((row) => {
        const userId = textAt(row, 'ID')
        return { userId, username: textAt(row, 'name'), active: row['active'] === true, stores: storesOfUser(storage, userId) }
      }),
  }
}
