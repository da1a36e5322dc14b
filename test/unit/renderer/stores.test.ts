import { describe, expect, test } from 'vitest'
import type { Client } from '../../../src-main/contract/client.ts'
import { createClient } from '../../../src-main/contract/client.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import { createAppStore } from '../../../src-renderer/stores/app-store.ts'
import { createSetupStore } from '../../../src-renderer/stores/setup-store.ts'
import { createSyncStore } from '../../../src-renderer/stores/sync-store.ts'
import type { Answers, FakeBridge, FakeState } from '../../support/fake-bridge.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { freshSetup, goodReport, idle, readyApp, run, sendingRun } from '../../support/fake-data.ts'

function world(state: Partial<FakeState> = {}, answers: Answers = {}): { bridge: FakeBridge; client: Client } {
  const bridge = createFakeBridge(state, answers)
  return { bridge, client: createClient((name, input) => bridge.invoke[name](input), bridge.subscribe) }
}
const names = (bridge: FakeBridge) => bridge.asked.map(({ name }) => name)

describe('application', () => {
  test('F-208: takes the state that main sends by itself', async () => {
    const { bridge, client } = world()
    const store = createAppStore(client)
    await store.getState().load()
    bridge.emit('app.state', { ...readyApp, locale: 'fr' })
    expect(store.getState().state?.locale).toBe('fr')
  })

  test('U-71: language and theme go to main and come back', async () => {
    const { client } = world()
    const store = createAppStore(client)
    await store.getState().setLocale('fr')
    await store.getState().setTheme('dark')
    expect(store.getState().state).toMatchObject({ locale: 'fr', theme: 'dark' })
  })

  test('says that the program is gone, and recovers', async () => {
    let gone = true
    const { client } = world({}, { 'app.state': () => (gone ? refuse('unavailable', 'program_gone') : readyApp) })
    const store = createAppStore(client)
    await store.getState().load()
    expect(store.getState().error?.reason).toBe('program_gone')
    gone = false
    await store.getState().load()
    expect(store.getState()).toMatchObject({ error: null, state: readyApp })
  })
})

describe('sync', () => {
  test('F-203: follows each event whole', async () => {
    const { bridge, client } = world()
    const store = createSyncStore(client)
    await store.getState().load()
    bridge.emit('sync.status', { ...idle, waitingDocuments: 1, waitingRecords: 4 })
    expect(store.getState().status).toMatchObject({ waitingDocuments: 1, waitingRecords: 4 })
  })

  test('F-208: an answer that comes after a newer event does not put the older state back', async () => {
    const { bridge, client } = world({}, { 'sync.pause': () => idle })
    const store = createSyncStore(client)
    await store.getState().load()
    const pausing = store.getState().pause(null)
    bridge.emit('sync.status', { ...idle, phase: 'paused' })
    await pausing
    expect(store.getState().status?.phase).toBe('paused')
  })

  test('F-207: a sync that somebody pressed for tells its end once; one by itself does not', async () => {
    const { bridge, client } = world()
    const store = createSyncStore(client)
    await store.getState().load()
    bridge.emit('sync.status', { ...idle, phase: 'running', run: sendingRun })
    expect(store.getState().ended).toBeNull()
    const ended = { ...idle, run: run({ ...sendingRun, finishedAt: new Date().toISOString(), outcome: 'done' }) }
    bridge.emit('sync.status', ended)
    expect(store.getState().ended?.id).toBe(sendingRun.id)
    store.getState().forgetEnded()
    bridge.emit('sync.status', { ...ended, lastContactAt: new Date().toISOString() })
    bridge.emit('sync.status', { ...idle, run: run({ id: 'next', trigger: 'interval' }) })
    expect(store.getState().ended).toBeNull()
  })

  test('F-207: an end is told once, also where an older answer comes after it', async () => {
    const ended = { ...idle, run: run({ ...sendingRun, finishedAt: new Date().toISOString(), outcome: 'done' }) }
    const running = { ...idle, phase: 'running', run: sendingRun } as const
    const { bridge, client } = world({ sync: running }, { 'sync.resume': () => running })
    const store = createSyncStore(client)
    await store.getState().load()
    bridge.emit('sync.status', ended)
    expect(store.getState().ended?.id).toBe(sendingRun.id)
    store.getState().forgetEnded()
    await store.getState().resume()
    bridge.emit('sync.status', ended)
    expect(store.getState().ended).toBeNull()
  })

  test('F-207: what ended before the page was opened is no news', async () => {
    const ended = { ...idle, run: run({ ...sendingRun, finishedAt: new Date().toISOString(), outcome: 'done' }) }
    const { bridge, client } = world({ sync: ended })
    const store = createSyncStore(client)
    await store.getState().load()
    bridge.emit('sync.status', { ...ended, lastContactAt: new Date().toISOString() })
    expect(store.getState().ended).toBeNull()
  })

  test('F-208: going on after a pause is not a press of Sync now, and tells no result', async () => {
    const { bridge, client } = world({ sync: { ...idle, phase: 'paused' } })
    const store = createSyncStore(client)
    await store.getState().load()
    await store.getState().resume()
    bridge.emit('sync.status', { ...idle, phase: 'running', run: { ...sendingRun, id: 'resumed', trigger: 'resume' } })
    bridge.emit('sync.status', { ...idle, run: run({ id: 'resumed', trigger: 'resume' }) })
    expect(store.getState().ended).toBeNull()
  })

  test('F-207: a press during a run queues one more', async () => {
    const { client } = world({ sync: { ...idle, phase: 'running', run: sendingRun } })
    const store = createSyncStore(client)
    await store.getState().syncNow()
    expect(store.getState().status?.oneMore).toBe(true)
  })

  test('F-208: pauses until a time and goes on', async () => {
    const { client } = world()
    const store = createSyncStore(client)
    await store.getState().pause('2030-01-01T08:00:00.000Z')
    expect(store.getState().status).toMatchObject({ phase: 'paused', pausedUntil: '2030-01-01T08:00:00.000Z' })
    await store.getState().resume()
    expect(store.getState().status?.phase).toBe('idle')
  })
})

