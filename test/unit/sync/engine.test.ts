import { describe, expect, it } from 'vitest'
import { runCycle } from '../../../src-main/sync/engine.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import { centralRecord, fakeWorld, pushRecord, queuedRecord } from './fakes.ts'

const lost = new TransportError('connection_lost', 'socket hang up')

describe('a cycle', () => {
  it('F-101: sends before it fetches, and fetches only when central has taken what was sent', async () => {
    const world = fakeWorld({ waiting: 3 })
    world.script.status = ['integration_in_progress', 'idle']
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', sent: 3, received: 0 })
    expect(world.calls).toEqual([
      'site',
      'push 3 of 3',
      'push 0 of 0',
      'accepted',
      'status',
      'status',
      'confirmed',
      'central 0 500',
      'queue 500',
    ])
  })

  it('budget: an idle cycle makes three calls', async () => {
    const world = fakeWorld()
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', progressed: false })
    expect(world.calls).toEqual(['site', 'central 0 500', 'queue 500'])
  })

  it('sends in batches, counting down with the batch itself', async () => {
    const world = fakeWorld({ waiting: 1100 })
    world.store.runSize = 1100
    await runCycle(world.ports)
    expect(world.calls.filter((call) => call.startsWith('push'))).toEqual(['push 500 of 1100', 'push 600 of 600', 'push 0 of 0'])
  })

  it('keeps a batch below a megabyte, and sends a larger record alone', async () => {
    const world = fakeWorld()
    world.store.waiting = [400_000, 400_000, 400_000, 2_000_000, 10].map((size, n) => pushRecord(`p${n}`, size))
    await runCycle(world.ports)
    expect(world.calls.filter((call) => call.startsWith('push'))).toEqual([
      'push 2 of 5',
      'push 1 of 3',
      'push 1 of 2',
      'push 1 of 1',
      'push 0 of 0',
    ])
  })

  it('sends a long queue in runs, each taken by central before the next one', async () => {
    const world = fakeWorld({ waiting: 5 })
    world.store.runSize = 2
    await runCycle(world.ports)
    expect(world.calls.filter((call) => call === 'accepted' || call === 'confirmed').length).toBe(6)
    expect(world.store.waiting).toEqual([])
  })

  it('a lost push reply leaves the queue as it is and all of it is sent again', async () => {
    const world = fakeWorld({ waiting: 2 })
    world.script.push = [lost]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', cause: { code: 'connection_lost' }, progressed: false })
    expect(world.store.waiting).toHaveLength(2)
    world.script.push = []
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', sent: 2 })
  })

  it('T12: a central that does not come to an end is left alone after two minutes, and the pull still happens', async () => {
    const world = fakeWorld({ waiting: 1 })
    world.script.status = ['integration_in_progress']
    const outcome = await runCycle(world.ports)
    expect(outcome).toMatchObject({ kind: 'partly', cause: { code: 'integration_timeout' } })
    expect(world.calls.slice(-2)).toEqual(['central 0 500', 'queue 500'])
    expect(world.store.confirmed).toBe(0)
    const waited = world.clock.sleeps.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThanOrEqual(120_000)
    expect(waited).toBeLessThan(123_000)
    expect(world.clock.sleeps.slice(0, 3)).toEqual([200, 300, 450])
  })

  it('asks for the confirmation that is still owed before it sends more', async () => {
    const world = fakeWorld({ waiting: 1 })
    world.store.accepted = 4
    world.store.confirmed = 2
    await runCycle(world.ports)
    expect(world.calls.slice(0, 4)).toEqual(['site', 'status', 'confirmed', 'push 1 of 1'])
  })

  it('a closing call that did not start the integration fails the cycle', async () => {
    const world = fakeWorld({ waiting: 1 })
    world.script.push = [false]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', cause: { code: 'bad_answer' } })
    expect(world.store.accepted).toBe(0)
  })

  it('a processor that wrote makes one more push in the same cycle (F-152)', async () => {
    const world = fakeWorld()
    world.store.processors = 1
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', sent: 1 })
    expect(world.calls.slice(3)).toEqual(['push 1 of 1', 'push 0 of 0', 'accepted', 'status', 'confirmed'])
  })

  it('another site behind the same address stops (site_mismatch)', async () => {
    const world = fakeWorld({ waiting: 1 })
    await runCycle(world.ports)
    world.central.id = 'another-uuid'
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'stopped', cause: { code: 'site_mismatch' } })
  })

  it.each(['site_incorrect_password', 'site_incorrect_hardware_id', 'api_version_incompatible'] as const)(
    '%s stops and keeps the queue',
    async (code) => {
      const world = fakeWorld({ waiting: 2 })
      world.script.site = [new TransportError(code, 'no')]
      expect(await runCycle(world.ports)).toMatchObject({ kind: 'stopped', cause: { code } })
      expect(world.store.waiting).toHaveLength(2)
    },
  )

  it('an integration error stops, and what central had accepted counts as not sent', async () => {
    const world = fakeWorld({ waiting: 2 })
    world.script.status = [new TransportError('integration_error', 'rejected')]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'stopped', cause: { code: 'integration_error' } })
    expect(world.store.reopened).toBe(1)
  })

  it('a bug of ours is a failed cycle with its text, never a crash', async () => {
    const world = fakeWorld()
    const ports = {
      ...world.ports,
      store: {
        ...world.ports.store,
        centralCursor: () => {
          throw new RangeError('oops')
        },
      },
    }
    expect(await runCycle(ports)).toMatchObject({ kind: 'failed', cause: { code: 'internal', detail: 'oops' } })
  })

  it('an interrupted cycle ends between two calls without a failure', async () => {
    const world = fakeWorld()
    world.abort.abort()
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'partly', cause: null })
    expect(world.calls).toEqual([])
  })
})

