/** Batches and gaps as a server sees them: what it is asked for, and how often (F-110, F-113, T12). */
import { describe, expect, it } from 'vitest'
import { runCycle } from '../../../src-main/sync/engine.ts'
import type { Transport } from '../../../src-main/sync/ports.ts'
import { TransportError } from '../../../src-main/sync/ports.ts'
import { centralRecord, fakeWorld, queuedRecord } from './fakes.ts'

const timeout = new TransportError('timeout', 'Headers Timeout Error')
const asked = (calls: readonly string[], call: string): number[] =>
  calls.filter((line) => line.startsWith(`${call} `)).map((line) => Number(line.split(' ').at(-1)))

type World = ReturnType<typeof fakeWorld>

/** A central that looks through so many serials at a time, and gives no more than `cap` records, whatever it is asked for. */
function windowed(world: World, cap: number): Transport {
  const { changes, maxCursor } = world.central
  const bySerial = new Map(changes.map((record) => [record.serial, record]))
  return {
    ...world.ports.transport,
    centralRecords: async (cursor, limit) => {
      world.calls.push(`central ${cursor} ${limit}`)
      const records = []
      for (let serial = cursor + 1n; serial <= cursor + BigInt(Math.min(limit, cap)); serial += 1n) {
        const record = bySerial.get(serial)
        if (record !== undefined) records.push(record)
      }
      return { maxCursor, records }
    },
  }
}

/** Twenty thousand changes for this site, a gap of a million serials, and one more change. */
function withGap(cap: number) {
  const world = fakeWorld()
  world.central.changes = [...Array.from({ length: 20_000 }, (_, index) => centralRecord(index + 1)), centralRecord(1_020_001)]
  world.central.maxCursor = 1_020_001n
  return { world, ports: { ...world.ports, transport: windowed(world, cap) } }
}

describe('F-113: a gap of a million serials', () => {
  it('takes 200 requests from a server that has given 5000 records at once', async () => {
    const { world, ports } = withGap(Infinity)
    expect(await runCycle(ports)).toMatchObject({ kind: 'done', received: 20_001 })
    const limits = asked(world.calls, 'central')
    expect(limits.slice(0, 8)).toEqual([500, 750, 1125, 1688, 2532, 3798, 5000, 5000])
    expect(limits.length).toBeLessThanOrEqual(8 + 1 + 200)
    expect(world.store.cursor).toBe(1_020_001n)
  })

  it('takes 2000 from one that gives no more than 500, and loses nothing behind what it does not look at', async () => {
    const { world, ports } = withGap(500)
    expect(await runCycle(ports)).toMatchObject({ kind: 'done', received: 20_001 })
    expect(asked(world.calls, 'central').length).toBeLessThanOrEqual(40 + 1 + 2000)
    expect(world.store.cursor).toBe(1_020_001n)
  })

  it('takes as many on a line on which ten records take five seconds', async () => {
    const { world, ports } = withGap(500)
    world.store.cursor = 20_000n
    for (let n = 0; n < 20; n++) ports.pace.shared.cut()
    expect(ports.pace.shared.limit()).toBe(10)
    expect(await runCycle(ports)).toMatchObject({ kind: 'done', received: 1 })
    expect(asked(world.calls, 'central').slice(0, 8)).toEqual([10, 20, 40, 80, 160, 320, 500, 500])
    expect(asked(world.calls, 'central').length).toBeLessThanOrEqual(2000 + 8)
  })

  it('what a server gave an hour ago is not taken for what it looks at now', async () => {
    const { world, ports } = withGap(Infinity)
    ports.pace.shared.took({ asked: 5000, records: 5000, ms: 100, at: world.clock.now(), more: true })
    world.clock.advance(3_600_000)
    world.store.cursor = 20_000n
    world.central.maxCursor = 25_000n
    await runCycle({ ...ports, transport: windowed(world, 500) })
    expect(world.calls.filter((line) => line.startsWith('apply central'))).toHaveLength(10)
  })

  it('F-114: at the end of 64 bits', async () => {
    const world = fakeWorld()
    world.store.cursor = 2n ** 63n - 1002n
    world.central.maxCursor = 2n ** 63n - 1n
    world.central.changes = [{ ...centralRecord(1), serial: 2n ** 63n - 2n }]
    expect(await runCycle({ ...world.ports, transport: windowed(world, 500) })).toMatchObject({ kind: 'done', received: 1 })
    expect(world.store.cursor).toBe(2n ** 63n - 1n)
    expect(asked(world.calls, 'central')).toHaveLength(3)
  })
})

