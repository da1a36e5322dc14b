/** U-01 to U-03, U-07: the way in, with and without a line. */
import { describe, expect, test } from 'vitest'
import type { Result } from '../../../src-main/contract/result.ts'
import { reasonOf, valueOf } from '../../support/builders.ts'
import { keepPassword } from '../../../src-main/site/password-hash.ts'
import type { ClinicApp } from '../../support/people.ts'
import { allNumbers, allRows, loginStub, numbersOf, nurse, offline, openClinic, reopenClinic } from '../../support/people.ts'

const signIn = ({ client }: ClinicApp, given: { username: string; password: string } = nurse) => client['session.signIn'](given)
const wrong = { username: 'nurse', password: 'guess' }
const seconds = (result: Result<unknown>): unknown => (result.ok ? null : result.error.params['seconds'])
const kept = ({ sqlite }: ClinicApp, userId = 'nurse') =>
  sqlite.prepare('SELECT * FROM sign_in WHERE user_id = ?').get(userId) as { hash: string | null; checked_by: string } | undefined

describe('the first time', () => {
  test('U-01: central is asked with name, password and site; who is in, where and with which rights is told', async () => {
    const clinic = await openClinic()
    const state = valueOf(await signIn(clinic))
    expect(clinic.central.asked).toEqual([{ ...nurse, address: 'https://central.example', siteName: 'Kibera' }])
    expect(state).toMatchObject({
      user: { id: 'nurse', username: 'nurse', name: 'Test nurse', initials: 'TN' },
      locked: false,
      storeId: 'store-a',
      checkedAt: 'central',
      waitSeconds: 0,
      known: [{ id: 'nurse', username: 'nurse', name: 'Test nurse', lastSignInAt: '2026-03-01T08:00:00.000Z' }],
    })
    expect(state.rights).toContain('editCustomerInvoices')
    expect(state.stores).toEqual([
      { id: 'store-a', code: 'store-a', name: 'store-a', shut: null },
      { id: 'store-c', code: 'store-c', name: 'store-c', shut: 'store_not_yours' },
    ])
    expect(valueOf(await clinic.client['app.state']({})).storeId).toBe('store-a')
  })

  test('U-01: without a line it says that this user has never signed in on this computer, and why central was not reached', async () => {
    const clinic = await openClinic()
    clinic.central.answer = offline
    expect(await signIn(clinic)).toMatchObject({ error: { code: 'refused', reason: 'never_signed_in_here', params: { cause: 'offline' } } })
    expect(valueOf(await clinic.client['session.state']({})).user).toBeNull()
  })

  test('F-023: a user without a store that is active here is not let in', async () => {
    const clinic = await openClinic(undefined, loginStub({ 'store-b': allNumbers, nowhere: allNumbers }))
    expect(reasonOf(await signIn(clinic))).toBe('no_store_for_user')
    clinic.central.answer = offline
    expect(reasonOf(await signIn(clinic))).toBe('no_store_for_user')
    expect(valueOf(await clinic.client['session.state']({})).user).toBeNull()
  })

  test('one whom central calls inactive is not let in, and their password is not kept', async () => {
    const clinic = await openClinic()
    clinic.central.add('nurse', { 'store-a': allNumbers }, { isActive: false, password: nurse.password })
    expect(reasonOf(await signIn(clinic))).toBe('user_inactive')
    expect(kept(clinic)?.hash).toBeNull()
    clinic.central.add('nurse', { 'store-a': allNumbers }, { password: nurse.password })
    expect(valueOf(await signIn(clinic)).user?.id).toBe('nurse')
  })
})

