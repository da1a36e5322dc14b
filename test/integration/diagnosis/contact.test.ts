/** U-81: whom people here ask for help, written down by an administrator and kept on this computer alone. */
import { expect, test } from 'vitest'
import { anewWhereAsked } from '../../../src-main/app-anew.ts'
import { write } from '../../../src-main/db/write.ts'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { valueOf } from '../../support/builders.ts'
import { bySync, makeDb } from '../../support/make-db.ts'
import { allNumbers, loginStub, numbersOf, nurse, openClinic, reopenClinic } from '../../support/people.ts'

const desk = 'Medicines desk, 0800 123 456, help@stores.example'
const missing = { ok: false, error: { code: 'forbidden', reason: 'right_missing' } }

test('U-81: an administrator writes it down; every page hears of it, also before anybody signs in, and it is there after a restart', async () => {
  const clinic = await openClinic()
  expect(valueOf(await clinic.client['app.state']({})).contact).toBe('')
  valueOf(await clinic.client['session.signIn'](nurse))
  expect(valueOf(await clinic.client['app.setContact']({ contact: `  ${desk.replace(', 0800', ',\r\n\t0800')} ` })).contact).toBe(desk)
  clinic.tick()
  expect(clinic.events.filter(({ name }) => name === 'app.state').at(-1)).toMatchObject({ payload: { contact: desk } })
  expect(valueOf(await clinic.page('nobody is signed in')['app.state']({})).contact).toBe(desk)
  await clinic.close()
  const again = await reopenClinic(clinic.folder, clinic.central)
  expect(valueOf(await again.client['app.state']({})).contact).toBe(desk)
  valueOf(await again.client['session.signIn'](nurse))
  expect(valueOf(await again.client['app.setContact']({ contact: ' ' })).contact).toBe('')
})

test('U-81: it is kept on this computer and never in the journal; without the right it may be read alone, and it has its bounds', async () => {
  const central = loginStub({ 'store-a': allNumbers })
  central.add('clerk', { 'store-a': numbersOf('viewStock') })
  const clinic = await openClinic(undefined, central)
  const journal = () => clinic.sqlite.prepare('SELECT count(*) FROM change_log').pluck().get()
  valueOf(await clinic.client['session.signIn'](nurse))
  const before = journal()
  valueOf(await clinic.client['app.setContact']({ contact: desk }))
  expect(journal()).toBe(before)
  expect(await clinic.client['app.setContact']({ contact: 'x'.repeat(201) })).toMatchObject({ error: { code: 'validation' } })
  valueOf(await clinic.client['session.signOut']({}))
  expect(await clinic.client['app.setContact']({ contact: 'me' })).toMatchObject({ error: { reason: 'not_signed_in' } })
  valueOf(await clinic.client['session.signIn']({ username: 'clerk', password: 'clerk-secret' }))
  expect(await clinic.client['app.setContact']({ contact: 'me' })).toMatchObject(missing)
  expect(valueOf(await clinic.client['app.state']({})).contact).toBe(desk)
})

test.each([
  ['loaded anew', {}, desk],
  ['removed', { forgetsSite: true }, undefined],
] as const)('U-81: where the site is %s, what helps the same people stays, and no more', (_what, how, left) => {
  const db = makeDb()
  write(db, bySync, (tx) => {
    setSetting(tx, 'contact', desk)
    setSetting(tx, 'start_anew', { at: '2026-03-01T08:00:00.000Z', ...how })
  })
  const fresh = anewWhereAsked(db, new Date('2026-03-01T08:00:00Z'))
  expect(getSetting(fresh, 'contact')).toBe(left)
  fresh.close()
})
