/** Who is signed in at this page, where they may work, and what they may do there, as main tells it (U-01 to U-07). */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { KnownUser, SessionState } from '../../src-main/contract/people.ts'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import type { Right } from '../../src-main/contract/rights.ts'

export type SessionStore = {
  /** null until first known. */
  readonly state: SessionState | null
  /** A password is being looked at. */
  readonly isBusy: boolean
  /** Why the last try to sign in or to unlock was refused. */
  readonly refusal: AppError | null
  /** When a password is looked at again after wrong ones, in ms since 1970. */
  readonly waitUntil: number
  /** Somebody else is to sign in, so that nobody is chosen for them. */
  readonly isSwitching: boolean
  /** The name of the store that was taken away while it was open (U-06). */
  readonly lostStore: string | null
  readonly load: () => Promise<void>
  readonly signIn: (username: string, password: string) => Promise<boolean>
  readonly unlock: (password: string) => Promise<boolean>
  readonly lock: () => Promise<void>
  readonly signOut: () => Promise<void>
  /** Signs out so that another can sign in; the store stays the same where they may work in it (U-07). */
  readonly switchUser: () => Promise<void>
  readonly openStore: (storeId: string) => Promise<AppError | null>
  readonly setIdleLock: (minutes: number) => Promise<AppError | null>
  /** Somebody is at the keys (U-03). */
  readonly touch: () => void
  readonly clearRefusal: () => void
  /** Another name is to be tried: what was said of the one before does not hold for it. */
  readonly forgetTry: () => void
}

type Told = Pick<SessionStore, 'state' | 'refusal' | 'waitUntil' | 'lostStore'>

/** Those who signed in here before, the last first. */
export const knownUsers = (state: SessionState | null): readonly KnownUser[] =>
  (state?.known ?? []).toSorted((a, b) => b.lastSignInAt.localeCompare(a.lastSignInAt))

/** Whether the user may do this at the open store. The page only hides by it; main refuses (U-04). */
export const mayDo = ({ state }: Pick<SessionStore, 'state'>, right: Right): boolean => state?.rights.includes(right) ?? false

export const canEnter = (store: SessionState['stores'][number]): boolean => store.shut === null

/** The store that `before` had open and `after` no longer has, for the same person; else null. */
export function storeTaken(before: SessionState | null, after: SessionState): string | null {
  if (before === null || before.storeId === null || after.storeId !== null) return null
  if (after.user === null || after.user.id !== before.user?.id) return null
  return before.stores.find((store) => store.id === before.storeId)?.name ?? null
}

const secondsIn = (error: AppError): number => Number(error.params['seconds'] ?? 0)
const inSeconds = (seconds: number): number => Date.now() + seconds * 1000

export function createSessionStore(client: Client) {
  const store = create<SessionStore>((set, get) => {
    const take = (answer: Result<SessionState>): void => {
      if (answer.ok) set((now) => told(now, answer.value))
    }
    const tried = async (ask: () => Promise<Result<SessionState>>): Promise<boolean> => {
      if (get().isBusy) return false
      set({ isBusy: true, refusal: null })
      const answer = await ask()
      if (answer.ok) set((now) => ({ ...told(now, answer.value), isBusy: false, isSwitching: false, waitUntil: 0 }))
      else {
        // How long the next try has to wait, main says with the session.
        await get().load()
        const seconds = secondsIn(answer.error)
        set((now) => ({ isBusy: false, refusal: answer.error, waitUntil: seconds > 0 ? inSeconds(seconds) : now.waitUntil }))
      }
      return answer.ok
    }
    const leave = async (isSwitching: boolean) => {
      // First, for main may tell that nobody is there before it answers.
      set({ isSwitching, refusal: null, waitUntil: 0 })
      take(await client['session.signOut']({}))
    }
    return {
      state: null,
      isBusy: false,
      refusal: null,
      waitUntil: 0,
      isSwitching: false,
      lostStore: null,
      load: async () => take(await client['session.state']({})),
      signIn: (username, password) => tried(() => client['session.signIn']({ username, password })),
      unlock: (password) => tried(() => client['session.unlock']({ password })),
      lock: async () => take(await client['session.lock']({})),
      signOut: () => leave(false),
      switchUser: () => leave(true),
      openStore: async (storeId) => {
        const opened = await client['stores.open']({ storeId })
        if (!opened.ok) return opened.error
        set({ lostStore: null })
        await get().load()
        return null
      },
      setIdleLock: async (minutes) => {
        const answer = await client['session.setIdleLock']({ minutes })
        take(answer)
        return answer.ok ? null : answer.error
      },
      touch: () => void client['session.touch']({}),
      clearRefusal: () => set({ refusal: null }),
      forgetTry: () => set({ refusal: null, waitUntil: 0 }),
    }
  })
  client.on('session.state', (state) => store.setState((now) => told(now, state)))
  return store
}

/** What was said of the last try holds while the same person, or nobody, is asked for the same password. */
function told(now: SessionStore, state: SessionState): Told {
  const taken = storeTaken(now.state, state)
  const isSame = now.state?.user?.id === state.user?.id && now.state?.locked === state.locked
  return {
    state,
    refusal: isSame ? now.refusal : null,
    waitUntil: state.waitSeconds > 0 ? inSeconds(state.waitSeconds) : isSame ? now.waitUntil : 0,
    lostStore: state.user === null || state.storeId !== null ? null : (taken ?? now.lostStore),
  }
}
