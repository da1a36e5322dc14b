/** The stores of the stock screens over the page's one client, and what makes them ask again. */
import { useEffect, useState } from 'react'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import { api, onReconnect } from '../api.ts'
import { useSession } from './index.ts'
import { createItemsStore } from './items.ts'
import { createStockStore } from './stock.ts'

export const useStock = createStockStore(api)
export const useItems = createItemsStore(api)
const lists = [useStock, useItems] as const
const refresh = () => lists.forEach((list) => list.getState().refresh())

/** Tables of which a change can show in a screen about stock. */
const stockTables: ReadonlySet<string> = new Set(
  'stock_line invoice invoice_line item location name barcode item_store_join master_list_line stocktake stocktake_line'.split(' '),
)
const isLocked = () => useSession.getState().state?.locked === true

api.on('data.changed', ({ tables }) => {
  if (!isLocked() && tables.some((table) => stockTables.has(table))) refresh()
})
onReconnect(refresh)
useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.storeId !== before?.storeId || now?.user?.id !== before?.user?.id) lists.forEach((list) => list.getState().reset())
  else if (before?.locked === true && now?.locked === false) refresh()
})

/**
 * The answer to a question about stock, asked again whenever the data change; `ask` must be the same while the question is.
 * `restMs`: a question that costs main something waits for so long after a change, for more of them. `isAsked` false: the
 * user may not ask it.
 */
export function useAnswer<T>(
  ask: () => Promise<Result<T>>,
  { restMs = 0, isAsked = true }: { restMs?: number; isAsked?: boolean } = {},
): { readonly value: T | null; readonly refusal: AppError | null } {
  const [answer, setAnswer] = useState<{ value: T | null; refusal: AppError | null }>({ value: null, refusal: null })
  useEffect(() => {
    if (!isAsked) return undefined
    let newest = 0
    const load = async () => {
      const mine = (newest += 1)
      const result = await ask()
      if (mine === newest) setAnswer((old) => (result.ok ? { value: result.value, refusal: null } : { ...old, refusal: result.error }))
    }
    let due: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      if (isLocked()) return
      if (restMs === 0) void load()
      else
        due ??= setTimeout(() => {
          due = undefined
          void load()
        }, restMs)
    }
    const stops = [
      api.on('data.changed', ({ tables }) => {
        if (tables.some((table) => stockTables.has(table))) again()
      }),
      onReconnect(again),
    ]
    void load()
    return () => {
      newest += 1
      clearTimeout(due)
      for (const stop of stops) stop()
    }
  }, [ask, restMs, isAsked])
  return answer
}
