import { describe, expect, it } from 'vitest'
import type { Schedule, ScheduleEvent } from '../../../src-main/sync/schedule.ts'
import { backOffMs, dueAt, newSchedule, next } from '../../../src-main/sync/schedule.ts'

type Moment = readonly [at: number, event: ScheduleEvent]
const bound: ScheduleEvent = { kind: 'bound', isInitialised: true, runNow: true }
const finished = (outcome: 'done' | 'partly' | 'failed' | 'stopped', progressed = false, isInitialised = true): ScheduleEvent => ({
  kind: 'finished',
  outcome,
  progressed,
  isInitialised,
})
const one = (kind: 'tick' | 'wrote' | 'pressed' | 'slept' | 'woke' | 'online' | 'resumed' | 'unbound'): ScheduleEvent => ({ kind })

/** Plays the events in time order, ticking when the schedule asks for it; gives each start as `trigger@second`. */
function timeline(events: readonly Moment[], until = 3600, random = 0.5): string[] {
  const starts: string[] = []
  let schedule: Schedule = newSchedule(300_000)
  const feed = (at: number, event: ScheduleEvent) => {
    const step = next(schedule, event, at, random)
    schedule = step.schedule
    if (step.run !== null) starts.push(`${step.run}@${at / 1000}`)
  }
  for (const [second, event] of [...events, [until, null] as const]) {
    for (let due = dueAt(schedule); due !== null && due < second * 1000; due = dueAt(schedule)) feed(due, one('tick'))
    if (event !== null) feed(second * 1000, event)
  }
  return starts
}

