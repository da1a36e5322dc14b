/**
 * Events to every page. Each carries a number that rises, and a whole small state or an invalidation, so that a lost
 * one does no harm. Bursts are gathered: a sync of a million rows must not become a million messages.
 */
import type { EventMessage, EventName, EventPayload } from '../contract/operations.ts'

export type Timer = { readonly after: (ms: number, run: () => void) => () => void }
export type Publisher = {
  /** Local tables whose rows have changed. */
  readonly changed: (tables: readonly string[]) => void
  /** The newest state counts; the ones between are dropped. */
  readonly state: <K extends 'sync.status' | 'app.state' | 'session.state'>(name: K, payload: EventPayload<K>) => void
  readonly subscribe: (listener: (message: EventMessage) => void) => () => void
  readonly close: () => void
}

const gatherMs = 100

/** A listener that fails is not the publisher's problem: `onFailure` hears of it, the others get their message. */
export function createPublisher(timer: Timer, onFailure: (error: unknown) => void): Publisher {
  const listeners = new Set<(message: EventMessage) => void>()
  const tables = new Set<string>()
  const states = new Map<EventName, unknown>()
  let seq = 0
  let cancel: (() => void) | null = null

  const send = <K extends EventName>(name: K, payload: EventPayload<K>): void => {
    seq += 1
    for (const listener of listeners) {
      try {
        listener({ name, seq, payload } as EventMessage)
      } catch (error) {
        onFailure(error)
      }
    }
  }
  const flush = (): void => {
    cancel = null
    const [changed, newest] = [[...tables], [...states]]
    tables.clear()
    states.clear()
    for (const [name, payload] of newest) send(name, payload as never)
    if (changed.length > 0) send('data.changed', { tables: changed })
  }
  const soon = (): void => {
    cancel ??= timer.after(gatherMs, flush)
  }

  return {
    changed: (names) => {
      for (const name of names) tables.add(name)
      if (names.length > 0) soon()
    },
    state: (name, payload) => {
      states.set(name, payload)
      soon()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      cancel?.()
      cancel = null
      listeners.clear()
    },
  }
}

/** Real time; a waiting message does not keep the process alive. */
export const realTimer: Timer = {
  after: (ms, run) => {
    const timeout = setTimeout(run, ms)
    if (typeof timeout === 'object') timeout.unref()
    return () => clearTimeout(timeout)
  },
}
