import { describe, expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import type { SessionState } from '../../../src-main/contract/people.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import { createSessionGate } from '../../../src-renderer/session-gate.ts'
import type { Answers } from '../../support/fake-bridge.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { invoice } from '../../support/fake-data.ts'
import { clerkSignedIn, password, signedIn, signedOut } from '../../support/fake-people.ts'

const edit = { id: invoice.id, version: 7, comment: 'typed before the lock' }

/** A page whose main keeps to the lock as the router does. */
function world(session: SessionState = signedIn, answers: Answers = {}) {
  let now = session
  const bridge = createFakeBridge({ session }, { 'invoice.edit': () => (now.locked ? refuse('forbidden', 'locked') : invoice), ...answers })
  bridge.subscribe((message) => {
    if (message.name === 'session.state') now = message.payload
  })
  const gate = createSessionGate({ invoke: (name, input) => bridge.invoke[name](input), subscribe: bridge.subscribe })
  const times = (name: string) => bridge.asked.filter((one) => one.name === name).length
  return { bridge, gate, client: createClient(gate.invoke, gate.subscribe), times }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What has become of a question that may still be waiting. */
function watch<T>(answer: Promise<T>): { readonly value: () => T | undefined } {
  let value: T | undefined
  void answer.then((it) => (value = it))
  return { value: () => value }
}

describe('the lock', () => {
  test('U-03: what was asked under the lock is answered once the same person has unlocked', async () => {
    const { client } = world()
    await client['session.state']({})
    await client['session.lock']({})
    const saved = watch(client['invoice.edit'](edit))
    await settled()
    expect(saved.value()).toBeUndefined()
    await client['session.unlock']({ password })
    await settled()
    expect(saved.value()).toMatchObject({ ok: true })
  })

  test('U-03: a wrong password does not let it through', async () => {
    const { client } = world()
    await client['session.state']({})
    await client['session.lock']({})
    const saved = watch(client['invoice.edit'](edit))
    await client['session.unlock']({ password: 'wrong' })
    await settled()
    expect(saved.value()).toBeUndefined()
  })

  test('U-03: a page that knew of nobody learns of the lock, and what it asked is not done for the one who is there', async () => {
    const { bridge, client } = world({ ...signedIn, locked: true })
    const heard: boolean[] = []
    client.on('session.state', (state) => heard.push(state.locked))
    const saved = watch(client['invoice.edit'](edit))
    await settled()
    expect(heard).toEqual([true])
    bridge.emit('session.state', signedIn)
    await settled()
    expect(saved.value()).toMatchObject({ ok: false, error: { reason: 'locked' } })
  })

  test('U-03: work that was typed by one is never done in the name of another', async () => {
    const { bridge, client, times } = world()
    await client['session.state']({})
    await client['session.lock']({})
    const saved = watch(client['invoice.edit'](edit))
    await settled()
    bridge.emit('session.state', clerkSignedIn)
    await settled()
    expect(saved.value()).toMatchObject({ ok: false, error: { reason: 'locked' } })
    expect(times('invoice.edit')).toBe(1)
  })

  test('U-03: the same question asked often during the lock is asked once after it', async () => {
    const { client, times } = world()
    await client['session.state']({})
    await client['session.lock']({})
    const all = [1, 2, 3].map(() => client['invoice.edit'](edit))
    await settled()
    await client['session.unlock']({ password })
    expect(await Promise.all(all)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
    expect(times('invoice.edit')).toBe(4)
  })
})

describe('what main says of the session', () => {
  test('U-06: a refusal because nobody is signed in any more makes the page learn so', async () => {
    const { client } = world(signedOut, { 'invoice.get': () => refuse('forbidden', 'not_signed_in') })
    const heard: (string | null)[] = []
    client.on('session.state', (state) => heard.push(state.user?.id ?? null))
    expect(await client['invoice.get']({ id: invoice.id })).toMatchObject({ ok: false, error: { reason: 'not_signed_in' } })
    expect(heard).toEqual([null])
  })

  test('U-04: a missing right is heard of, and only that', async () => {
    const answers: Answers = {
      'users.list': () => refuse('forbidden', 'right_missing', { right: 'editUsers', who: '' }),
      'invoice.get': () => refuse('not_found', 'document_gone'),
    }
    const { gate, client } = world(signedIn, answers)
    const denied: unknown[] = []
    const stop = gate.onRightMissing((error) => denied.push(error.params['right']))
    await client['users.list']({})
    await client['invoice.get']({ id: 'x' })
    stop()
    await client['users.list']({})
    expect(denied).toEqual(['editUsers'])
  })
})
