/**
 * Who is signed in at each page and which store they have open: kept here and in memory alone, so that no message can
 * name another's, and nobody is signed in after a restart.
 */
import type { OpenSession } from './services/session-state.ts'

export type Sessions = {
  /** null: nobody is signed in. */
  readonly of: (sessionId: string) => OpenSession | null
  readonly all: () => readonly (readonly [string, OpenSession])[]
  readonly begin: (sessionId: string, session: Omit<OpenSession, 'isLocked'>) => void
  readonly change: (sessionId: string, change: Partial<OpenSession>) => void
  /** Somebody did something at this page. */
  readonly touch: (sessionId: string) => void
  /** Locks what nobody has touched for so long; gives the sessions that it locked. */
  readonly lockIdle: (idleMs: number) => readonly string[]
  /** Locks every page where somebody is signed in. */
  readonly lockAll: () => void
  readonly end: (sessionId: string) => void
}

type Kept = { session: OpenSession; touchedAt: number }

export function createSessions(clock: () => Date): Sessions {
  const kept = new Map<string, Kept>()
  const now = (): number => clock().getTime()
  return {
    of: (sessionId) => kept.get(sessionId)?.session ?? null,
    all: () => [...kept].map(([id, { session }]) => [id, session] as const),
    begin: (sessionId, session) => void kept.set(sessionId, { session: { ...session, isLocked: false }, touchedAt: now() }),
    change: (sessionId, change) => {
      const known = kept.get(sessionId)
      if (known !== undefined) known.session = { ...known.session, ...change }
    },
    touch: (sessionId) => {
      const known = kept.get(sessionId)
      if (known !== undefined) known.touchedAt = now()
    },
    lockIdle: (idleMs) => {
      const due = [...kept].filter(([, one]) => !one.session.isLocked && idleFor(one, now()) >= idleMs)
      for (const [, one] of due) one.session = { ...one.session, isLocked: true }
      return due.map(([id]) => id)
    },
    lockAll: () => {
      for (const one of kept.values()) one.session = { ...one.session, isLocked: true }
    },
    end: (sessionId) => void kept.delete(sessionId),
  }
}

/** A clock that was set back must not keep a page open for as long as it was set back. */
function idleFor(one: Kept, now: number): number {
  one.touchedAt = Math.min(one.touchedAt, now)
  return now - one.touchedAt
}
