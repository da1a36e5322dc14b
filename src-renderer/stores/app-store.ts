/** The application's state as main tells it: which screen, which site, which store, which language. */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { AppState } from '../../src-main/contract/site.ts'
import type { Input } from '../../src-main/contract/operations.ts'

export type AppStore = {
  readonly state: AppState | null
  /** Why the state could not be had: the program behind the page is gone. */
  readonly error: AppError | null
  readonly load: () => Promise<void>
  readonly setLocale: (locale: Input<'app.setLocale'>['locale']) => Promise<void>
  readonly setTheme: (theme: Input<'app.setTheme'>['theme']) => Promise<void>
  /** Whom to ask for help; what refuses it, or null. */
  readonly setContact: (contact: string) => Promise<AppError | null>
}

/** Listens first and asks then, so nothing falls between. */
export function createAppStore(client: Client) {
  const store = create<AppStore>((set) => {
    const take = (result: Awaited<ReturnType<Client['app.state']>>): AppError | null => {
      if (result.ok) set({ state: result.value, error: null })
      return result.ok ? null : result.error
    }
    return {
      state: null,
      error: null,
      load: async () => {
        const error = take(await client['app.state']({}))
        set({ error })
      },
      setLocale: async (locale) => void take(await client['app.setLocale']({ locale })),
      setTheme: async (theme) => void take(await client['app.setTheme']({ theme })),
      setContact: async (contact) => take(await client['app.setContact']({ contact })),
    }
  })
  client.on('app.state', (state) => store.setState({ state, error: null }))
  return store
}
