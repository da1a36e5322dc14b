/** DT-60: making a user here. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { allRows, openClinic, signInNurse } from '../../support/people.ts'

const person = () => ({ id: randomUUID(), username: 'faith', firstName: 'Faith', lastName: '', jobTitle: '' })

test('DT-60: a user is made once, waits for central, and has no password yet', async () => {
  const clinic = await openClinic()
  await signInNurse(clinic.client)
  const given = person()
  expect(valueOf(await clinic.client['users.create'](given))).toMatchObject({ username: 'faith', active: true, signedInHere: false })
  expect(valueOf(await clinic.client['users.create'](given)).id).toBe(given.id)
  expect(reasonOf(await clinic.client['users.create'](person()))).toBe('username_taken')
  expect(clinic.sqlite.prepare("SELECT user_id FROM change_log WHERE table_name = 'user'").all()).toEqual([{ user_id: 'nurse' }])
})

test.each([
  ['says nothing of users', "DELETE FROM setting WHERE key = 'takes_users'"],
  ['says that it takes none', "UPDATE setting SET value = 'false' WHERE key = 'takes_users'"],
])('DT-60: where central %s, none is made: it would wait for ever, or stop the site', async (_title, unset) => {
  const clinic = await openClinic()
  await signInNurse(clinic.client)
  clinic.sqlite.exec(unset)
  const before = allRows(clinic.sqlite)
  expect(await clinic.client['users.create'](person())).toMatchObject({ error: { code: 'refused', reason: 'users_made_at_central' } })
  expect(allRows(clinic.sqlite)).toEqual(before)
})
