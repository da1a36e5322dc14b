/** The looks of this page's lists, over its one client; each person brings their own. */
import { useStore } from 'zustand'
import { api } from '../api.ts'
import { useSession } from './index.ts'
import type { LooksState } from './list-looks.ts'
import { createListLooks } from './list-looks.ts'

export const listLooks = createListLooks(api)
export const useListLooks = <T>(select: (state: LooksState) => T): T => useStore(listLooks, select)

const personOf = ({ state }: ReturnType<typeof useSession.getState>) => (state === null || state.locked ? null : (state.user?.id ?? null))

useSession.subscribe((now, before) => {
  const person = personOf(now)
  if (person !== personOf(before)) void listLooks.getState().load(person !== null)
})
if (personOf(useSession.getState()) !== null) void listLooks.getState().load(true)
