import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import type { IdentityOutcome } from '../../../src-main/contract/identity.ts'
import { api } from '../../api.ts'
import { createIdentityStore } from '../../stores/identity.ts'
import { useApp, useSession, useSync } from '../../stores/index.ts'

/** The one of this page. */
export const useIdentity = createIdentityStore(api, async () => {
  await useApp.getState().load()
  if (useApp.getState().state?.phase === 'ready') await useSession.getState().load()
  await useSync.getState().load()
})

export type Unsettled = Exclude<IdentityOutcome, 'fine'>

/** What is not right with the data, or null. */
export function useUnsettled(): Unsettled | null {
  const outcome = useApp((app) => app.state?.identity ?? 'fine')
  return outcome === 'fine' ? null : outcome
}

/** Asks for what is known of the data, while they are not settled. */
export function useIdentityState() {
  const outcome = useUnsettled()
  useEffect(() => {
    if (outcome !== null) void useIdentity.getState().load()
  }, [outcome])
  return useIdentity((identity) => identity.state)
}

/** `Site 12 (Kibera)`, of the data or of this computer. */
export const siteWords = (site: { number: number; name: string } | null, t: TFunction<'identity'>): string =>
  site === null ? '' : t('common:site.numberAndName', { number: site.number, name: site.name })
