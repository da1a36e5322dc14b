/** A prescription taken back (features 5B): a second one, of today, that brings back what the first gave out. */
import type { Result } from '../contract/result.ts'
import { ok, refuse } from '../contract/result.ts'
import type { InvoiceHead, NewDocument } from './invoice.ts'
import { documentParams, newDocument } from './invoice.ts'
import type { Moment } from './moment.ts'
import type { StockLevel } from './stock.ts'
import { afterArriving } from './stock.ts'
import { wireWords } from './wire-words.ts'

export type GivenOut = { readonly itemId: string; readonly stockLineId: string; readonly packs: number }
export type Reversal = {
  /** Fields of the prescription that is taken back: its own state says so, its date stays. */
  readonly original: ReturnType<typeof wireWords> & { readonly om_cancelled_datetime: string }
  /** The second one: today's, verified at once. */
  readonly document: ReturnType<typeof reversing>
  /** Its lines come in, so that consumption and ledger end at nothing (T8). */
  readonly lines: readonly (GivenOut & { readonly type: 'stock_in' })[]
  readonly stock: readonly (StockLevel & { readonly id: string })[]
}

const reversing = (given: Omit<NewDocument, 'kind' | 'storeId' | 'nameId'>, { storeId, nameId }: InvoiceHead, at: Moment) =>
  ({
    ...newDocument({ ...given, storeId, nameId, kind: 'prescription' }, at),
    ...wireWords('prescription', 'verified'),
    is_cancellation: 1,
    confirm_date: at.date,
    confirm_time: at.time,
    finalised_date: at.date,
    finalised_time: at.time,
    om_picked_datetime: at.utc,
    om_verified_datetime: at.utc,
  }) as const

/** Only a verified prescription is taken back, once. A batch that is no longer here (`stock`) gets nothing back. */
export function reverse(
  original: InvoiceHead,
  lines: readonly GivenOut[],
  stock: ReadonlyMap<string, StockLevel>,
  given: Omit<NewDocument, 'kind' | 'storeId' | 'nameId'>,
  at: Moment,
): Result<Reversal> {
  const isOpen = original.kind === 'prescription' && original.state === 'verified' && !original.isCancellation
  if (!isOpen) return refuse('refused', 'nothing_to_take_back', documentParams(original))
  return ok({
    original: { ...wireWords('prescription', 'cancelled'), om_cancelled_datetime: at.utc },
    document: reversing(given, original, at),
    lines: lines.map((line) => ({ ...line, type: 'stock_in' })),
    stock: [...new Set(lines.map((line) => line.stockLineId))].flatMap((id) => broughtBack(id, lines, stock.get(id))),
  })
}

function broughtBack(id: string, lines: readonly GivenOut[], level: StockLevel | undefined): Reversal['stock'] {
  const packs = lines.reduce((sum, line) => (line.stockLineId === id ? sum + line.packs : sum), 0)
  const after = level === undefined ? null : afterArriving(level, packs)
  return after === null ? [] : [{ id, ...after }]
}
