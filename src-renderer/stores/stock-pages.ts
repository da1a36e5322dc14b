/** The stores of the stock screens over the page's one client, and what makes them ask again. */
import { useEffect, useState } from 'react'
import type { AppError, Result } from '../../src-main/contract/result.ts'
import { api, onReconnect } from '../api.ts'
import { useSession } from './index.ts'
import { createStockStore } from './stock.ts'

export const useStock = createStockStore(api)

/** Tables of which a change can show in a screen about stock. */
const stockTables: ReadonlySet<string> = new Set(['stock_line', 'invoice', 'invoice_line', 'item', 'location', 'name', 'barcode'])
const isLocked = () => useSession.getState().state?.locked === true

api.on('data.changed', ({ tables }) => {
  if (!isLocked() && tables.some((table) => stockTables.has(table))) useStock.getState().refresh()
})
onReconnect(() => useStock.getState().refresh())
useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.storeId !== before?.storeId || now?.user?.id !== before?.user?.id) useStock.getState().reset()
  else if (before?.locked === true && now?.locked === false) useStock.getState().refresh()
})

/** The answer to a question about stock, asked again whenever the data change; `ask` must be the same while the question is. */
export function useAnswer<T>(ask: () => Promise<Result<T>>): { readonly value: T | null; readonly refusal: AppError | null } {
  const [answer, setAnswer] = useState<{ value: T | null; refusal: AppError | null }>({ value: null, refusal: null })
  useEffect(() => {
    let newest = 0
    const load = async () => {
      const mine = (newest += 1)
      const result = await ask()
      if (mine === newest) setAnswer((old) => (result.ok ? { value: result.value, refusal: null } : { ...old, refusal: result.error }))
    }
    const again = () => void (isLocked() || load())
    const stops = [
      api.on('data.changed', ({ tables }) => {
        if (tables.some((table) => stockTables.has(table))) again()
      }),
      onReconnect(again),
    ]
    void load()
    return () => {
      newest += 1
      for (const stop of stops) stop()
    }
  }, [ask])
  return answer
}