describe('first run', () => {
  const fresh = { app: { ...readyApp, phase: 'first_run', site: null } } as const

  test('F-120: an answer about an address that is no longer there is not shown', async () => {
    let answer: ((value: typeof goodReport) => void) | undefined
    const held = new Promise<typeof goodReport>((resolve) => {
      answer = resolve
    })
    const { client } = world(fresh, { 'setup.checkAddress': () => held as never })
    const store = createSetupStore(client)
    store.getState().setAddress('sync.example')
    const checked = store.getState().check()
    store.getState().setAddress('sync.example.org')
    answer?.(goodReport)
    await checked
    expect(store.getState().report).toBeNull()
  })

  test('F-130: registers with the cleaned address, once however often it is pressed', async () => {
    const { bridge, client } = world(fresh)
    const store = createSetupStore(client)
    store.getState().setAddress(' sync.nationalstores.example/ ')
    store.getState().setSiteName(' Kibera ')
    await store.getState().check()
    await Promise.all([store.getState().register('secret'), store.getState().register('secret')])
    const asked = bridge.asked.filter(({ name }) => name === 'setup.register')
    expect(asked.map(({ input }) => input)).toEqual([{ address: goodReport.address, variant: 'A', siteName: 'Kibera', password: 'secret' }])
    expect(store.getState()).toMatchObject({ step: 'confirm', state: { registered: true } })
  })

  test('F-136: the password is nowhere in what the page keeps', async () => {
    const { client } = world(fresh)
    const store = createSetupStore(client)
    await store.getState().register('hunter-two')
    expect(JSON.stringify(store.getState())).not.toContain('hunter-two')
  })

  test('F-120: a refused registration stays where it is, with its reason', async () => {
    const { client } = world(fresh, { 'setup.register': () => refuse('unavailable', 'site_incorrect_password') })
    const store = createSetupStore(client)
    store.getState().goTo('site')
    await store.getState().register('wrong')
    expect(store.getState()).toMatchObject({ step: 'site', registering: false, error: { reason: 'site_incorrect_password' } })
  })

  test('F-120: which variant is asked only where the server did not say', async () => {
    const { client } = world(fresh, { 'setup.checkAddress': () => ({ ...goodReport, variant: null }) })
    const store = createSetupStore(client)
    store.getState().setAddress('sync.example')
    await store.getState().check()
    store.getState().setVariant('B')
    expect(store.getState()).toMatchObject({ variantAsked: true, report: { variant: 'B' } })
  })

  test('F-115: after a restart the confirmed site is shown again, with nothing asked anew', async () => {
    const { bridge, client } = world({ app: { ...readyApp, phase: 'initialising' } })
    const store = createSetupStore(client)
    await store.getState().load()
    expect(store.getState()).toMatchObject({ step: 'confirm', siteName: 'Kibera', state: { site: { number: 12 } } })
    expect(names(bridge)).toEqual(['setup.state'])
  })

  test('F-120: what the demo fills in is there, and the first step is still the language', async () => {
    const { client } = world(fresh, { 'setup.state': () => ({ ...freshSetup, address: 'http://127.0.0.1:8080', siteName: 'demo' }) })
    const store = createSetupStore(client)
    await store.getState().load()
    expect(store.getState()).toMatchObject({ step: 'language', address: 'http://127.0.0.1:8080', siteName: 'demo' })
  })
})
