import { describe, expect, test } from 'vitest'
import { backupState, isPlaceDue } from '../../../src-main/services/backups.ts'
import type { BackupMemory, LastBackup } from '../../../src-main/site/backup-memory.ts'
import { noMemory } from '../../../src-main/site/backup-memory.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
const last = (more: Partial<LastBackup> = {}): LastBackup => ({
  at: '2026-03-10T11:00:00.000Z',
  file: 'a.outpost-backup',
  path: '/data/backups',
  label: '/data/backups',
  kind: 'folder',
  sameDisk: true,
  verified: true,
  ...more,
})
const memory = (more: Partial<BackupMemory>): BackupMemory => ({ ...noMemory, ...more })
const full = (at: string) => ({ at, problem: 'full' as const })

describe('4-1: the backups in short', () => {
  test('an older one on a stick counts before a newer one on the disk of the data, which would be lost with it', () => {
    const stick = last({ at: '2026-03-08T18:00:00.000Z', kind: 'stick', label: 'KINGSTON', path: '/media/k', sameDisk: false })
    expect(backupState(memory({ last: { folder: last(), s: stick } }), now)).toMatchObject({
      place: 'KINGSTON',
      kind: 'stick',
      sameDisk: false,
      daysSince: 1,
    })
  })

  test('one that a wrong clock dated ahead does not stand for those made since, though its stick is away', () => {
    const stick = (at: string) => last({ at, kind: 'stick', path: '/media/k', sameDisk: false })
    const known = memory({ last: { folder: last(), a: stick('2027-01-01T00:00:00.000Z'), b: stick('2026-03-01T12:00:00.000Z') } })
    expect(backupState(known, now)).toMatchObject({ lastAt: '2026-03-01T12:00:00.000Z', daysSince: 9, due: true })
  })

  test.each([
    ['fresh and whole', {}, {}, false],
    ['seven days old', { at: '2026-03-03T12:00:00.000Z' }, {}, true],
    ['a minute less', { at: '2026-03-03T12:01:00.000Z' }, {}, false],
    ['found altered', { verified: false }, {}, true],
    ['of an hour to come, the clock was set back', { at: '2026-03-10T13:00:00.000Z' }, {}, false],
    ['of a year to come, so nobody knows how old it is', { at: '2027-01-01T00:00:00.000Z' }, {}, true],
    ['with every place failing since', {}, { problems: { folder: full('2026-03-10T11:30:00.000Z') } }, true],
    ['with another place failing since', {}, { problems: { stick: full('2026-03-10T11:30:00.000Z') } }, false],
  ])('%s: due %#', (_, one, more, due) => {
    expect(backupState(memory({ last: { folder: last(one) }, ...more }), now).due).toBe(due)
  })

  test('where there never was one, one is due and nothing is claimed', () => {
    expect(backupState(noMemory, now)).toEqual({
      lastAt: null,
      place: null,
      kind: null,
      sameDisk: null,
      verified: null,
      daysSince: null,
      due: true,
    })
  })
})

describe('4-6: whether a place is due', () => {
  test.each([
    ['never had one', {}, true],
    ['had one today', { last: { folder: last() } }, false],
    ['had one a day ago', { last: { folder: last({ at: '2026-03-09T12:00:00.000Z' }) } }, true],
    ['had one of a time to come: the clock was put right', { last: { folder: last({ at: '2026-05-01T00:00:00.000Z' }) } }, true],
    ['failed half an hour ago', { problems: { folder: full('2026-03-10T11:30:00.000Z') } }, false],
    ['failed an hour ago', { problems: { folder: full('2026-03-10T11:00:00.000Z') } }, true],
  ])('%s', (_, more, due) => {
    expect(isPlaceDue(memory(more), 'folder', now)).toBe(due)
  })
})
