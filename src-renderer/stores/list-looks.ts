/** How the person at this page wants the lists to look (U-75). What is changed shows at once and is kept behind it. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../src-main/contract/client.ts'
import type { Density, ListLook, ListLooks } from '../../src-main/contract/lists.ts'

export type LooksState = ListLooks & {
  /** Asks for what this person has kept; `known` is false where nobody is there. */
  readonly load: (known: boolean) => Promise<void>
  /** null: as the list was made. */
  readonly keep: (list: string, look: ListLook | null) => void
  readonly setDensity: (density: Density) => void
}

const asMade: ListLooks = { density: 'standard', lists: {} }

export const createListLooks = (client: Pick<Client, 'lists.looks' | 'lists.keep' | 'lists.setDensity'>): StoreApi<LooksState> =>
  createStore<LooksState>()((set, get) => {
    let newest = 0
    return {
      ...asMade,
      load: async (known) => {
        const mine = (newest += 1)
        set(asMade)
        if (!known) return
        const answer = await client['lists.looks']({})
        if (mine === newest && answer.ok) set(answer.value)
      },
      keep: (list, look) => {
        newest += 1
        const { [list]: _, ...others } = get().lists
        set({ lists: look === null ? others : { ...others, [list]: look } })
        void client['lists.keep']({ list, look })
      },
      setDensity: (density) => {
        newest += 1
        set({ density })
        void client['lists.setDensity']({ density })
      },
    }
  })
