import { describe, expect, test } from 'vitest'
import type { OperationName } from '../../../src-main/contract/operations.ts'
import { operations } from '../../../src-main/contract/operations.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'
import type { Handlers } from '../../../src-main/ipc/handlers.ts'
import { createRouter } from '../../../src-main/ipc/router.ts'
import type { LogEntry } from '../../../src-main/log.ts'
import { createLog } from '../../../src-main/log.ts'

class DiskFull extends Error {}

function router(
  handler: (input: unknown) => unknown,
  { refusal = () => null, took = 0 }: { refusal?: (name: OperationName) => Result<never> | null; took?: number } = {},
) {
  const entries: LogEntry[] = []
  let tick = 0
  const names = Object.keys(operations) as OperationName[]
  const ask = createRouter({
    handlers: Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers,
    sessions: (id) => ({ id, refusal }),
    log: createLog((entry) => entries.push(entry)),
    explain: (error) => (error instanceof DiskFull ? { reason: 'disk_full', detail: 'no space' } : null),
    ticks: () => (tick += took),
    newNumber: () => 'n-1',
    today: () => '2026-03-01',
  })
  return { ask: (name: unknown, input: unknown) => ask(name, input, 'page-1'), entries }
}

describe('the router', () => {
  test.each(['nothing.here', '__proto__', 'constructor', 'toString', '', 7, null, undefined, {}, ['app.state']])(
    '%j is no operation',
    async (name) => {
      expect(await router(() => ok({})).ask(name, {})).toMatchObject({
        ok: false,
        error: { code: 'not_found', reason: 'unknown_operation' },
      })
    },
  )

  test('an input that is not understood names its field and never reaches the handler', async () => {
    let called = 0
    const { ask } = router(() => (called += 1))
    const page = { filter: {}, sort: {}, offset: -1, limit: 50 }
    expect(await ask('transactions.list', page)).toMatchObject({ error: { code: 'validation', field: 'offset' } })
    expect(await ask('invoice.get', { id: 'x', storeId: 'other' })).toMatchObject({ error: { code: 'validation' } })
    expect(await ask('invoice.get', undefined)).toMatchObject({ error: { code: 'validation' } })
    expect(called).toBe(0)
  })

  test('what this session may not ask now is refused with the reason, and never reaches the handler', async () => {
    let called = 0
    const refusal = (name: OperationName) => (name === 'app.state' ? null : refuse('forbidden', 'not_signed_in', { name }))
    const { ask } = router(() => (called += 1), { refusal })
    expect(await ask('invoice.get', { id: 'x' })).toMatchObject({
      error: { code: 'forbidden', reason: 'not_signed_in', params: { name: 'invoice.get' } },
    })
    expect(await ask('setup.load', {})).toMatchObject({ error: { params: { name: 'setup.load' } } })
    expect(called).toBe(0)
  })

  test('an answer of the wrong shape is a bug of ours, and so is a throw: a number for the log, nothing else', async () => {
    const wrong = router(() => ok({ nobody: 'meant to send this' }))
    expect(await wrong.ask('setup.load', {})).toEqual({
      ok: false,
      error: { code: 'internal', reason: 'internal', params: { number: 'n-1' } },
    })
    const thrown = router(() => {
      throw new Error('secret path /home/nurse')
    })
    expect(JSON.stringify(await thrown.ask('app.state', {}))).not.toContain('nurse')
    expect(thrown.entries).toMatchObject([{ level: 'error', fields: { operation: 'app.state', number: 'n-1' } }])
  })

  test('a rejection is caught like a throw, and a fault of the disk is said by its cause', async () => {
    expect(await router(() => Promise.reject(new Error('x'))).ask('app.state', {})).toMatchObject({ error: { code: 'internal' } })
    expect(await router(() => Promise.reject(new DiskFull())).ask('app.state', {})).toMatchObject({
      error: { code: 'unavailable', reason: 'disk_full', params: { detail: 'no space' } },
    })
  })

  test('a slow answer is logged by its name and time', async () => {
    const slow = router(() => ok({}), { took: 150 })
    await slow.ask('setup.load', {})
    expect(slow.entries).toMatchObject([{ level: 'warn', message: 'slow answer', fields: { operation: 'setup.load', ms: 150 } }])
    const quick = router(() => ok({}), { took: 50 })
    await quick.ask('setup.load', {})
    expect(quick.entries).toEqual([])
  })
})