describe('without a line', () => {
  test('U-01: whoever has signed in before gets in by the hash that is kept, after a restart too', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    await clinic.close()
    const central = loginStub()
    central.answer = offline
    const again = await reopenClinic(clinic.folder, central)
    expect(valueOf(await again.client['session.state']({}))).toMatchObject({ user: null, known: [{ username: 'nurse' }] })
    expect(valueOf(await signIn(again))).toMatchObject({ user: { id: 'nurse' }, storeId: 'store-a', checkedAt: 'here' })
    expect(kept(again)?.checked_by).toBe('here')
    expect(reasonOf(await again.page('other')['session.signIn'](wrong))).toBe('wrong_password')
  })

  test('U-02: a password that central calls wrong is wrong here from then on', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.central.add('nurse', { 'store-a': allNumbers }, { password: 'changed at central' })
    expect(reasonOf(await signIn(clinic))).toBe('wrong_password')
    expect(kept(clinic)?.hash).toBeNull()
    clinic.central.answer = offline
    expect(reasonOf(await signIn(clinic))).toBe('password_not_kept')
    clinic.central.answer = null
    valueOf(await signIn(clinic, { username: 'nurse', password: 'changed at central' }))
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic, { username: 'nurse', password: 'changed at central' })).checkedAt).toBe('here')
  })

  test('U-02: a typing error with a line is no word on the kept password: without one it still lets in', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    const before = kept(clinic)
    expect(reasonOf(await signIn(clinic, wrong))).toBe('wrong_password')
    expect(kept(clinic)).toEqual(before)
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic)).checkedAt).toBe('here')
  })

  test('U-02: central’s word on an old password does not cost a new one that another page has just signed in with', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    const changed = { username: 'nurse', password: 'changed at central' }
    clinic.central.add('nurse', { 'store-a': allNumbers }, { password: changed.password })
    const [old, fresh] = await Promise.all([signIn(clinic), clinic.page('second')['session.signIn'](changed)])
    expect([reasonOf(old), valueOf(fresh).checkedAt]).toEqual(['wrong_password', 'central'])
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic, changed)).checkedAt).toBe('here')
  })

  test.each(['central_error', 'captive_portal', 'timeout', 'tls_untrusted'])(
    'U-02: %s is no word on the password: what is kept stays',
    async (cause) => {
      const clinic = await openClinic()
      valueOf(await signIn(clinic))
      clinic.central.answer = { kind: 'unreachable', cause }
      expect(valueOf(await signIn(clinic)).checkedAt).toBe('here')
    },
  )

  test.each([
    ['of a newer version', "UPDATE sign_in SET hash_format = 2, hash = 'argon9$x'"],
    ['that is no hash', "UPDATE sign_in SET hash = 'nonsense'"],
    ['that would take all memory', "UPDATE sign_in SET hash = replace(hash, 'ln=15', 'ln=40')"],
    ['that is empty', "UPDATE sign_in SET hash = ''"],
  ])('a hash %s lets nobody in and stops nothing: central must be asked', async (_title, spoil) => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.sqlite.exec(spoil)
    clinic.central.answer = offline
    expect(reasonOf(await signIn(clinic))).toBe('password_not_kept')
    clinic.central.answer = null
    valueOf(await signIn(clinic))
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic)).checkedAt).toBe('here')
    expect(clinic.log.filter((entry) => entry.level === 'error')).toEqual([])
  })

  test('a name that central has given to somebody else is theirs here too', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.central.add('nurse', { 'store-a': allNumbers }, { id: 'another', password: 'of another' })
    valueOf(await signIn(clinic, { username: 'nurse', password: 'of another' }))
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic, { username: 'nurse', password: 'of another' })).user?.id).toBe('another')
    expect(reasonOf(await signIn(clinic))).toBe('wrong_password')
  })
})

describe('a user whom central has renamed', () => {
  test('signs in and unlocks without a line by the new name, and by the old one', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.sqlite.exec("UPDATE user SET name = 'Sister Njeri' WHERE id = 'nurse'")
    clinic.central.answer = offline
    valueOf(await clinic.client['session.lock']({}))
    expect(valueOf(await clinic.client['session.unlock']({ password: nurse.password })).user?.username).toBe('Sister Njeri')
    for (const username of ['sister njeri', 'nurse'])
      expect(valueOf(await signIn(clinic, { username, password: nurse.password })).user?.id).toBe('nurse')
  })
})

