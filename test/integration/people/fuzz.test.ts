/**
 * Random and nearly right payloads over every operation, by everybody who may not: main answers each with a Result, and
 * not a row of the data is another one afterwards. The long form asks a hundred thousand (OUTPOST_LONG=1).
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import { valueOf } from '../../support/builders.ts'
import { allNumbers, allRows, loginStub, nurse, openClinic } from '../../support/people.ts'

const questions = process.env['OUTPOST_LONG'] === '1' ? 100_000 : 5000

const ids = ['open', 'theirs', 'ward', 'amox', 'a', 'store-a', 'store-c', 'nurse', '__proto__', '9b2f0f5e-4f0c-4f43-9f5c-0d7a3a3b1c11']
const words = ['', "'; DROP TABLE user; --", '\u0000', '\ud800', 'x'.repeat(3000), 'constructor', 'nurse-secre', '2026-03-01T00:00:00Z']
const figures = [0, -1, 1, 50, 0.5, 1e12, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]
const value = fc.oneof(
  fc.constantFrom<unknown>(...ids, ...words, ...figures, null, undefined, true, false, [], {}),
  fc.anything({ maxDepth: 2, withBigInt: true, withNullPrototype: true }),
)
const keys = (
  'id version units packs itemId stockLineId nameId storeId search limit offset filter sort until before comment theirRef address variant ' +
  'siteName password username firstName lastName jobTitle minutes locale theme userId rights sessionId __proto__ extra'
).split(' ')
const names = Object.keys(operations) as OperationName[]

/** The very keys that an operation reads, so that many payloads come through to session and rights. */
function keysOf(name: OperationName): string[] {
  const { shape } = operations[name].input as unknown as { shape: Record<string, unknown> }
  return Object.keys(shape)
}

const question = fc.constantFrom(...names).chain((name) => {
  const fitting = fc.record(Object.fromEntries(keysOf(name).map((key) => [key, value])))
  const payload = fc.oneof({ weight: 3, arbitrary: fitting }, fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6 }), value)
  return fc.tuple(fc.constant(name), payload)
})

/** Nobody; someone locked; someone without rights; someone whose rights are at another store. */
const pages = ['nobody', 'locked', 'idler', 'elsewhere'] as const
/** These change what they are made for: the look, the session, the count of wrong passwords. */
const ofTheProgram = ['setting', 'sign_in', 'sign_in_failure', 'user_store', 'user_right', 'sync_run']

test(`${questions} questions by people who may not leave every row as it was`, { timeout: 3_600_000 }, async () => {
  const central = loginStub()
  central.add('idler', { 'store-a': [] })
  central.add('elsewhere', { 'store-a': [], 'store-c': allNumbers })
  const clinic = await openClinic(({ add }) => {
    add.batch('a', 10)
    add.invoice('open')
    add.invoice('theirs', { store_ID: 'store-c' })
  }, central)
  const enter = async (page: (typeof pages)[number]): Promise<void> => {
    if (page === 'nobody') return void (await clinic.page(page)['session.signOut']({}))
    const given = page === 'locked' ? nurse : { username: page, password: `${page}-secret` }
    valueOf(await clinic.page(page)['session.signIn'](given))
    if (page === 'locked') valueOf(await clinic.page(page)['session.lock']({}))
  }
  for (const page of pages) await enter(page)
  // Whoever opens a store of theirs may do there what they may: that is no question of somebody who may not.
  const isAllowed = (page: string, name: string): boolean => page === 'elsewhere' && name === 'stores.open'
  const before = allRows(clinic.sqlite, ofTheProgram)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pages), question, async (page, [name, input]) => {
      if (isAllowed(page, name)) return
      const answer = await clinic.app.invoke(name, input, page)
      expect(typeof answer.ok).toBe('boolean')
      if (!answer.ok) expect({ name, code: answer.error.code }).not.toMatchObject({ code: 'internal' })
      const isOfTheirs = operations[name].needs === 'store' || operations[name].right !== null
      if (isOfTheirs) expect({ page, name, ok: answer.ok }).toEqual({ page, name, ok: false })
      if (name === 'session.signOut' || name === 'session.signIn') clinic.sqlite.exec('DELETE FROM sign_in_failure')
      if (name === 'session.signOut' && page !== 'nobody') await enter(page)
    }),
    { numRuns: questions, endOnFailure: true },
  )
  const signIns = (rows: Record<string, unknown[]>) => ({
    ...rows,
    activity_log: (rows['activity_log'] as { type: string }[]).filter((row) => row.type !== 'UserLoggedIn'),
    change_log: (rows['change_log'] as { table_name: string }[]).filter((row) => row.table_name !== 'activity_log'),
  })
  expect(signIns(allRows(clinic.sqlite, ofTheProgram))).toEqual(signIns(before))
  expect(clinic.log.filter((entry) => entry.level === 'error')).toEqual([])
  expect(valueOf(await clinic.client['app.state']({})).phase).toBe('ready')
})
