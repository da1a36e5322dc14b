import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LogEntry } from '../../../src-main/log.ts'
import { createLog, fileSink } from '../../../src-main/log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outpost-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const logged = (message: string, fields = {}): string => {
  const entries: LogEntry[] = []
  createLog((entry) => entries.push(entry)).info(message, fields)
  return JSON.stringify(entries)
}

describe('F-136: no secret and no name reaches the log', () => {
  test.each([
    ['a password', '', { password: 'hunter2' }],
    ['a hash in a nested object', '', { site: { passwordHash: 'hunter2' } }],
    ['a token in a list', '', { calls: [{ token: 'hunter2' }] }],
    ['a site name', '', { siteName: 'hunter2' }],
    ['a person’s name', '', { name: 'hunter2' }],
    ['a header', '', { headers: { Authorization: 'Basic hunter2' } }],
    ['a header inside a text', 'sent Authorization: Bearer hunter2.x.y', {}],
    ['a one-time address', 'open http://127.0.0.1:1/?token=hunter2', {}],
    ['credentials in an address', 'GET http://clinic:hunter2@host/', {}],
    ['an error and its cause', '', { error: new Error('x', { cause: new Error('Basic hunter2') }) }],
  ])('%s', (_title, message, fields) => {
    expect(logged(message, fields)).not.toContain('hunter2')
  })

  test('ids, counts, durations and table names stay readable', () => {
    const text = logged('integrated', { table: 'transact', tableName: 'item', count: 3, ms: 12, serial: 9_007_199_254_740_993n })
    expect(text).toContain('"table":"transact","tableName":"item","count":3,"ms":12,"serial":"9007199254740993"')
  })
})

describe('the log file', () => {
  test('turns over at its size and keeps so many old ones', () => {
    const log = createLog(fileSink(join(folder, 'log', 'outpost.log'), 1000, 2))
    for (let n = 0; n < 60; n++) log.info(`line ${n}`, { filler: 'x'.repeat(50) })
    const files = readdirSync(join(folder, 'log')).toSorted()
    expect(files).toEqual(['outpost.log', 'outpost.log.1', 'outpost.log.2'])
    for (const file of files) expect(statSync(join(folder, 'log', file)).size).toBeLessThanOrEqual(1000)
    expect(readFileSync(join(folder, 'log', 'outpost.log'), 'utf8')).toContain('line 59')
  })

  test('a sink that fails stops nothing, and neither does a circle', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    const log = createLog(() => {
      throw new Error('disk full')
    })
    expect(() => log.error('x', circle)).not.toThrow()
  })
})
