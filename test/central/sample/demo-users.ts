import type { Storage } from '../store/storage.ts'
import { keepPassword, keepStores } from '../store/users.ts'
import type { Person } from '../users.ts'
import type { Store } from './country.ts'

/** Numbers of protocol-v5.md 4.14. */
const views = [2, 26, 39, 43, 63, 76, 99, 153, 156, 175, 190]
const orders = [1, 3, 37, 44, 91, 134, 139]
const invoices = [38, 42, 88, 94, 121, 122, 165, 168, 170]
const stock = [16, 49, 84, 109, 111, 112, 113, 114, 147, 172, 176]
const patients = [46, 62, 69]
const requisitions = [154, 200]
const administration = [73, 157, 171]

export type DemoUser = Required<Person> & {
  readonly role: 'pharmacist' | 'clerk' | 'administrator'
  readonly password: string
  /** Codes of the stores; the first one is the default. */
  readonly stores: readonly string[]
  readonly rights: readonly number[]
}

/** The people of the demo site, with passwords that everybody may know. */
export const demoUsers: readonly DemoUser[] = [
  {
    role: 'pharmacist',
    username: 'grace.wanjiru',
    password: 'grace-demo',
    firstName: 'Grace',
    lastName: 'Wanjiru',
    jobTitle: 'Pharmacist',
    email: 'grace.wanjiru@kibera.example',
    phone: '+254 20 555 0141',
    stores: ['KBR', 'LSB'],
    rights: [...views, ...orders, ...invoices, ...stock, ...patients, ...requisitions],
  },
  {
    role: 'clerk',
    username: 'peter.otieno',
    password: 'peter-demo',
    firstName: 'Peter',
    lastName: 'Otieno',
    jobTitle: 'Store keeper',
    email: 'peter.otieno@kibera.example',
    phone: '+254 20 555 0142',
    stores: ['KBR'],
    rights: views,
  },
  {
    role: 'administrator',
    username: 'amina.hassan',
    password: 'amina-demo',
    firstName: 'Amina',
    lastName: 'Hassan',
    jobTitle: 'Administrator',
    email: 'amina.hassan@kibera.example',
    phone: '+254 20 555 0143',
    stores: ['KBR', 'LSB'],
    rights: [...views, ...administration],
  },
]

/** Passwords, stores and rights of the demo users, whose ids come first in `userIds`. */
export function giveAccounts(storage: Storage, userIds: readonly string[], stores: readonly Store[]): void {
  for (const [at, user] of demoUsers.entries()) {
    const userId = userIds[at] ?? ''
    const theirs = user.stores.flatMap((code) => stores.find((store) => store.code === code) ?? [])
    keepPassword(storage, userId, user.password)
    keepStores(
      storage,
      userId,
      theirs.map((store, place) => ({ storeId: store.id, canLogin: true, isDefault: place === 0, rights: user.rights })),
    )
  }
}
