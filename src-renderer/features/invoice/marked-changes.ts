/** What is done to the marked items of a document, whether they are batches that come in or goods that go out (U-38). */
import type { LinesChange } from '../../../src-main/contract/documents-operations.ts'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { invoice as store } from '../../stores/trade.ts'
import { putBack } from '../arrivals/arrival-changes.ts'
import type { ItemRow } from './item-groups.ts'
import { changeItems } from './outbound-changes.ts'

const isArriving = () => arrivingKinds.has(store.getState().invoice?.kind ?? 'other')
export const linesOf = (rows: readonly ItemRow[]): readonly InvoiceLine[] => rows.flatMap((row) => row.lines)

/** The places of all their batches. */
export const placeAt = (rows: readonly ItemRow[], locationId: string | null): Promise<boolean> =>
  changeLines(rows, { do: 'place', locationId })

export const zero = (rows: readonly ItemRow[]): Promise<boolean> =>
  isArriving() ? changeLines(rows, { do: 'zero' }) : changeItems(idsOf(rows), 'zero').then((done) => done !== null)

/** Items that were only chosen are dropped, the others taken off. */
export async function takeOff(rows: readonly ItemRow[]): Promise<boolean> {
  for (const row of rows) if (row.isDraft) store.getState().dropDraft(row.itemId)
  const saved = rows.filter((row) => !row.isDraft)
  if (saved.length === 0) return true
  return isArriving() ? changeLines(saved, { do: 'remove' }) : (await changeItems(idsOf(saved), 'remove')) !== null
}

/** Brings them back with the very packs that they had. */
export async function bringBack(rows: readonly ItemRow[]): Promise<void> {
  for (const line of linesOf(rows)) {
    if (isArriving()) await putBack(line)
    else if (line.stockLineId !== null) await store.getState().setPacks(line.stockLineId, line.packs)
  }
}

const idsOf = (rows: readonly ItemRow[]) => rows.map((row) => row.itemId)

function changeLines(rows: readonly ItemRow[], change: LinesChange): Promise<boolean> {
  const lineIds = linesOf(rows).map(({ id }) => id)
  const isReturn = store.getState().invoice?.kind === 'customer_return'
  return store.getState().make({
    target: 'items',
    mine: change.do,
    read: () => '',
    send: (id, version) =>
      isReturn && change.do !== 'place'
        ? api['customerReturn.changeLines']({ id, version, lineIds, do: change.do })
        : api['inbound.changeLines']({ id, version, lineIds, change }),
  })
}
