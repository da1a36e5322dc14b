/**
 * Between the page's questions and main. What main does not answer because the session is locked waits here, and is
 * asked once the same person has unlocked it: a line that was typed just before the lock is not lost (U-03).
 */
import type { Invoke, Subscribe } from '../src-main/contract/client.ts'
import type { EventMessage, OperationName } from '../src-main/contract/operations.ts'
import type { SessionState } from '../src-main/contract/people.ts'
import type { AppError, Result } from '../src-main/contract/result.ts'

export type SessionGate = {
  readonly invoke: Invoke
  /** As the bridge's own, and also what the gate has learnt of the session by asking. */
  readonly subscribe: Subscribe
  /** Hears of every question that a missing right has refused (U-04). Gives the way to stop. */
  readonly onRightMissing: (listener: (error: AppError) => void) => () => void
}

/** Reasons after which what the page believes of its session may be out of date. */
const doubts: ReadonlySet<string> = new Set(
  'locked not_signed_in user_inactive no_store_open store_not_yours store_elsewhere store_left store_preparing store_transfer store_disabled'.split(
    ' ',
  ),
)
const isOfSession = (name: OperationName) => name.startsWith('session.')

export function createSessionGate(bridge: { readonly invoke: Invoke; readonly subscribe: Subscribe }): SessionGate {
  const listeners = new Set<(message: EventMessage) => void>()
  const denied = new Set<(error: AppError) => void>()
  const waiting = new Map<string, Promise<Result<unknown>>>()
  let session: SessionState | null = null
  let seq = 0
  let wake: () => void = () => {}
  let changed = new Promise<void>((resolve) => (wake = resolve))

  const take = (state: SessionState) => {
    session = state
    wake()
    changed = new Promise((resolve) => (wake = resolve))
  }
  const tell = (message: EventMessage) => {
    seq = message.seq
    if (message.name === 'session.state') take(message.payload)
    for (const listener of listeners) listener(message)
  }
  bridge.subscribe(tell)

  const ask: Invoke = async (name, input) => {
    const answer = await bridge.invoke(name, input)
    if (answer.ok && isOfSession(name)) take(answer.value as SessionState)
    return answer
  }
  const is = (userId: string | undefined, locked: boolean) =>
    userId !== undefined && session?.user?.id === userId && session.locked === locked
  const learn = async () => {
    const answer = await ask('session.state', {})
    if (answer.ok) tell({ name: 'session.state', seq, payload: answer.value as SessionState })
  }
  const askUnlocked = async (name: OperationName, input: unknown, refused: Result<unknown>): Promise<Result<unknown>> => {
    const asker = session?.user?.id
    await learn()
    while (is(asker, true)) await changed
    // Nobody's work is done in the name of another.
    return is(asker, false) ? ask(name, input) : refused
  }
  /** However often the same is asked during a long lock, it is asked once afterwards. */
  const hold = (name: OperationName, input: unknown, refused: Result<unknown>): Promise<Result<unknown>> => {
    const key = `${name} ${JSON.stringify(input)}`
    const held = waiting.get(key) ?? askUnlocked(name, input, refused).finally(() => waiting.delete(key))
    waiting.set(key, held)
    return held
  }

  return {
    invoke: async (name, input) => {
      const answer = await ask(name, input)
      if (answer.ok || isOfSession(name)) return answer
      const { reason } = answer.error
      if (reason === 'locked') return hold(name, input, answer)
      if (doubts.has(reason)) await learn()
      if (reason === 'right_missing') for (const listener of denied) listener(answer.error)
      return answer
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onRightMissing: (listener) => {
      denied.add(listener)
      return () => denied.delete(listener)
    },
  }
}