describe('schedule', () => {
  it('F-117: the interval counts from the end of a cycle', () => {
    expect(
      timeline(
        [
          [0, bound],
          [20, finished('done')],
          [330, finished('done')],
        ],
        640,
      ),
    ).toEqual(['start@0', 'interval@320', 'interval@630'])
  })

  it.each(['done', 'failed'] as const)('a clock that is set back by years does not put the next cycle off by years (%s)', (outcome) => {
    const ahead = 4 * 365 * 86_400_000
    const play = (events: readonly Moment[]) =>
      events.reduce((schedule, [at, event]) => next(schedule, event, at, 0.5).schedule, newSchedule(300_000))
    const set = play([
      [ahead, bound],
      [ahead + 5000, finished(outcome)],
    ])
    expect(next(set, one('tick'), 305_000, 0.5).run).toBe(outcome === 'done' ? 'interval' : 'retry')
    expect(next(set, one('tick'), ahead + 5001, 0.5).run).toBe(null)
    const nudged = next({ ...set, due: null }, one('wrote'), 10_000, 0.5).schedule
    expect(nudged.due).toEqual({ at: outcome === 'done' ? 11_000 : 25_000, trigger: 'write' })
  })

  it('a write is sent a second later, several together', () => {
    const writes: Moment[] = [
      [0, bound],
      [2, finished('done')],
      [10, one('wrote')],
      [10.4, one('wrote')],
      [10.9, one('wrote')],
    ]
    expect(timeline(writes, 100)).toEqual(['start@0', 'write@11'])
  })

  it('steady writing does not put the sending off', () => {
    const writes = Array.from({ length: 20 }, (_, index): Moment => [10 + index / 2, one('wrote')])
    expect(timeline([[0, bound], [2, finished('done')], ...writes], 15)).toEqual(['start@0', 'write@11'])
  })

  it('a write during a cycle is sent after it', () => {
    expect(
      timeline(
        [
          [0, bound],
          [5, one('wrote')],
          [9, finished('done')],
        ],
        60,
      ),
    ).toEqual(['start@0', 'write@9'])
  })

  it('one press during a run is kept, further ones are not', () => {
    const events: Moment[] = [
      [0, bound],
      [1, one('pressed')],
      [2, one('pressed')],
      [5, finished('done')],
      [8, finished('done')],
    ]
    expect(timeline(events, 60)).toEqual(['start@0', 'manual@5'])
  })

  it('F-208: a new interval counts from now, and a retry that is due stays due', () => {
    const pace: ScheduleEvent = { kind: 'paced', intervalMs: 60_000 }
    const idle: Moment[] = [
      [0, bound],
      [20, finished('done')],
    ]
    expect(timeline([...idle, [100, pace]], 170)).toEqual(['start@0', 'interval@160'])
    const failing: Moment[] = [
      [0, bound],
      [20, finished('failed')],
    ]
    expect(timeline([...failing, [20.5, pace]], 40)).toEqual(timeline(failing, 40))
  })

  it('back-off doubles up to five minutes, with full jitter', () => {
    expect([1, 2, 3, 8, 9, 40].map((failures) => backOffMs(failures, 0.999999))).toEqual([2000, 4000, 8000, 256_000, 300_000, 300_000])
    expect(backOffMs(5, 0)).toBe(0)
    const failing: Moment[] = [
      [0, bound],
      [1, finished('failed')],
      [3, finished('failed')],
      [10, finished('failed')],
    ]
    expect(timeline(failing, 15, 0.5)).toEqual(['start@0', 'retry@2', 'retry@5', 'retry@14'])
  })

  it('T1: a failed cycle that got something through is tried again soon', () => {
    const events: Moment[] = [
      [0, bound],
      [10, finished('failed', true)],
      [20, finished('failed', true)],
      [30, finished('failed', true)],
    ]
    expect(timeline(events, 40, 0.999)).toEqual(['start@0', 'retry@11.998', 'retry@21.998', 'retry@31.998'])
  })

  it('a write while the line is down shortens the wait, though not to nothing', () => {
    const down: Moment[] = [[0, bound], ...Array.from({ length: 9 }, (_, n): Moment => [n * 400 + 1, finished('failed')])]
    expect(timeline([...down, [3202, one('wrote')]], 3230, 0.99).at(-1)).toBe('write@3216')
  })

  it('U-85: while the computer sleeps nothing begins, whatever is written or comes due; it goes on when it wakes', () => {
    const events: Moment[] = [
      [0, bound],
      [2, finished('done')],
      [10, one('slept')],
      [11, one('wrote')],
      [12, one('online')],
      [200, one('woke')],
    ]
    expect(timeline(events, 201)).toEqual(['start@0', 'wake@200'])
  })

  it('U-85: a cycle that the sleep has cut is followed by the next at once, also where it ends after the wake', () => {
    const events: Moment[] = [
      [0, bound],
      [1, one('slept')],
      [100, one('woke')],
      [101, finished('partly')],
    ]
    expect(timeline(events, 102)).toEqual(['start@0', 'wake@101'])
  })

  it('U-85: a computer that never says that it woke syncs again by itself, and at once when somebody presses sync', () => {
    const asleep: Moment[] = [
      [0, bound],
      [2, finished('done')],
      [10, one('slept')],
    ]
    expect(timeline(asleep, 400)).toEqual(['start@0', 'interval@310'])
    expect(timeline([...asleep, [20, one('pressed')], [22, one('pressed')], [23, finished('done')]], 24)).toEqual([
      'start@0',
      'manual@20',
      'manual@23',
    ])
  })

  it('U-85: a press while the sleep cuts a cycle is kept and runs after it: whoever presses is awake', () => {
    const events: Moment[] = [
      [0, bound],
      [1, one('slept')],
      [2, one('pressed')],
      [3, finished('partly')],
    ]
    expect(timeline(events, 4)).toEqual(['start@0', 'manual@3'])
  })

  it('wake and network forget the failures and sync at once', () => {
    const events: Moment[] = [
      [0, bound],
      [1, finished('failed')],
      [1.5, one('online')],
      [2, finished('failed')],
      [2.5, one('woke')],
    ]
    expect(timeline(events, 3, 0.9)).toEqual(['start@0', 'network@1.5', 'wake@2.5'])
  })

  it('F-137: a refusal halts; neither interval nor write nor network goes on, a press or new credentials do', () => {
    const halted: Moment[] = [
      [0, bound],
      [1, finished('stopped')],
      [400, one('wrote')],
      [500, one('online')],
      [600, one('woke')],
    ]
    expect(timeline(halted)).toEqual(['start@0'])
    expect(timeline([...halted, [700, one('pressed')], [701, finished('stopped')]])).toEqual(['start@0', 'manual@700'])
    expect(timeline([...halted, [700, bound], [701, finished('done')]], 900)).toEqual(['start@0', 'start@700'])
  })

  it('a pause holds everything but a press, and ends by itself', () => {
    const paused: Moment[] = [
      [0, bound],
      [1, finished('done')],
      [10, { kind: 'paused', until: 1_000_000 }],
      [20, one('wrote')],
      [30, one('online')],
    ]
    expect(timeline([...paused, [40, one('pressed')], [50, finished('done')]], 1200)).toEqual(['start@0', 'manual@40', 'interval@1000'])
  })

  it('a pause without an end is ended by resuming', () => {
    const events: Moment[] = [
      [0, bound],
      [1, finished('done')],
      [10, { kind: 'paused', until: null }],
      [5000, one('resumed')],
    ]
    expect(timeline(events, 5001)).toEqual(['start@0', 'resume@5000'])
  })

  it('F-131: resuming tries again what had stopped until a person acts', () => {
    const events: Moment[] = [
      [0, bound],
      [1, finished('stopped')],
      [10, { kind: 'paused', until: null }],
      [5000, one('resumed')],
    ]
    expect(timeline(events, 5001)).toEqual(['start@0', 'resume@5000'])
  })

  it('nothing runs without credentials', () => {
    expect(
      timeline([
        [0, one('pressed')],
        [1, one('wrote')],
        [2, one('woke')],
      ]),
    ).toEqual([])
    expect(
      timeline([
        [0, bound],
        [1, finished('done')],
        [2, one('unbound')],
      ]),
    ).toEqual(['start@0'])
  })

  it('F-116: the first loading waits for the press that starts it, then goes on by itself after faults of the line', () => {
    const fresh: ScheduleEvent = { kind: 'bound', isInitialised: false, runNow: false }
    const events: Moment[] = [
      [0, fresh],
      [100, one('pressed')],
      [120, finished('failed', false, false)],
      [130, finished('done')],
    ]
    expect(timeline(events, 200, 0.5)).toEqual(['initialise@100', 'initialise@121'])
  })
})