describe('F-110: more than 500 at once', () => {
  it('is asked for when 500 came quickly, and no more when a server gives no more', async () => {
    const world = fakeWorld()
    world.script.queued = Array.from({ length: 2000 }, (_, index) => queuedRecord(`q${index}`))
    const { transport } = world.ports
    const capped: Transport = {
      ...transport,
      queuedRecords: async (limit) => {
        const page = await transport.queuedRecords(limit)
        return { ...page, records: page.records.slice(0, 500) }
      },
    }
    expect(await runCycle({ ...world.ports, transport: capped })).toMatchObject({ kind: 'done', received: 2000 })
    expect(asked(world.calls, 'queue')).toEqual([500, 750, 500, 500])
  })

  it.each([
    ['http_error', 413],
    ['central_error', 400],
  ] as const)('a server that refuses it (%s %s) is asked for 500 at once', async (code, status) => {
    const world = fakeWorld()
    world.central.changes = Array.from({ length: 2000 }, (_, index) => centralRecord(index + 1))
    world.central.maxCursor = 2000n
    const { transport } = world.ports
    const strict: Transport = {
      ...transport,
      centralRecords: async (cursor, limit) => {
        const page = await transport.centralRecords(cursor, limit)
        if (limit > 500) throw new TransportError(code, 'too many', { status })
        return page
      },
    }
    expect(await runCycle({ ...world.ports, transport: strict })).toMatchObject({ kind: 'done', received: 2000 })
    expect(asked(world.calls, 'central')).toEqual([500, 750, 500, 500, 500])
  })

  it('a batch that a server refuses for its size is sent in smaller ones', async () => {
    const world = fakeWorld({ waiting: 1200 })
    world.store.runSize = 1200
    const { transport } = world.ports
    const strict: Transport = {
      ...transport,
      push: async (records, remaining) => {
        if (records.length > 500) throw new TransportError('http_error', 'Payload Too Large', { status: 413 })
        return transport.push(records, remaining)
      },
    }
    expect(await runCycle({ ...world.ports, transport: strict })).toMatchObject({ kind: 'done', sent: 1200 })
    expect(world.calls.filter((line) => line.startsWith('push'))).toEqual([
      'push 500 of 1200',
      'push 500 of 700',
      'push 200 of 200',
      'push 0 of 0',
    ])
  })

  it('an answer that is too large to read halves the next one', async () => {
    const world = fakeWorld()
    world.script.queue = [new TransportError('bad_answer', 'the answer is too large', { field: 'answer' })]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed' })
    world.script.queue = []
    await runCycle(world.ports)
    expect(asked(world.calls, 'queue')).toEqual([500, 250])
  })

  it('a batch too large for a box on the way is halved until it passes', async () => {
    const world = fakeWorld({ waiting: 300 })
    const { transport } = world.ports
    const narrow: Transport = {
      ...transport,
      push: (records, remaining) =>
        records.length > 100
          ? Promise.reject(new TransportError('http_error', 'Request Entity Too Large', { status: 413 }))
          : transport.push(records, remaining),
    }
    const kinds = []
    for (let cycle = 0; cycle < 4; cycle++) kinds.push((await runCycle({ ...world.ports, transport: narrow })).kind)
    expect(kinds).toEqual(['failed', 'failed', 'failed', 'done'])
    expect(world.store.waiting).toEqual([])
  })

  it('a time-out halves batches that are sent, too', async () => {
    const world = fakeWorld({ waiting: 600 })
    const { transport } = world.ports
    const slow: Transport = {
      ...transport,
      push: (records, remaining) => (records.length > 300 ? Promise.reject(timeout) : transport.push(records, remaining)),
    }
    await runCycle({ ...world.ports, transport: slow })
    expect(await runCycle({ ...world.ports, transport: slow })).toMatchObject({ kind: 'done', sent: 600 })
    expect(world.calls.filter((line) => line.startsWith('push'))[0]).toBe('push 250 of 600')
  })
})

describe('T12: a time-out while sending does not cancel the pull', () => {
  const pulling = () => {
    const world = fakeWorld({ waiting: 3 })
    world.central.changes = [centralRecord(1)]
    world.central.maxCursor = 1n
    world.script.queued = [queuedRecord('a')]
    return world
  }

  it('of a batch', async () => {
    const world = pulling()
    world.script.push = [timeout]
    expect(await runCycle(world.ports)).toMatchObject({
      kind: 'partly',
      cause: { code: 'timeout' },
      sent: 0,
      received: 2,
      progressed: true,
    })
    expect(world.store.waiting).toHaveLength(3)
    expect(world.steps).toContain('send {"state":"skipped","note":"timeout"}')
    world.script.push = []
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done', sent: 3 })
  })

  it('of the closing call', async () => {
    const world = pulling()
    world.script.push = [false, timeout]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'partly', cause: { code: 'timeout' }, received: 2 })
    expect(world.store.accepted).toBe(0)
  })

  it('of the question whether central is done', async () => {
    const world = pulling()
    world.script.status = [timeout]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'partly', cause: { code: 'timeout' }, sent: 3, received: 2 })
    expect(world.store).toMatchObject({ accepted: 3, confirmed: 0 })
    world.script.status = []
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'done' })
    expect(world.store.confirmed).toBe(3)
  })

  it('a line that is cut ends the cycle', async () => {
    const world = pulling()
    world.script.push = [new TransportError('connection_lost', 'socket hang up')]
    expect(await runCycle(world.ports)).toMatchObject({ kind: 'failed', received: 0 })
  })
})
