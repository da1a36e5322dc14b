import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileFacts } from '../../../src-main/site/start-check.ts'
import { startCheck } from '../../../src-main/site/start-check.ts'
import type { LastUse } from '../../../src-main/site/use-memory.ts'
import { besideFolder, computerMark, useMemory } from '../../../src-main/site/use-memory.ts'
import { makeFolder } from '../../support/make-db.ts'

const site = { uuid: 'u', number: 12, name: 'Kibera' }
const remembered: LastUse = { format: 1, databaseId: 'db-1', counter: 7, cursor: 40, at: '2026-03-02T08:00:00.000Z', site }
const use = (counter: number, computer = 'pc-1', at = '2026-03-02T08:00:00.000Z') => ({ counter, computer, at })
const file: FileFacts = { databaseId: 'db-1', siteUuid: 'u', lastUse: use(7), cursor: 40, isRestored: false }

describe('F-135: what the file says of itself, held against what the computer remembers', () => {
  test.each([
    ['as it was left', {}, remembered, 'fine'],
    ['worked on since, as by another user of this PC', { lastUse: use(9), cursor: 55 }, remembered, 'fine'],
    ['nothing is remembered', {}, null, 'fine'],
    ['used before this rule', { lastUse: null }, null, 'fine'],
    ['not set up yet', { siteUuid: null, databaseId: 'db-2', lastUse: null, cursor: 0 }, remembered, 'fine'],
    ['one use behind', { lastUse: use(6) }, remembered, 'older'],
    ['the same use, but less was done', { cursor: 39 }, remembered, 'older'],
    ['used before this rule, put back after it', { lastUse: null }, remembered, 'older'],
    ['another database', { databaseId: 'db-2' }, remembered, 'foreign'],
    ['another database of another computer', { databaseId: 'db-2', lastUse: use(1, 'pc-2') }, remembered, 'foreign'],
    ['set up anew here by another user', { databaseId: 'db-2', lastUse: use(2, 'pc-1', '2026-03-05T08:00:00.000Z') }, remembered, 'fine'],
    ['set aside here before', { databaseId: 'db-0', lastUse: use(90, 'pc-1', '2026-03-01T08:00:00.000Z') }, remembered, 'foreign'],
    ['another computer', { lastUse: use(7, 'pc-2') }, null, 'moved'],
    ['another computer with the memory of the whole disk', { lastUse: use(7, 'pc-2') }, remembered, 'moved'],
    ['older and from another computer', { lastUse: use(3, 'pc-2') }, remembered, 'older'],
    ['a backup that Outpost put back', { databaseId: 'db-9', isRestored: true }, remembered, 'restored'],
  ] as const)('%s', (_, change, memory, outcome) => {
    expect(startCheck({ ...file, ...change }, memory, 'pc-1')).toBe(outcome)
  })

  test('a computer without an ID of its own cannot tell another one', () => {
    expect(startCheck(file, null, '')).toBe('fine')
    expect(startCheck({ ...file, lastUse: use(7, '') }, null, 'pc-1')).toBe('fine')
  })
})

describe('F-135: the memory outside the folder', () => {
  const { format: _, ...kept } = remembered
  const path = (folder: string): string => join(folder, 'last-use.json')

  test('lies beside the data folder, never in it', () => {
    expect(besideFolder('/var/lib/outpost')).toBe('/var/lib/outpost-memory')
  })

  test('is kept at each place that takes it and read from the newest', () => {
    const [one, two] = [join(makeFolder(), 'one'), join(makeFolder(), 'two')]
    const memory = useMemory([one, two])
    expect(memory.read()).toBeNull()
    expect(memory.keep(kept)).toBe(true)
    useMemory([two]).keep({ ...kept, counter: 8 })
    expect(memory.read()).toMatchObject({ counter: 8 })
  })

  test('of two places with the same use, the one that knows of more work is read', () => {
    const [one, two] = [makeFolder(), makeFolder()]
    useMemory([one]).keep(kept)
    useMemory([two]).keep({ ...kept, cursor: 41 })
    expect(useMemory([one, two]).read()).toMatchObject({ cursor: 41 })
    expect(useMemory([two, one]).read()).toMatchObject({ cursor: 41 })
  })

  test('a place that cannot be written, or holds what cannot be read, costs nothing', () => {
    const [shut, good] = [makeFolder(), makeFolder()]
    writeFileSync(join(shut, 'file'), '')
    const memory = useMemory([join(shut, 'file', 'below'), good])
    expect(memory.keep(kept)).toBe(true)
    expect(memory.read()).toEqual(remembered)
    writeFileSync(path(good), '{"format":1,"counter":"many"}')
    expect(memory.read()).toBeNull()
    expect(useMemory([]).keep(kept)).toBe(false)
  })

  test('nobody else can read it', () => {
    const folder = join(makeFolder(), 'memory')
    useMemory([folder]).keep(kept)
    expect(statSync(path(folder)).mode & 0o077).toBe(0)
    expect(statSync(folder).mode & 0o077).toBe(0)
  })
})

test('F-130: the mark of a computer is not its ID and cannot be turned into it', () => {
  const mark = computerMark({ kind: 'usable', id: 'a'.repeat(64) })
  expect(mark).toMatch(/^[0-9a-f]{32}$/)
  expect('a'.repeat(64)).not.toContain(mark)
  expect(computerMark({ kind: 'usable', id: 'b'.repeat(64) })).not.toBe(mark)
  expect(computerMark({ kind: 'unusable', problem: 'empty', detail: '' })).toBe('')
})