describe('fetching', () => {
  it('F-113: the cursor goes with each page, and the last page needs no empty one after it', async () => {
    const world = fakeWorld()
    world.central.changes = Array.from({ length: 700 }, (_, index) => centralRecord(index + 1))
    world.central.maxCursor = 700n
    await runCycle(world.ports)
    expect(world.calls.slice(1)).toEqual([
      'central 0 500',
      'apply central 500 to 500',
      'central 500 750',
      'apply central 200 to 700',
      'queue 500',
    ])
  })

  it('F-113: empty pages below maxCursor step on by 500 and at last by the gap', async () => {
    const world = fakeWorld()
    world.central.changes = [centralRecord(1201)]
    world.central.maxCursor = 1300n
    const { transport } = world.ports
    const windowed = {
      ...transport,
      centralRecords: async (cursor: bigint, limit: number) => {
        const page = await transport.centralRecords(cursor, limit)
        return { ...page, records: page.records.filter(({ serial }) => serial <= cursor + BigInt(limit)) }
      },
    }
    await runCycle({ ...world.ports, transport: windowed })
    expect(world.calls.filter((call) => call.startsWith('apply'))).toEqual([
      'apply central 0 to 500',
      'apply central 0 to 1000',
      'apply central 1 to 1201',
      'apply central 0 to 1300',
    ])
  })

  it('serials that do not rise are no answer to go on with', async () => {
    const world = fakeWorld()
    world.store.cursor = 10n
    world.central.maxCursor = 20n
    const stuck = { ...world.ports.transport, centralRecords: async () => ({ maxCursor: 20n, records: [centralRecord(5)] }) }
    expect(await runCycle({ ...world.ports, transport: stuck })).toMatchObject({ kind: 'failed', cause: { code: 'bad_answer' } })
  })

  it('T7: a record without a serial at the end of the log is set aside and ends nothing', async () => {
    const world = fakeWorld()
    world.store.cursor = 20n
    const nameless = { ...centralRecord(20), wrong: { field: 'ID', detail: 'no serial number' } }
    const transport = { ...world.ports.transport, centralRecords: async () => ({ maxCursor: 20n, records: [nameless] }) }
    expect(await runCycle({ ...world.ports, transport })).toMatchObject({ kind: 'done', received: 1 })
    expect(world.calls).toContain('apply central 1 to 20')
  })

  it('F-111: acknowledges exactly what is on disk, each id once', async () => {
    const world = fakeWorld()
    world.script.queued = [queuedRecord('a'), queuedRecord('a'), queuedRecord('b')]
    await runCycle(world.ports)
    expect(world.calls.slice(2)).toEqual(['queue 500', 'apply queue 3', 'acknowledge a b'])
  })

  it('F-111: an acknowledgement that is lost brings the same rows again', async () => {
    const world = fakeWorld()
    world.script.queued = [queuedRecord('a')]
    world.script.acknowledge = [lost]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', progressed: true })
    world.script.acknowledge = []
    await runCycle(world.ports)
    expect(world.store.applied).toEqual(['a', 'a'])
    expect(world.script.queued).toEqual([])
  })

  it('a queue that central does not shorten ends the step instead of going round', async () => {
    const world = fakeWorld({ initialised: false, prepared: true })
    const deaf = { ...world.ports.transport, queuedRecords: async () => ({ queueLength: 9, records: [queuedRecord('a')] }) }
    expect(await runCycle({ ...world.ports, transport: deaf })).toMatchObject({ kind: 'done' })
    expect(world.calls.filter((call) => call.startsWith('acknowledge'))).toHaveLength(1)
  })

  it('a cut line halves the next page', async () => {
    const world = fakeWorld()
    world.script.queue = [lost]
    await runCycle(world.ports)
    world.script.queue = []
    await runCycle(world.ports)
    expect(world.calls.filter((call) => call.startsWith('queue'))).toEqual(['queue 500', 'queue 250'])
  })
})

