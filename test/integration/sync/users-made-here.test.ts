/** DT-60: a user who is made here, beside a central that takes users and one that does not. */
import { expect, test } from 'vitest'
import { countProblems } from '../../../src-main/repositories/inbox.ts'
import { saveNewUser } from '../../../src-main/repositories/users.ts'
import { openCountry } from '../../central/test-country.ts'
import { openCycleSite } from '../../support/cycle-site.ts'
import { locally } from '../../support/make-db.ts'
import { issue } from '../../support/sync-site.ts'

const make = (db: Parameters<typeof locally>[0], id: string, name: string) =>
  locally(db, (tx) => saveNewUser(tx, { id, name, first_name: null, last_name: null, job_title: null, language: 0, is_active: 1 }))

async function besides(takesUsers: boolean, refusals: 'all_or_none' | 'single' = 'all_or_none') {
  const country = await openCountry('A', { takesUsers, refusals })
  const site = openCycleSite(country.central.url)
  expect(await site.sync()).toMatchObject({ kind: 'done' })
  const { admin } = country.central
  const users = () => admin.records('user').map((row) => row['ID'])
  const invoices = () => admin.records('transact').map((row) => row['ID'])
  const bill = (id: string) => issue(site.db, { id, storeId: country.store.storeId, nameId: 'ward-1' })
  return { ...site, admin, users, invoices, bill }
}

test('DT-60: a central that says that it takes users gets them', async () => {
  const { db, sync, users } = await besides(true)
  make(db, 'u-1', 'faith')
  expect(await sync()).toMatchObject({ kind: 'done', sent: 1 })
  expect(users()).toEqual(['u-1'])
})

test.each(['all_or_none', 'single'] as const)(
  'DT-60: to a central that does not say so no user is sent: the site is not stopped, and the user is a problem here (%s)',
  async (refusals) => {
    const { db, sync, users, invoices, bill } = await besides(false, refusals)
    make(db, 'u-1', 'faith')
    bill('inv-1')
    expect(await sync()).toMatchObject({ kind: 'done' })
    bill('inv-2')
    expect(await sync()).toMatchObject({ kind: 'done', sent: 2 })
    expect([users(), new Set(invoices()), countProblems(db)]).toEqual([[], new Set(['inv-1', 'inv-2']), 1])
  },
)

test('DT-60: once central takes users, what was held is sent by itself and is a problem no more', async () => {
  const { db, sync, users, admin } = await besides(false)
  make(db, 'u-1', 'faith')
  await sync()
  make(db, 'u-1', 'faith wanja')
  expect(await sync()).toMatchObject({ kind: 'done' })
  expect([users(), countProblems(db)]).toEqual([[], 1])
  admin.set({ takesUsers: true })
  expect(await sync()).toMatchObject({ kind: 'done', sent: 1 })
  expect([users(), countProblems(db)]).toEqual([['u-1'], 0])
  expect(admin.record('user', 'u-1')).toMatchObject({ name: 'faith wanja' })
})
