/** U-03: the idle lock keeps what lies open; unlocking asks for the password as signing in does. */
import { describe, expect, test } from 'vitest'
import type { SessionState } from '../../../src-main/contract/people.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import type { ClinicApp } from '../../support/people.ts'
import { allNumbers, loginStub, nurse, offline, openClinic } from '../../support/people.ts'

const minute = 60_000
const state = async ({ client }: ClinicApp): Promise<SessionState> => valueOf(await client['session.state']({}))

async function atWork(): Promise<ClinicApp> {
  const clinic = await openClinic((rows) => rows.add.invoice('open'), loginStub({ 'store-a': allNumbers, 'store-c': allNumbers }))
  valueOf(await clinic.client['session.signIn'](nurse))
  return clinic
}

const lastHeard = ({ events }: ClinicApp) => events.findLast((event) => event.name === 'session.state')?.payload

describe('the idle lock', () => {
  test('comes after ten minutes without a touch, is told to the page, and keeps user and store', async () => {
    const clinic = await atWork()
    clinic.passes(10 * minute - 1)
    clinic.tick()
    expect((await state(clinic)).locked).toBe(false)
    clinic.passes(1)
    clinic.tick()
    clinic.tick()
    expect(lastHeard(clinic)).toMatchObject({ locked: true, user: { id: 'nurse' }, storeId: 'store-a' })
    expect(reasonOf(await clinic.client['invoice.get']({ id: 'open' }))).toBe('locked')
  })

  test('comes at the next question too, should nothing have ticked: the computer slept', async () => {
    const clinic = await atWork()
    clinic.passes(8 * 60 * minute)
    expect(reasonOf(await clinic.client['invoice.edit']({ id: 'open', version: 0, comment: 'late' }))).toBe('locked')
    expect((await state(clinic)).locked).toBe(true)
  })

  test('what a page asks by itself is no sign of a person; what people do is', async () => {
    const clinic = await atWork()
    const { client } = clinic
    const list = { filter: {}, sort: {}, offset: 0, limit: 50 }
    for (let n = 0; n < 9; n++) {
      clinic.passes(minute)
      valueOf(await client['transactions.list'](list))
      valueOf(await client['invoice.get']({ id: 'open' }))
      valueOf(await client['sync.status']({}))
      valueOf(await client['sync.waiting']({}))
      await state(clinic)
    }
    clinic.passes(minute)
    expect(reasonOf(await client['transactions.list'](list))).toBe('locked')

    valueOf(await client['session.unlock']({ password: nurse.password }))
    for (const act of [
      () => client['invoice.edit']({ id: 'open', version: 0, comment: 'x' }),
      () => client['items.search']({ search: 'a', limit: 5 }),
      () => client['session.touch']({}),
    ]) {
      clinic.passes(9 * minute)
      await act()
      clinic.passes(9 * minute)
      expect((await state(clinic)).locked).toBe(false)
      valueOf(await client['session.touch']({}))
    }
  })

  test('the shield, the home page and the lists ask after every sync: they keep no page open', async () => {
    const clinic = await atWork()
    const { client } = clinic
    for (let n = 0; n < 10; n++) {
      clinic.passes(minute)
      await client['safety.state']({})
      await client['safety.loss']({})
      await client['start.report']({})
      await client['connection.queue']({})
      await client['backups.state']({})
      await client['home.outbound']({})
      await client['items.counts']({})
      await client['stock.list']({ filter: {}, sort: {}, offset: 0, limit: 50 })
      await client['stocktakes.list']({ filter: {}, offset: 0, limit: 50 })
      await client['documents.related']({ id: 'open' })
      await client['journal.state']({})
    }
    expect((await state(clinic)).locked).toBe(true)
  })

  test('a touch does not unlock, and a refused question does not count', async () => {
    const clinic = await atWork()
    clinic.passes(10 * minute)
    expect(valueOf(await clinic.client['session.touch']({})).locked).toBe(true)
    valueOf(await clinic.client['session.unlock']({ password: nurse.password }))
    clinic.passes(9 * minute)
    clinic.sqlite.exec('DELETE FROM user_right')
    expect(reasonOf(await clinic.client['invoice.edit']({ id: 'open', version: 0, comment: 'x' }))).toBe('right_missing')
    clinic.passes(minute)
    expect((await state(clinic)).locked).toBe(true)
  })

  test('a clock that is set back does not keep a page open', async () => {
    const clinic = await atWork()
    clinic.passes(-30 * 24 * 60 * minute)
    clinic.tick()
    clinic.passes(10 * minute)
    expect((await state(clinic)).locked).toBe(true)
  })

  test('its minutes are set by who may, between 1 and 240', async () => {
    const clinic = await atWork()
    expect((await state(clinic)).idleLockMinutes).toBe(10)
    expect(await clinic.client['session.setIdleLock']({ minutes: 0 })).toMatchObject({ error: { code: 'validation' } })
    expect(valueOf(await clinic.client['session.setIdleLock']({ minutes: 3 })).idleLockMinutes).toBe(3)
    clinic.passes(3 * minute)
    expect((await state(clinic)).locked).toBe(true)
  })

  test('locks each page for itself', async () => {
    const clinic = await atWork()
    valueOf(await clinic.page('second')['session.signIn'](nurse))
    clinic.passes(6 * minute)
    valueOf(await clinic.page('second')['session.touch']({}))
    clinic.passes(6 * minute)
    expect([(await state(clinic)).locked, valueOf(await clinic.page('second')['session.state']({})).locked]).toEqual([true, false])
  })
})