describe('first run (F-115, F-116)', () => {
  it('prepares, fetches and is initialised, without sending', async () => {
    const world = fakeWorld({ initialised: false, waiting: 2 })
    world.central.status = 'new'
    world.script.queued = [queuedRecord('a')]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', sent: 0, received: 1 })
    expect(world.calls).toEqual([
      'site',
      'initialise',
      'status',
      'central 0 500',
      'queue 500',
      'apply queue 1',
      'acknowledge a',
      'queue 500',
    ])
    expect(world.store.initialised).toBe(true)
  })

  it('does not ask again while central prepares, and looks every 15 seconds', async () => {
    const world = fakeWorld({ initialised: false })
    world.central.status = 'started'
    world.script.status = ['initialisation_in_progress', 'initialisation_in_progress', 'idle']
    await runCycle(world.ports)
    expect(world.calls.slice(0, 4)).toEqual(['site', 'status', 'status', 'status'])
    expect(world.clock.sleeps).toEqual([15_000, 15_000])
  })

  it('a cut call is believed when central is seen at work', async () => {
    const world = fakeWorld({ initialised: false })
    world.central.status = 'new'
    world.script.initialise = [lost]
    world.script.status = ['initialisation_in_progress', 'idle']
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done' })
  })

  it('a cut call that never arrived does not make an empty site', async () => {
    const world = fakeWorld({ initialised: false })
    world.central.status = 'new'
    world.script.initialise = [lost]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', cause: { code: 'connection_lost' } })
    expect(world.store).toMatchObject({ prepared: false, initialised: false })
  })

  it('a program killed while central prepared does not ask twice', async () => {
    const world = fakeWorld({ initialised: false })
    world.store.asked = 'new'
    await runCycle(world.ports)
    expect(world.calls).not.toContain('initialise')
  })

  it('gives up after half an hour with initialise_timeout', async () => {
    const world = fakeWorld({ initialised: false })
    world.central.status = 'started'
    world.script.status = ['initialisation_in_progress']
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', cause: { code: 'initialise_timeout' } })
    expect(world.clock.sleeps.length).toBe(120)
  })
})

describe('4-5: another computer or database was this site meanwhile', () => {
  it('own work is confirmed first, then central is asked for everything once more', async () => {
    const world = fakeWorld({ waiting: 1 })
    world.store.fetchAgain = true
    await runCycle(world.ports)
    const { calls } = world
    expect(calls.indexOf('initialise')).toBeGreaterThan(calls.indexOf('confirmed'))
    expect(calls.findIndex((call) => call.startsWith('queue'))).toBeGreaterThan(calls.indexOf('initialise'))
    expect(world.store.fetchAgain).toBe(false)
    world.calls.length = 0
    await runCycle(world.ports)
    expect(world.calls).not.toContain('initialise')
  })

  it('a cut call stays owed, unless central is seen at work on it', async () => {
    const world = fakeWorld()
    world.store.fetchAgain = true
    world.script.initialise = [lost]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', cause: { code: 'connection_lost' } })
    expect(world.store.fetchAgain).toBe(true)
    world.script.status = ['initialisation_in_progress', 'idle']
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done' })
    expect(world.store.fetchAgain).toBe(false)
  })
})
