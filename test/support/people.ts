/** People for tests: a central that answers logins by itself, and the way in through the real service. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Client } from '../../src-main/contract/client.ts'
import { createClient } from '../../src-main/contract/client.ts'
import type { SessionState } from '../../src-main/contract/people.ts'
import type { Right } from '../../src-main/contract/rights.ts'
import { rightNumbers } from '../../src-main/contract/rights.ts'
import { write } from '../../src-main/db/write.ts'
import { foldUsername } from '../../src-main/domain/people.ts'
import type { Timer } from '../../src-main/ipc/publisher.ts'
import { setSetting } from '../../src-main/repositories/settings.ts'
import type { LoginAnswer, LoginCentral, LoginQuestion } from '../../src-main/services/sign-in.ts'
import type { Central } from '../central/central.ts'
import type { Clinic } from './builders.ts'
import { makeClinic, now, valueOf } from './builders.ts'
import { makeFolder } from './make-db.ts'
import type { TestApp } from './test-app.ts'
import { openApp } from './test-app.ts'

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

export type ClinicApp = TestApp & {
  readonly central: LoginStub
  /** The file's own rows, past the program: for what a test spoils or compares. */
  readonly sqlite: Database.Database
  /** Another page of the same program. */
  readonly page: (sessionId: string) => Client
  /** The clock of the program, in milliseconds; it stands still unless it is moved. */
  readonly passes: (ms: number) => void
  /** Runs what waits for its time, as if it had come. */
  readonly tick: () => void
}

/**
 * The program over a clinic: `store-a` and `store-c` are active here, `store-b` is not. `fill` puts rows in before it
 * opens. Nothing is asked of any line: logins go to the stub, and the site has no password to sync with.
 */
export async function openClinic(fill: (clinic: Clinic) => void = () => {}, central: LoginStub = loginStub()): Promise<ClinicApp> {
  const folder = makeFolder()
  fillClinic(folder, fill)
  return reopenClinic(folder, central)
}

/** The same folder again, as after a restart. `at` is the time at which it opens. */
export async function reopenClinic(folder: string, central: LoginStub, at: number = now.getTime()): Promise<ClinicApp> {
  let time = at
  const due = new Set<() => void>()
  const timer: Timer = {
    after: (_ms, run) => {
      due.add(run)
      return () => due.delete(run)
    },
  }
  const outpost = await openApp({ dataFolder: folder, clock: () => new Date(time), timer, login: central.login })
  const sqlite = new Database(join(folder, 'outpost.db'))
  onTestFinished(() => void sqlite.close())
  const page = (sessionId: string) =>
    createClient(
      (name, input) => outpost.app.invoke(name, input, sessionId),
      (listener) => outpost.app.subscribe(listener, sessionId),
    )
  const tick = () => {
    for (const run of Array.from(due)) {
      due.delete(run)
      run()
    }
  }
  return { ...outpost, central, sqlite, page, passes: (ms) => void (time += ms), tick }
}

/** The clinic in that folder, with what `fill` adds; nothing is open afterwards. */
export function fillClinic(folder: string, fill: (clinic: Clinic) => void): void {
  const clinic = makeClinic({ folder, isAudited: false })
  clinic.add.store('store-c')
  write(clinic.db, { kind: 'local', userId: null, at: now.toISOString() }, (tx) => {
    setSetting(tx, 'address', 'https://central.example')
    setSetting(tx, 'variant', 'A')
    setSetting(tx, 'site_name', 'Kibera')
    setSetting(tx, 'takes_users', true)
  })
  fill(clinic)
  clinic.db.close()
}

/** What the worker notes by itself whenever it has the time: nobody has asked for it. */
const ofWorker = { table: 'queue_day', settings: new Set(['last_cleaning', 'last_check']) }

/** Every row of every table, to see that nothing has changed; `but` names tables that may. */
export function allRows(sqlite: Database.Database, but: readonly string[] = []): Record<string, unknown[]> {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  const kept = tables.filter((name) => name !== ofWorker.table && !but.includes(name))
  const rows = Object.fromEntries(kept.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()]))
  const { setting } = rows
  if (setting !== undefined) rows.setting = (setting as { key: string }[]).filter(({ key }) => !ofWorker.settings.has(key))
  return rows
}
