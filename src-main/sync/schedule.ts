/**
 * When to sync: a pure state machine. The worker feeds it events with the time, starts a cycle when it says so, and
 * sends a `tick` at `dueAt`.
 *
 *   unbound → idle ⇄ running → idle | waiting (a retry is due) | halted (a person must act)
 *   a pause lies over all of these: only a press of *sync now* runs a cycle then; so does the sleep of the computer
 */
export type Trigger = 'interval' | 'write' | 'manual' | 'wake' | 'network' | 'start' | 'initialise' | 'retry' | 'resume'

export type Schedule = {
  /** Address and credentials are known. */
  readonly isBound: boolean
  /** Until it is true every cycle goes on with the first loading, and the interval does not count. */
  readonly isInitialised: boolean
  readonly running: Trigger | null
  /** One press during a run is kept. */
  readonly oneMore: boolean
  readonly isHalted: boolean
  /** Failed cycles in a row. */
  readonly failures: number
  readonly lastFailureAt: number
  /** The next cycle that is due by itself. */
  readonly due: { readonly at: number; readonly trigger: Trigger } | null
  /** Paused until a time, or until somebody resumes (Infinity). */
  readonly pausedUntil: number | null
  /** The computer goes to sleep: nothing begins before it wakes, or before this time if nobody tells that it has. */
  readonly asleepUntil: number | null
  readonly intervalMs: number
}

export type ScheduleEvent =
  | { readonly kind: 'bound'; readonly isInitialised: boolean; readonly runNow: boolean }
  | { readonly kind: 'unbound' | 'tick' | 'wrote' | 'pressed' | 'slept' | 'woke' | 'online' | 'resumed' }
  | { readonly kind: 'paused'; readonly until: number | null }
  | { readonly kind: 'paced'; readonly intervalMs: number }
  | {
      readonly kind: 'finished'
      readonly outcome: 'done' | 'partly' | 'failed' | 'stopped'
      readonly progressed: boolean
      readonly isInitialised: boolean
    }

export type Step = { readonly schedule: Schedule; readonly run: Trigger | null }

/** Writes in quick succession are sent together. */
export const nudgeMs = 1000
/** While cycles fail, a write shortens the wait no further than this after the last failure. */
export const nudgeAfterFailureMs = 15_000
/** A computer that said it would sleep and is awake after all, or never says that it woke. */
export const longestSleepMs = 300_000
export const backOff = { firstMs: 2000, longestMs: 300_000 } as const

export function newSchedule(intervalMs: number): Schedule {
  return {
    isBound: false,
    isInitialised: false,
    running: null,
    oneMore: false,
    isHalted: false,
    failures: 0,
    lastFailureAt: 0,
    due: null,
    pausedUntil: null,
    asleepUntil: null,
    intervalMs,
  }
}

/** When the worker is to send the next `tick` (milliseconds since 1970), or null. */
export function dueAt(schedule: Schedule): number | null {
  const { pausedUntil, asleepUntil, due, isHalted, running } = schedule
  if (pausedUntil !== null) return Number.isFinite(pausedUntil) ? pausedUntil : null
  if (running !== null || isHalted || due === null) return null
  return Math.max(due.at, asleepUntil ?? 0)
}

/** `random` is in [0, 1). */
export function next(schedule: Schedule, event: ScheduleEvent, now: number, random: number): Step {
  switch (event.kind) {
    case 'bound':
      return settle(
        {
          ...schedule,
          isBound: true,
          isInitialised: event.isInitialised,
          isHalted: false,
          failures: 0,
          due: event.runNow ? { at: now, trigger: 'start' } : null,
        },
        now,
      )
    case 'unbound':
      return settle({ ...schedule, isBound: false, due: null, oneMore: false }, now)
    case 'tick':
      return settle(schedule, now)
    case 'wrote':
      return settle(nudged(schedule, now), now)
    case 'pressed':
      return pressed(schedule, now)
    case 'slept':
      return settle({ ...schedule, asleepUntil: now + longestSleepMs }, now)
    case 'woke':
      return settle(awake(schedule, now), now)
    case 'online':
      return settle(soon(schedule, now, 'network'), now)
    case 'paused':
      return settle({ ...schedule, pausedUntil: event.until ?? Infinity }, now)
    case 'resumed':
      // Somebody has acted, so what halted it before is tried again.
      return settle({ ...soon(schedule, now, 'resume'), isHalted: false, pausedUntil: null }, now)
    case 'paced':
      return settle(paced(schedule, event.intervalMs, now), now)
    case 'finished':
      return finished(schedule, event, now, random)
    default:
      return event satisfies never
  }
}

