import { join } from 'node:path'
import { expect, it } from 'vitest'
import { getSetting, setSetting } from '../../../src-main/repositories/settings.ts'
import { useMemory } from '../../../src-main/site/use-memory.ts'
import { noteUse, notingUse } from '../../../src-main/sync/note-use.ts'
import { fromCentral, makeDb, makeFolder } from '../../support/make-db.ts'
import { fakeWorld } from './fakes.ts'

it('F-135: the use is counted before the first push or acknowledgement of a cycle, once, and not for what only reads', async () => {
  const { ports, calls } = fakeWorld()
  const line = notingUse(ports.transport, () => calls.push('counted'))
  await line.site()
  await line.queuedRecords(500)
  expect(calls).not.toContain('counted')
  await line.acknowledge(['a'])
  await line.push([], 0)
  expect(calls.slice(-3)).toEqual(['counted', 'acknowledge a', 'push 0 of 0'])
})

it('F-135: a count that cannot be written keeps the line from being used', async () => {
  const { ports, calls } = fakeWorld()
  const line = notingUse(ports.transport, () => {
    throw new Error('the disk is full')
  })
  expect(() => line.push([], 0)).toThrow('the disk is full')
  expect(calls).toEqual([])
})

it('F-135: file first, then outside; where nothing can be kept outside the cycle goes on', () => {
  const db = makeDb()
  const folder = join(makeFolder(), 'memory')
  fromCentral(db, (tx) => {
    setSetting(tx, 'database_id', '0191f3a0-7d1c-7b3e-8c55-2f3d1a2b3c4d')
    setSetting(tx, 'site', { uuid: 'u', number: 12, name: 'Kibera', code: 'K' })
  })
  noteUse(db, { memoryFolders: [], computer: 'pc-1' })
  noteUse(db, { memoryFolders: [folder], computer: 'pc-1' })
  expect(getSetting(db, 'last_use')).toMatchObject({ counter: 2, computer: 'pc-1' })
  expect(useMemory([folder]).read()).toMatchObject({ counter: 2, site: { name: 'Kibera' } })
})

it('F-135: a start at which this computer’s ID cannot be read leaves the mark of the computer that used the file', () => {
  const db = makeDb()
  noteUse(db, { memoryFolders: [], computer: 'pc-1' })
  noteUse(db, { memoryFolders: [], computer: '' })
  expect(getSetting(db, 'last_use')).toMatchObject({ counter: 2, computer: 'pc-1' })
})