describe('U-03: wrong passwords are slowed down', () => {
  test('three are free, then 5, 10, 20 … up to 300 seconds; the right one ends it', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.central.answer = offline
    for (let n = 0; n < 3; n++) expect(reasonOf(await signIn(clinic, wrong))).toBe('wrong_password')
    for (const wait of [5, 10, 20, 40, 80, 160, 300, 300, 300]) {
      expect(await signIn(clinic)).toMatchObject({ error: { reason: 'sign_in_wait', params: { seconds: wait } } })
      clinic.passes(wait * 1000 - 1)
      expect(seconds(await signIn(clinic))).toBe(1)
      clinic.passes(1)
      expect(reasonOf(await signIn(clinic, wrong))).toBe('wrong_password')
    }
    clinic.passes(300_000)
    valueOf(await signIn(clinic))
    expect(reasonOf(await signIn(clinic, wrong))).toBe('wrong_password')
    expect(valueOf(await signIn(clinic)).waitSeconds).toBe(0)
  })

  test('the same holds with a line, and nothing goes to central meanwhile', async () => {
    const clinic = await openClinic()
    for (let n = 0; n < 3; n++) await signIn(clinic, wrong)
    expect(seconds(await signIn(clinic))).toBe(5)
    expect(clinic.central.asked).toHaveLength(3)
  })

  test('for a name that nobody has it is the same, with and without accents composed', async () => {
    const clinic = await openClinic()
    clinic.central.answer = offline
    for (const username of ['Zoë', 'zoe\u0308', ' ZOË '])
      expect(reasonOf(await signIn(clinic, { username, password: 'x' }))).toBe('never_signed_in_here')
    expect(reasonOf(await signIn(clinic, { username: 'zoë', password: 'x' }))).toBe('sign_in_wait')
    expect(valueOf(await clinic.client['session.state']({})).waitSeconds).toBe(5)
    expect(valueOf(await clinic.page('other')['session.state']({})).waitSeconds).toBe(0)
  })

  test('the count survives a restart', async () => {
    const clinic = await openClinic()
    for (let n = 0; n < 3; n++) await signIn(clinic, wrong)
    await clinic.close()
    const again = await reopenClinic(clinic.folder, loginStub())
    expect(seconds(await signIn(again))).toBe(5)
    again.passes(5000)
    expect(reasonOf(await signIn(again, wrong))).toBe('wrong_password')
    expect(seconds(await signIn(again))).toBe(10)
  })

  test('a clock that was set back makes a wait no longer than its step, and it ends', async () => {
    const clinic = await openClinic()
    for (let n = 0; n < 3; n++) await signIn(clinic, wrong)
    clinic.passes(-400 * 24 * 3_600_000)
    expect(seconds(await signIn(clinic))).toBe(5)
    clinic.passes(3000)
    expect(seconds(await signIn(clinic))).toBe(2)
    clinic.passes(2000)
    valueOf(await signIn(clinic))
  })

  test('many tries at once gain nothing: three are looked at', async () => {
    const clinic = await openClinic()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(clinic, { username: 'nurse', password: `guess ${n}` })))
    expect(answers.filter((answer) => reasonOf(answer) === 'wrong_password')).toHaveLength(3)
    expect(answers.filter((answer) => reasonOf(answer) === 'sign_in_wait')).toHaveLength(27)
    expect(clinic.central.asked).toHaveLength(3)
  })

  test('what central has not looked at does not count: blocked, or an answer that cannot be read', async () => {
    const clinic = await openClinic()
    for (let n = 0; n < 6; n++) {
      clinic.central.answer = { kind: 'blocked', seconds: 60 }
      expect(await signIn(clinic)).toMatchObject({ error: { reason: 'sign_in_blocked', params: { seconds: 60 } } })
      clinic.central.answer = { kind: 'unreadable', detail: 'userInfo' }
      expect(reasonOf(await signIn(clinic))).toBe('central_answer_unreadable')
    }
    clinic.central.answer = null
    valueOf(await signIn(clinic))
  })

  test('another user is not held up, and names of strangers cannot fill the table nor push out a count', async () => {
    const clinic = await openClinic()
    clinic.central.add('clerk', { 'store-a': [] })
    valueOf(await signIn(clinic))
    for (let n = 0; n < 3; n++) await signIn(clinic, wrong)
    valueOf(await signIn(clinic, { username: 'clerk', password: 'clerk-secret' }))
    const fill = clinic.sqlite.prepare('INSERT INTO sign_in_failure VALUES (?, 3, ?, ?)')
    const at = Date.parse('2026-03-01T08:00:00.000Z')
    clinic.sqlite.transaction(() => {
      for (let n = 0; n < 3000; n++) fill.run(`stranger ${n}`, at, at)
    })()
    await signIn(clinic, { username: 'stranger', password: 'x' })
    expect(clinic.sqlite.prepare('SELECT count(*) FROM sign_in_failure').pluck().get()).toBe(1001)
    expect(reasonOf(await signIn(clinic))).toBe('sign_in_wait')
  })
})

