/** The stores of the stocktake screens over the page's one client, and what makes them ask again. */
import { useStore } from 'zustand'
import { api, onReconnect } from '../api.ts'
import type { CountingState } from './counting.ts'
import { createCountingStore } from './counting.ts'
import { drafts } from './drafts-of-page.ts'
import { useSession } from './index.ts'
import { createStocktakesStore } from './stocktakes.ts'

export const useStocktakes = createStocktakesStore(api)

/** What is typed into the counts of a stocktake outlives the page (U-36). */
const formOf = (id: string): string => `stocktake/${id}`
export const counting = createCountingStore(api, {
  typed: (id) => drafts.open(formOf(id)),
  keep: (id, lineId, text) => drafts.keep(formOf(id), lineId, text),
})
export const useCounting = <T>(select: (state: CountingState) => T): T => useStore(counting, select)

const listTables: ReadonlySet<string> = new Set(['stocktake', 'stocktake_line', 'change_log'])
/** Tables of which a change can show in the open stocktake. */
const openTables: ReadonlySet<string> = new Set(['stocktake', 'stocktake_line', 'stock_line', 'item', 'location', 'change_log', 'reason'])
const isLocked = () => useSession.getState().state?.locked === true

const askAgain = () => {
  useStocktakes.getState().refresh()
  void counting.getState().refresh()
}

api.on('data.changed', ({ tables }) => {
  if (isLocked()) return
  if (tables.some((table) => listTables.has(table))) useStocktakes.getState().refresh()
  if (tables.some((table) => openTables.has(table))) void counting.getState().refresh()
})

let cursors = ''
/** How far each document is on its way shows in the list and in the head. */
api.on('sync.status', ({ accepted, confirmed, problems }) => {
  const now = [accepted, confirmed, problems].join()
  if (isLocked() || now === cursors) return
  cursors = now
  askAgain()
})
onReconnect(askAgain)

useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.storeId !== before?.storeId || now?.user?.id !== before?.user?.id) {
    counting.getState().close()
    useStocktakes.getState().reset()
  } else if (before?.locked === true && now?.locked === false) askAgain()
})
