import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLate } from '../../../src-main/contract/diagnosis.ts'
import { syncPhases } from '../../../src-main/contract/sync.ts'
import type { SafetyFacts } from '../../../src-main/domain/safety.ts'
import { atCentralUpTo, safetyOf } from '../../../src-main/domain/safety.ts'

const backup = {
  lastAt: '2026-03-01T18:00:00.000Z',
  place: 'KINGSTON',
  kind: 'stick',
  sameDisk: false,
  verified: true,
  daysSince: 0,
  due: false,
} as const
const good: SafetyFacts = {
  now: '2026-03-02T10:50:00.000Z',
  savedAt: '2026-03-02T10:49:00.000Z',
  check: { at: '2026-03-02T08:00:00.000Z', faults: 0 },
  phase: 'idle',
  cause: null,
  lastContactAt: '2026-03-02T10:50:00.000Z',
  unconfirmed: { documents: 0, records: 0, since: null },
  refused: { records: 0, since: null },
  heldBack: 0,
  moments: ['2026-03-02T10:49:00.000Z', '2026-03-02T10:50:00.000Z', null],
  backup,
}

test('4-1: green where all three facts hold, and then central has everything up to the last contact', () => {
  expect(safetyOf(good)).toMatchObject({
    tone: 'ok',
    saved: { tone: 'ok', faults: 0 },
    central: { tone: 'ok', upTo: '2026-03-02T10:50:00.000Z', reasons: [] },
    backup: { tone: 'ok' },
  })
})

const since = '2026-03-02T10:20:00.000Z'
describe('4-1: never green while one of the three does not hold', () => {
  const cases: readonly [why: string, change: Partial<SafetyFacts>, tone: string][] = [
    ['central has not confirmed something', { unconfirmed: { documents: 1, records: 3, since } }, 'waiting'],
    ['T4: syncing is switched off', { phase: 'disabled' }, 'attention'],
    ['T4: syncing is paused', { phase: 'paused' }, 'waiting'],
    ['syncing is stopped', { phase: 'stopped' }, 'stopped'],
    ['central refuses a record', { refused: { records: 1, since } }, 'attention'],
    ['F-259: a rule holds something back here', { heldBack: 4 }, 'waiting'],
    ['central was never heard', { lastContactAt: null }, 'attention'],
    ['F-202: central was not heard for more than a month', { lastContactAt: '2026-01-30T10:49:59.000Z' }, 'stopped'],
    ['the check found a fault', { check: { at: since, faults: 1 } }, 'attention'],
    ['nothing can be saved', { cause: 'disk_full' }, 'stopped'],
    ['there is no backup', { backup: { ...backup, lastAt: null } }, 'attention'],
    ['a backup is due', { backup: { ...backup, due: true } }, 'attention'],
    ['the last backup was not whole', { backup: { ...backup, verified: false } }, 'attention'],
  ]
  test.each(cases)('%s', (_, change, tone) => expect(safetyOf({ ...good, ...change }).tone).toBe(tone))

  test('of several the worst counts', () => {
    expect(safetyOf({ ...good, phase: 'stopped', heldBack: 1, refused: { records: 1, since } }).tone).toBe('stopped')
  })

  test('T4: whatever else holds, only a site that syncs by itself is green', () => {
    for (const phase of syncPhases) {
      const { tone } = safetyOf({ ...good, phase })
      expect([phase, tone === 'ok']).toEqual([phase, !['paused', 'disabled', 'stopped'].includes(phase)])
    }
  })
})

test('4-1: the time shown is strictly older than the first change that central has not confirmed, whatever times there are', () => {
  const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  fc.assert(
    fc.property(fc.array(fc.option(time)), time, (moments, first) => {
      const upTo = atCentralUpTo([...moments, first], first)
      expect(upTo === null || upTo < first).toBe(true)
    }),
  )
  expect(atCentralUpTo(['2026-03-02T10:19:00.000Z', since, '2026-03-02T10:50:00.000Z'], since)).toBe('2026-03-02T10:19:00.000Z')
  expect(atCentralUpTo([since], since)).toBeNull()
})

test('F-202: 31 days without a contact are not late, a second more is', () => {
  const now = '2026-03-02T10:00:00.000Z'
  expect(isLate('2026-01-30T10:00:00.000Z', now)).toBe(false)
  expect(isLate('2026-01-30T09:59:59.000Z', now)).toBe(true)
  expect(isLate(null, now)).toBe(true)
})
