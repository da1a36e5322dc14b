/** Every batch under a tab of the stock list that a search finds: asked for in the largest parts that main gives. */
import type { Client } from '../../../src-main/contract/client.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import type { StockRow, StockShow } from '../../../src-main/contract/stock.ts'

const partSize = 200

/** What expires is read by its day, the rest by item. Asked again from the start when a part shows that the list has changed. */
export async function everyBatch(client: Pick<Client, 'stock.list'>, show: StockShow, search = ''): Promise<Result<readonly StockRow[]>> {
  const by = show === 'expiring' || show === 'expired' ? 'expiry' : 'item'
  const rows = new Map<string, StockRow>()
  let matching: number | null = null
  for (let offset = 0; matching === null || offset < matching; offset += partSize) {
    const answer = await client['stock.list']({ filter: { show, search }, sort: { by, descending: false }, offset, limit: partSize })
    if (!answer.ok) return answer
    if (matching !== null && answer.value.matching !== matching) return everyBatch(client, show, search)
    matching = answer.value.matching
    for (const row of answer.value.rows) rows.set(row.id, row)
  }
  return ok([...rows.values()])
}
