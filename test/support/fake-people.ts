/** Canned people of a clinic and a session that can be signed in and out of, for pictures and renderer tests. */
import type { HistoryEntry, SessionState, UserRow } from '../../src-main/contract/people.ts'
import { rights } from '../../src-main/contract/rights.ts'
import { refuse } from '../../src-main/contract/result.ts'
import type { Answers } from './fake-bridge.ts'

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

export const password = 'right'

export const pharmacist = { id: 'user-1', username: 'pharmacist', name: 'Grace Wanjiru', initials: 'GW', jobTitle: 'Pharmacist' }
export const clerk = { id: 'user-2', username: 'clerk', name: 'Peter Otieno', initials: 'PO', jobTitle: 'Store keeper' }
const people = [pharmacist, clerk]

const myStores: SessionState['stores'] = [
  { id: 'store-1', code: 'KBR', name: 'Kibera Clinic', shut: null },
  { id: 'store-2', code: 'LSB', name: 'Laini Saba Health Post', shut: null },
]

export const signedOut: SessionState = {
  user: null,
  locked: false,
  rights: [],
  whoGivesRights: '',
  stores: [],
  storeId: null,
  storeLocked: null,
  known: [
    { id: clerk.id, username: clerk.username, name: clerk.name, lastSignInAt: ago(1200) },
    { id: pharmacist.id, username: pharmacist.username, name: pharmacist.name, lastSignInAt: ago(900) },
  ],
  checkedAt: null,
  idleLockMinutes: 10,
  waitSeconds: 0,
}

export const signedIn: SessionState = {
  ...signedOut,
  user: pharmacist,
  rights: [...rights],
  whoGivesRights: 'Amina Yusuf',
  stores: myStores,
  storeId: 'store-1',
  checkedAt: 'central',
}

/** A clerk sees and does not change. */
export const clerkSignedIn: SessionState = { ...signedIn, user: clerk, rights: ['viewCustomerInvoices', 'viewStock'] }

export const users: UserRow[] = [
  {
    id: 'user-1',
    username: 'pharmacist',
    firstName: 'Grace',
    lastName: 'Wanjiru',
    jobTitle: 'Pharmacist',
    active: true,
    signedInHere: true,
  },
  { id: 'user-2', username: 'clerk', firstName: 'Peter', lastName: 'Otieno', jobTitle: 'Store keeper', active: true, signedInHere: true },
  { id: 'user-3', username: 'administrator', firstName: 'Amina', lastName: 'Yusuf', jobTitle: '', active: true, signedInHere: false },
  { id: 'user-4', username: 'njeri.k', firstName: '', lastName: '', jobTitle: 'Nurse', active: false, signedInHere: false },
]

const entry = (id: string, minutes: number, type: string, user: string, changedTo = ''): HistoryEntry => ({
  id,
  at: ago(minutes),
  type,
  user,
  changedFrom: '',
  changedTo,
})

export const history: HistoryEntry[] = [
  entry('a', 130, 'InvoiceCreated', 'Grace Wanjiru'),
  entry('b', 130, 'InvoiceNumberAllocated', 'Grace Wanjiru', '1071'),
  entry('c', 12, 'InvoiceStatusShipped', 'Peter Otieno'),
]

export type SessionPort = { readonly now: () => SessionState; readonly set: (state: SessionState) => SessionState }

/** Signs in everybody in the list by the one `password`. */
export function peopleAnswers({ now, set }: SessionPort): Answers {
  const enter = (username: string) => {
    const user = people.find((person) => person.username === username)
    return user === undefined ? refuse('refused', 'never_signed_in_here') : set({ ...(user === clerk ? clerkSignedIn : signedIn) })
  }
  const wrong = () => refuse('refused', 'wrong_password', {}, 'password')
  return {
    'session.state': () => now(),
    'session.signIn': (input) => (input.password === password ? enter(input.username) : wrong()),
    'session.signOut': () => set(signedOut),
    'session.touch': () => now(),
    'session.lock': () => set({ ...now(), locked: true }),
    'session.unlock': (input) => (input.password === password ? set({ ...now(), locked: false }) : wrong()),
    'session.setIdleLock': ({ minutes }) => set({ ...now(), idleLockMinutes: minutes }),
    'users.list': () => users,
    'users.create': (input) => ({ ...input, active: true, signedInHere: false }),
    'history.ofDocument': () => history,
  }
}
