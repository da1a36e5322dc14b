/** First run: what was typed, what central said, and which of the five steps is open (features 3A). */
import { create } from 'zustand'
import type { Client } from '../../src-main/contract/client.ts'
import type { AppError } from '../../src-main/contract/result.ts'
import type { AddressReport, LoadedSummary, SetupState } from '../../src-main/contract/site.ts'

export const setupSteps = ['language', 'address', 'site', 'confirm', 'load'] as const
export type SetupStep = (typeof setupSteps)[number]

export type SetupStore = {
  readonly state: SetupState | null
  readonly step: SetupStep
  readonly address: string
  readonly siteName: string
  readonly report: AddressReport | null
  /** The certificate of central's own that somebody has compared (F-102); another address has another. */
  readonly certificate: string | null
  /** The server did not say which variant it speaks, so the installer is asked. */
  readonly variantAsked: boolean
  readonly checking: boolean
  readonly registering: boolean
  readonly error: AppError | null
  /** This page has shown the loading, so it also shows what came, before the work opens. */
  readonly watched: boolean
  readonly summary: LoadedSummary | null
  readonly load: () => Promise<void>
  readonly goTo: (step: SetupStep) => void
  readonly setAddress: (address: string) => void
  readonly setSiteName: (siteName: string) => void
  readonly setVariant: (variant: 'A' | 'B') => void
  readonly check: () => Promise<void>
  /** Checks again, with this certificate as the one that is trusted. */
  readonly trust: (certificate: string) => Promise<void>
  readonly register: (password: string) => Promise<boolean>
  readonly startLoading: () => Promise<void>
  /** First run from its first step, where the data that were being loaded are not this computer’s. */
  readonly beginAnew: () => Promise<void>
  /** Shows the loading that goes on already, after a reload or a restart. */
  readonly watchLoading: () => void
  readonly loadSummary: () => Promise<void>
  /** Whether the site syncs by itself from now on (F-235); what refuses it, or null. */
  readonly setSyncing: (enabled: boolean) => Promise<AppError | null>
  readonly closeSummary: () => void
}

export function createSetupStore(client: Client) {
  return create<SetupStore>((set, get) => ({
    state: null,
    step: 'language',
    address: '',
    siteName: '',
    report: null,
    certificate: null,
    variantAsked: false,
    checking: false,
    registering: false,
    error: null,
    watched: false,
    summary: null,

    load: async () => {
      const result = await client['setup.state']({})
      if (!result.ok) return set({ error: result.error })
      const { address, siteName, registered } = result.value
      // The answer may come after the loading was begun: there is no way back from there.
      set(({ step }) => ({ state: result.value, address, siteName, step: registered && step !== 'load' ? 'confirm' : step }))
    },
    goTo: (step) => set({ step, error: null }),
    setAddress: (address) => set({ address, report: null, certificate: null }),
    setSiteName: (siteName) => set({ siteName, error: null }),
    setVariant: (variant) => set(({ report }) => ({ report: report === null ? null : { ...report, variant } })),

    check: async () => {
      const asked = get().address
      if (asked.trim() === '') return set({ report: null, checking: false })
      set({ checking: true })
      const { certificate } = get()
      const result = await client['setup.checkAddress']({ address: asked, ...(certificate === null ? {} : { certificate }) })
      // An answer about what stood there before would be a lie about what stands there now.
      if (get().address !== asked) return undefined
      if (!result.ok) return set({ checking: false, report: null, error: result.error })
      return set({ checking: false, report: result.value, variantAsked: result.value.variant === null, error: null })
    },

    trust: async (certificate) => {
      set({ certificate })
      await get().check()
    },

    register: async (password) => {
      if (get().registering) return false
      const { address, siteName, report, certificate } = get()
      set({ registering: true, error: null })
      const input = { address: report?.address ?? address, variant: report?.variant ?? null, siteName: siteName.trim(), password }
      const trusted = certificate === null ? {} : { certificate }
      const result = await client['setup.register']({ ...input, ...trusted })
      if (result.ok) set({ registering: false, state: result.value, step: 'confirm' })
      else set({ registering: false, error: result.error })
      return result.ok
    },

    startLoading: async () => {
      set({ step: 'load', watched: true, error: null })
      const result = await client['setup.load']({})
      if (!result.ok) set({ error: result.error })
    },
    beginAnew: async () => {
      const result = await client['setup.anew']({})
      if (!result.ok) return set({ error: result.error })
      set({ step: 'language', watched: false, error: null })
      return get().load()
    },
    watchLoading: () => set({ step: 'load', watched: true }),
    loadSummary: async () => {
      const result = await client['setup.summary']({})
      // Without a summary there is nothing to show before the work.
      set(result.ok ? { summary: result.value } : { watched: false })
    },
    setSyncing: async (enabled) => {
      const result = await client['setup.setSyncing']({ enabled })
      return result.ok ? null : result.error
    },
    closeSummary: () => set({ summary: null, watched: false, step: 'language' }),
  }))
}
