/** Every row of a list that main gives in parts, for its paper (U-62, U-63). */
import type { Result } from '../../../src-main/contract/result.ts'
import { ok, refuse } from '../../../src-main/contract/result.ts'

type Part<Row> = { readonly rows: readonly Row[]; readonly matching: number }

const partSize = 200
/** A hundred sheets: nobody prints more, and the window would stand still over it. */
const mostOnPaper = 5000

/**
 * The rows in the order of the list, asked for in the largest parts that main gives; again from the start when a part shows
 * that the list has changed. More than `most` are refused before they are read.
 */
export async function everyRow<Row extends { readonly id: string }>(
  ask: (part: { readonly offset: number; readonly limit: number }) => Promise<Result<Part<Row>>>,
  most = mostOnPaper,
): Promise<Result<readonly Row[]>> {
  const rows = new Map<string, Row>()
  let matching: number | null = null
  for (let offset = 0; matching === null || offset < matching; offset += partSize) {
    const answer = await ask({ offset, limit: partSize })
    if (!answer.ok) return answer
    if (matching !== null && answer.value.matching !== matching) return everyRow(ask, most)
    matching = answer.value.matching
    if (matching > most) return refuse('refused', 'too_many_to_print', { count: matching, most })
    for (const row of answer.value.rows) rows.set(row.id, row)
  }
  return ok([...rows.values()])
}
