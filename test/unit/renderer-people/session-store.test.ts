import { describe, expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import type { SessionState } from '../../../src-main/contract/people.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import { createSessionStore, knownUsers, mayDo, storeTaken } from '../../../src-renderer/stores/session.ts'
import type { Answers } from '../../support/fake-bridge.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { clerk, clerkSignedIn, password, pharmacist, signedIn, signedOut } from '../../support/fake-people.ts'

function world(session: SessionState = signedOut, answers: Answers = {}) {
  const bridge = createFakeBridge({ session }, answers)
  const store = createSessionStore(createClient((name, input) => bridge.invoke[name](input), bridge.subscribe))
  return { bridge, store, names: () => bridge.asked.map(({ name }) => name) }
}

describe('signing in', () => {
  test('U-01: the answer is the new session', async () => {
    const { store } = world()
    expect(await store.getState().signIn('pharmacist', password)).toBe(true)
    expect(store.getState()).toMatchObject({ state: { user: pharmacist, storeId: 'store-1' }, refusal: null, isBusy: false })
  })

  test('U-01: a refusal stays with its reason until something else is typed', async () => {
    const { store } = world()
    expect(await store.getState().signIn('nobody', password)).toBe(false)
    expect(store.getState()).toMatchObject({ state: { user: null }, refusal: { reason: 'never_signed_in_here' }, isBusy: false })
    store.getState().clearRefusal()
    expect(store.getState().refusal).toBeNull()
  })

  test('U-01: a second press while central is asked asks nothing again', async () => {
    const { store, names } = world()
    await Promise.all([store.getState().signIn('pharmacist', password), store.getState().signIn('pharmacist', password)])
    expect(names().filter((name) => name === 'session.signIn')).toHaveLength(1)
  })

  test('U-03: the wait that the refusal names is counted, and ends with another name', async () => {
    const { store } = world(signedOut, { 'session.signIn': () => refuse('refused', 'sign_in_wait', { seconds: 80 }) })
    const before = Date.now()
    await store.getState().signIn('pharmacist', 'wrong')
    expect(store.getState().waitUntil - before).toBeGreaterThanOrEqual(80_000)
    expect(store.getState().waitUntil - Date.now()).toBeLessThanOrEqual(80_000)
    store.getState().forgetTry()
    expect(store.getState()).toMatchObject({ waitUntil: 0, refusal: null })
  })

  test('U-03: after a wrong password the wait is there before the next try', async () => {
    const { store } = world(signedOut, { 'session.state': () => ({ ...signedOut, waitSeconds: 5 }) })
    const before = Date.now()
    await store.getState().signIn('pharmacist', 'wrong')
    expect(store.getState().refusal?.reason).toBe('wrong_password')
    expect(store.getState().waitUntil - before).toBeGreaterThanOrEqual(5000)
  })

  test('U-03: what was said of one try is gone when the next person, or the lock, asks', async () => {
    const { bridge, store } = world()
    await store.getState().load()
    await store.getState().signIn('pharmacist', 'wrong')
    bridge.emit('session.state', signedOut)
    expect(store.getState().refusal).not.toBeNull()
    bridge.emit('session.state', { ...signedIn, locked: true })
    expect(store.getState()).toMatchObject({ refusal: null, waitUntil: 0 })
  })

  test('style 6: the password is nowhere in what the page keeps', async () => {
    const { store } = world()
    await store.getState().signIn('pharmacist', 'a secret of Grace')
    expect(JSON.stringify(store.getState())).not.toContain('a secret of Grace')
  })
})

describe('leaving', () => {
  test('U-07: after a switch nobody is chosen, after a sign-out the last one is', async () => {
    const { store } = world(signedIn)
    await store.getState().switchUser()
    expect(store.getState()).toMatchObject({ state: { user: null }, isSwitching: true })
    await store.getState().signIn('clerk', password)
    expect(store.getState()).toMatchObject({ state: { user: clerk }, isSwitching: false })
    await store.getState().signOut()
    expect(store.getState()).toMatchObject({ state: { user: null }, isSwitching: false })
  })

  test('U-03: the lock comes from main by itself, and unlocking keeps user and store', async () => {
    const { bridge, store } = world(signedIn)
    bridge.emit('session.state', { ...signedIn, locked: true })
    expect(store.getState().state?.locked).toBe(true)
    await store.getState().unlock(password)
    expect(store.getState().state).toMatchObject({ locked: false, user: pharmacist, storeId: 'store-1' })
  })
})

describe('stores and rights', () => {
  test('U-06: a store that is taken away is named until another is open', async () => {
    const { bridge, store } = world(signedIn)
    await store.getState().load()
    bridge.emit('session.state', { ...signedIn, storeId: null, stores: signedIn.stores.slice(1) })
    expect(store.getState().lostStore).toBe('Kibera Clinic')
    expect(await store.getState().openStore('store-2')).toBeNull()
    expect(store.getState()).toMatchObject({ lostStore: null, state: { storeId: 'store-2' } })
  })

  test('U-06: the store of another, or one that was left by signing out, is not said to be taken', () => {
    expect(storeTaken(signedIn, { ...clerkSignedIn, storeId: null })).toBeNull()
    expect(storeTaken(signedIn, signedOut)).toBeNull()
    expect(storeTaken(null, { ...signedIn, storeId: null })).toBeNull()
  })

  test('F-023: a store that may not be opened stays shut, with the reason', async () => {
    const { store } = world(signedIn, { 'stores.open': () => refuse('forbidden', 'store_not_yours') })
    await store.getState().load()
    expect(await store.getState().openStore('store-9')).toMatchObject({ reason: 'store_not_yours' })
    expect(store.getState().state?.storeId).toBe('store-1')
  })

  test('U-04: only rights that main names are there', () => {
    expect(mayDo({ state: clerkSignedIn }, 'viewStock')).toBe(true)
    expect(mayDo({ state: clerkSignedIn }, 'editCustomerInvoices')).toBe(false)
    expect(mayDo({ state: null }, 'viewStock')).toBe(false)
  })

  test('U-07: whoever signed in last is first in the list', () => {
    expect(knownUsers(signedOut).map((user) => user.username)).toEqual(['pharmacist', 'clerk'])
  })
})
