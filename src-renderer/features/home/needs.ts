/** What waits for a person, each with the place to which it leads (U-70): worked out of what main told, in the order of urgency. */
import type { HomeDocuments, HomeStock } from '../../../src-main/contract/home.ts'
import type { TransactionRow } from '../../../src-main/contract/trade.ts'

export type NeedKind = 'problems' | 'heldSupplier' | 'heldCustomer' | 'receive' | 'ship' | 'expired' | 'stocktakes' | 'atRisk' | 'unsent'

export type Need = {
  readonly kind: NeedKind
  readonly count: number
  /** The one document, where there is only one. */
  readonly document: TransactionRow | null
  readonly stocktake: HomeStock['stocktakes']['newest'][number] | null
  readonly names: readonly string[]
  readonly to: string
}

export type Known = {
  readonly stock: HomeStock | null
  readonly outbound: HomeDocuments | null
  readonly inbound: HomeDocuments | null
  readonly problems: number
  readonly unsent: number
}

const pageOf = (place: string, id: string): string => `${place}/${encodeURIComponent(id)}`

/** Only what there is; what nobody may see was never asked for and is null. */
export function needsOf({ stock, outbound, inbound, problems, unsent }: Known): readonly Need[] {
  const need = (kind: NeedKind, count: number, to: string, more: Partial<Need> = {}): readonly Need[] =>
    count === 0 ? [] : [{ kind, count, document: null, stocktake: null, names: [], to, ...more }]
  const held = (kind: 'heldSupplier' | 'heldCustomer', part: HomeDocuments | null, view: string): readonly Need[] => {
    const count = part?.held.count ?? 0
    const document = count === 1 ? (part?.held.newest[0] ?? null) : null
    const names = [...new Set(part?.held.newest.map((row) => row.name) ?? [])]
    return need(kind, count, document === null ? `transactions/${view}` : pageOf('transaction', document.id), { document, names })
  }
  const waiting = (part: HomeDocuments | null): number => (part === null ? 0 : Math.max(0, part.open - part.held.count))
  const begun = stock?.stocktakes.count ?? 0
  const stocktake = begun === 1 ? (stock?.stocktakes.newest[0] ?? null) : null
  return [
    ...need('problems', problems, 'sync/problems'),
    ...held('heldSupplier', inbound, 'inbound_on_hold'),
    ...held('heldCustomer', outbound, 'outbound_on_hold'),
    ...need('receive', waiting(inbound), 'transactions/to_receive'),
    ...need('ship', waiting(outbound), 'transactions/to_ship'),
    ...need('expired', stock?.expired.batches ?? 0, 'stock/expired', { names: stock?.expired.names ?? [] }),
    ...need('stocktakes', begun, stocktake === null ? 'stocktakes' : pageOf('stocktake', stocktake.id), { stocktake }),
    ...need('atRisk', stock?.atRisk ?? 0, 'items/at_risk'),
    ...need('unsent', unsent, 'sync/waiting'),
  ]
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'
/** By the clock of this computer. */
export function partOfDay(now: Date): PartOfDay {
  const hour = now.getHours()
  return hour >= 4 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}