describe('names', () => {
  test.each([
    ['Zoë', 'zoe\u0308'],
    ['ΟΔΥΣΣΈΑΣ', 'οδυσσέας'],
    ['李小龙', ' 李小龙 '],
    ['Nguyễn Thị Ánh', 'NGUYỄN THỊ ÁNH'.normalize('NFD')],
    ['👩🏽‍⚕️', '👩🏽‍⚕️'],
    ["Robert'); DROP TABLE user;--", "ROBERT'); drop table USER;--"],
    ['__proto__', '__PROTO__'],
  ])('%s signs in as %s, with and without a line', async (username, typed) => {
    const clinic = await openClinic()
    clinic.central.add(username, { 'store-a': allNumbers }, { id: 'one', password: 'pass wörd' })
    expect(valueOf(await signIn(clinic, { username: typed, password: 'pass wörd' })).user?.username).toBe(username)
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic, { username, password: 'pass wörd'.normalize('NFD') })).user?.id).toBe('one')
  })

  test.each(['   ', '\u0000', 'a\nb', 'nurse\u202e', '\ud800', '\u2028'])('%j is no name', async (username) => {
    const clinic = await openClinic()
    const before = allRows(clinic.sqlite)
    expect(await signIn(clinic, { username, password: 'x' })).toMatchObject({ error: { code: 'validation', field: 'username' } })
    expect(allRows(clinic.sqlite)).toEqual(before)
    expect(clinic.central.asked).toEqual([])
  })
})

describe('what is kept', () => {
  test('a strong hash with its parameters and a salt of its own, never the password', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    const first = kept(clinic)?.hash
    expect(first).toMatch(/^scrypt\$ln=15,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/)
    valueOf(await signIn(clinic))
    expect(kept(clinic)?.hash).not.toBe(first)
    const twice = await Promise.all([keepPassword('same'), keepPassword('same')])
    expect(twice[0].hash).not.toBe(twice[1].hash)
  })

  test('U-06: rights and stores are replaced at each sign-in over the line, and kept without one', async () => {
    const clinic = await openClinic()
    valueOf(await signIn(clinic))
    clinic.central.answer = offline
    expect(valueOf(await signIn(clinic)).rights).toContain('viewStock')
    clinic.central.answer = null
    clinic.central.add('nurse', { 'store-c': [156] }, { password: nurse.password })
    expect(valueOf(await signIn(clinic))).toMatchObject({ storeId: 'store-c', rights: ['viewStock'] })
  })
})

describe('several people', () => {
  test('U-04: who can give a right is told to the page, without those who are switched off or gone', async () => {
    const central = loginStub()
    for (const name of ['boss', 'old boss', 'gone boss', 'other boss'])
      central.add(name, { [name === 'other boss' ? 'store-c' : 'store-a']: numbersOf('editUsers') })
    central.add('clerk', { 'store-a': [] })
    const clinic = await openClinic(undefined, central)
    for (const name of ['boss', 'old boss', 'gone boss', 'other boss', 'clerk'])
      valueOf(await signIn(clinic, { username: name, password: `${name}-secret` }))
    clinic.sqlite.exec("UPDATE user SET is_active = 0 WHERE id = 'old boss'; UPDATE user SET status = 'deleted' WHERE id = 'gone boss'")
    expect(valueOf(await clinic.client['session.state']({})).whoGivesRights).toBe('Test boss')
    expect(await clinic.client['session.setIdleLock']({ minutes: 5 })).toMatchObject({ error: { params: { who: 'Test boss' } } })
  })

  test('U-07: who signs in after another gets the store that was open, where it is theirs', async () => {
    const central = loginStub({ 'store-a': allNumbers, 'store-c': allNumbers })
    central.add('clerk', { 'store-a': allNumbers, 'store-c': allNumbers })
    central.add('porter', { 'store-a': [] })
    const clinic = await openClinic(undefined, central)
    expect(valueOf(await signIn(clinic)).storeId).toBe('store-a')
    valueOf(await clinic.client['stores.open']({ storeId: 'store-c' }))
    clinic.passes(1000)
    expect(valueOf(await signIn(clinic, { username: 'clerk', password: 'clerk-secret' }))).toMatchObject({
      user: { id: 'clerk' },
      storeId: 'store-c',
      known: [{ id: 'clerk' }, { id: 'nurse' }],
    })
    expect(valueOf(await signIn(clinic, { username: 'porter', password: 'porter-secret' })).storeId).toBe('store-a')
  })

  test('each page has its own person, and hears of its own alone', async () => {
    const clinic = await openClinic()
    clinic.central.add('clerk', { 'store-a': [] })
    valueOf(await signIn(clinic))
    valueOf(await clinic.page('second')['session.signIn']({ username: 'clerk', password: 'clerk-secret' }))
    clinic.tick()
    const heard = clinic.events.flatMap((event) => (event.name === 'session.state' ? [event.payload.user?.id] : []))
    expect(heard.at(-1)).toBe('nurse')
    expect(valueOf(await clinic.page('third')['session.state']({})).user).toBeNull()
  })
})