describe('U-03: sleep and the lock of the operating system', () => {
  test('lock every page at once, keep user, store and what lies open, and tell the pages', async () => {
    const clinic = await atWork()
    valueOf(await clinic.page('second')['session.signIn'](nurse))
    clinic.app.lockAll()
    clinic.tick()
    expect(lastHeard(clinic)).toMatchObject({ locked: true, user: { id: 'nurse' }, storeId: 'store-a' })
    for (const client of [clinic.client, clinic.page('second')])
      expect(reasonOf(await client['invoice.get']({ id: 'open' }))).toBe('locked')
    expect(valueOf(await clinic.client['session.touch']({})).locked).toBe(true)
    valueOf(await clinic.client['session.unlock']({ password: nurse.password }))
    valueOf(await clinic.client['invoice.get']({ id: 'open' }))
    expect(reasonOf(await clinic.page('second')['invoice.get']({ id: 'open' }))).toBe('locked')
  })

  test('come while a password is looked at: it is right, and the page is locked all the same', async () => {
    const clinic = await atWork()
    valueOf(await clinic.client['session.lock']({}))
    const unlocking = clinic.client['session.unlock']({ password: nurse.password })
    const entering = clinic.page('second')['session.signIn'](nurse)
    clinic.app.lockAll()
    expect([valueOf(await unlocking).locked, valueOf(await entering).locked]).toEqual([true, true])
    expect(valueOf(await clinic.client['session.unlock']({ password: nurse.password })).locked).toBe(false)
  })

  test('where nobody is signed in there is nothing to lock', async () => {
    const clinic = await openClinic()
    clinic.app.lockAll()
    expect(await state(clinic)).toMatchObject({ user: null, locked: false })
    valueOf(await clinic.client['session.signIn'](nurse))
    expect((await state(clinic)).locked).toBe(false)
  })
})

describe('unlocking', () => {
  test('needs the password of the one who is signed in, and finds the store that was open', async () => {
    const clinic = await atWork()
    valueOf(await clinic.client['stores.open']({ storeId: 'store-c' }))
    valueOf(await clinic.client['session.lock']({}))
    expect(reasonOf(await clinic.client['session.unlock']({ password: 'guess' }))).toBe('wrong_password')
    expect((await state(clinic)).locked).toBe(true)
    expect(valueOf(await clinic.client['session.unlock']({ password: nurse.password }))).toMatchObject({
      locked: false,
      storeId: 'store-c',
    })
  })

  test('works without a line, and says where the password was looked at', async () => {
    const clinic = await atWork()
    valueOf(await clinic.client['session.lock']({}))
    clinic.central.answer = offline
    expect(valueOf(await clinic.client['session.unlock']({ password: nurse.password })).checkedAt).toBe('here')
  })

  test('is slowed down like signing in, with the same count', async () => {
    const clinic = await atWork()
    valueOf(await clinic.client['session.lock']({}))
    for (let n = 0; n < 3; n++) await clinic.client['session.unlock']({ password: 'guess' })
    expect(await clinic.client['session.unlock']({ password: nurse.password })).toMatchObject({
      error: { reason: 'sign_in_wait', params: { seconds: 5 } },
    })
    expect((await state(clinic)).waitSeconds).toBe(5)
    expect(reasonOf(await clinic.page('second')['session.signIn'](nurse))).toBe('sign_in_wait')
  })

  test('somebody else signs in over the lock and gets nothing of it', async () => {
    const clinic = await atWork()
    clinic.central.add('clerk', { 'store-a': [] })
    valueOf(await clinic.client['session.lock']({}))
    const given = { username: 'clerk', password: 'clerk-secret' }
    expect(valueOf(await clinic.client['session.signIn'](given))).toMatchObject({ user: { id: 'clerk' }, locked: false, rights: [] })
  })

  test('where nobody is signed in there is nothing to unlock', async () => {
    const clinic = await openClinic()
    expect(reasonOf(await clinic.client['session.unlock']({ password: 'x' }))).toBe('not_signed_in')
  })

  test('a name that is another’s by now does not unlock for them', async () => {
    const clinic = await atWork()
    valueOf(await clinic.client['session.lock']({}))
    clinic.central.add('nurse', { 'store-a': allNumbers }, { id: 'another', password: 'of another' })
    expect(reasonOf(await clinic.client['session.unlock']({ password: 'of another' }))).toBe('not_signed_in')
    expect((await state(clinic)).locked).toBe(true)
  })
})
