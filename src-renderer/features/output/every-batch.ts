/** Every batch under a tab of the stock list that a search finds. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import type { StockRow, StockShow } from '../../../src-main/contract/stock.ts'
import { everyRow } from './every-row.ts'

/** What expires is read by its day, the rest by item. */
export function everyBatch(client: Pick<Client, 'stock.list'>, show: StockShow, search = ''): Promise<Result<readonly StockRow[]>> {
  const by = show === 'expiring' || show === 'expired' ? 'expiry' : 'item'
  return everyRow((part) => client['stock.list']({ filter: { show, search }, sort: { by, descending: false }, ...part }))
}
