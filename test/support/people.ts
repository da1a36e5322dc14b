/** People for tests: a central that answers logins by itself, and the way in through the real service. */
import type { Client } from '../../src-main/contract/client.ts'
import type { SessionState } from '../../src-main/contract/people.ts'
import type { Right } from '../../src-main/contract/rights.ts'
import { rightNumbers } from '../../src-main/contract/rights.ts'
import { foldUsername } from '../../src-main/domain/people.ts'
import type { LoginAnswer, LoginCentral, LoginQuestion } from '../../src-main/services/sign-in.ts'
import type { Central } from '../central/central.ts'
import { valueOf } from './builders.ts'

export const allNumbers: readonly number[] = Object.values(rightNumbers)
export const numbersOf = (...rights: Right[]): number[] => rights.map((right) => rightNumbers[right])

export type TestUser = {
  readonly id: string
  readonly username: string
  password: string
  isActive: boolean
  /** Permission numbers by store; the first store is the user's own. */
  stores: Record<string, readonly number[]>
}

export const nurse = { username: 'nurse', password: 'nurse-secret' }

export type LoginStub = {
  readonly login: LoginCentral
  readonly users: Map<string, TestUser>
  readonly asked: LoginQuestion[]
  /** What it answers next instead: an answer, or how the line fails. */
  answer: LoginAnswer | null
  add(username: string, stores: TestUser['stores'], more?: Partial<TestUser>): TestUser
}

/** Knows the nurse, who may do everything in `store-a`, and whom a test adds. */
export function loginStub(stores: TestUser['stores'] = { 'store-a': allNumbers }): LoginStub {
  const stub: LoginStub = {
    users: new Map(),
    asked: [],
    answer: null,
    login: (question) => {
      stub.asked.push(question)
      return Promise.resolve(stub.answer ?? answerOf(stub.users.get(foldUsername(question.username)), question.password))
    },
    add: (username, theirs, more = {}) => {
      const user = { id: username, username, password: `${username}-secret`, isActive: true, stores: theirs, ...more }
      stub.users.set(foldUsername(username), user)
      return user
    },
  }
  stub.add(nurse.username, stores)
  return stub
}

export const offline: LoginAnswer = { kind: 'unreachable', cause: 'offline' }

function answerOf(user: TestUser | undefined, password: string): LoginAnswer {
  if (user === undefined || user.password !== password) return { kind: 'wrong' }
  const stores = Object.entries(user.stores).map(([storeId, rights], at) => ({ storeId, isDefault: at === 0, rights }))
  const told = { id: user.id, username: user.username, firstName: 'Test', lastName: user.username, jobTitle: '', isActive: user.isActive }
  return { kind: 'accepted', user: told, stores }
}

/** A nurse at a real central, who may do everything in these stores. */
export const addNurse = ({ admin }: Central, ...storeIds: string[]): { userId: string } =>
  admin.createUser({ ...nurse, firstName: 'Test', lastName: 'Nurse', stores: storeIds.map((storeId) => ({ storeId, rights: allNumbers })) })

export const signInNurse = async (client: Client): Promise<SessionState> => valueOf(await client['session.signIn'](nurse))