/** Starts what is due, if anything may start. */
function settle(schedule: Schedule, now: number): Step {
  const state = { ...schedule, pausedUntil: notOver(schedule.pausedUntil, now), asleepUntil: notOver(schedule.asleepUntil, now) }
  const { due } = state
  const isHeld = state.pausedUntil !== null || state.asleepUntil !== null || state.isHalted
  const isFree = state.isBound && state.running === null && !isHeld
  return isFree && due !== null && (due.at <= now || isFromLaterClock(state, due.at, now))
    ? start(state, due.trigger)
    : { schedule: state, run: null }
}

const notOver = (until: number | null, now: number): number | null => (until !== null && until <= now ? null : until)

/** Nothing is set so far ahead: the clock has been set back since, and a cycle would wait until it comes there again. */
const isFromLaterClock = ({ intervalMs }: Schedule, at: number, now: number): boolean => at - now > Math.max(intervalMs, backOff.longestMs)

function start(schedule: Schedule, trigger: Trigger): Step {
  const run = schedule.isInitialised ? trigger : 'initialise'
  return { schedule: { ...schedule, running: run, due: null, oneMore: false }, run }
}

/** A press runs at once, also when paused or halted: somebody wants to know. Whoever presses is awake, and so is the computer. */
function pressed(schedule: Schedule, now: number): Step {
  if (!schedule.isBound) return settle(schedule, now)
  if (schedule.running !== null) return { schedule: { ...schedule, oneMore: true, asleepUntil: null }, run: null }
  return start({ ...schedule, isHalted: false, asleepUntil: null }, 'manual')
}

function nudged(schedule: Schedule, now: number): Schedule {
  if (!schedule.isInitialised) return schedule
  const at = Math.max(now + nudgeMs, schedule.failures > 0 ? Math.min(schedule.lastFailureAt, now) + nudgeAfterFailureMs : 0)
  const { due } = schedule
  return due !== null && due.at <= at ? schedule : { ...schedule, due: { at, trigger: 'write' } }
}

/** The next cycle is never later than the new interval; what is due for another reason stays due. */
function paced(schedule: Schedule, intervalMs: number, now: number): Schedule {
  const { due } = schedule
  if (due === null || due.trigger !== 'interval') return { ...schedule, intervalMs }
  return { ...schedule, intervalMs, due: { at: now + intervalMs, trigger: 'interval' } }
}

/** The machine woke up or the line is back: what failed before says nothing any more. */
function soon(schedule: Schedule, now: number, trigger: Trigger): Schedule {
  return { ...schedule, failures: 0, due: schedule.isBound && schedule.running === null ? { at: now, trigger } : schedule.due }
}

/** A cycle that the sleep has cut may not have ended yet: it is followed by the next at once, not after the interval. */
function awake(schedule: Schedule, now: number): Schedule {
  const wasCut = schedule.asleepUntil !== null && schedule.running !== null
  const state = { ...soon(schedule, now, 'wake'), asleepUntil: null }
  return wasCut ? { ...state, due: { at: now, trigger: 'wake' } } : state
}

function finished(schedule: Schedule, event: ScheduleEvent & { kind: 'finished' }, now: number, random: number): Step {
  const isFailed = event.outcome === 'failed' || (event.outcome === 'partly' && !event.isInitialised)
  const failures = !isFailed ? 0 : event.progressed ? 1 : schedule.failures + 1
  const state: Schedule = {
    ...schedule,
    running: null,
    isInitialised: event.isInitialised,
    isHalted: event.outcome === 'stopped',
    failures,
    lastFailureAt: isFailed ? now : schedule.lastFailureAt,
    due: event.outcome === 'stopped' ? null : dueAfter(schedule, failures, now, random),
  }
  return schedule.oneMore && schedule.isBound && schedule.asleepUntil === null
    ? start({ ...state, isHalted: false }, 'manual')
    : settle(state, now)
}

/** The interval counts from the end of a cycle; a write during it is sent soon after it. Back-off has full jitter. */
function dueAfter(schedule: Schedule, failures: number, now: number, random: number): Schedule['due'] {
  if (failures > 0) return { at: now + backOffMs(failures, random), trigger: 'retry' }
  const at = now + schedule.intervalMs
  return schedule.due !== null && schedule.due.at < at ? schedule.due : { at, trigger: 'interval' }
}

export function backOffMs(failures: number, random: number): number {
  return Math.round(random * Math.min(backOff.longestMs, backOff.firstMs * 2 ** (failures - 1)))
}
