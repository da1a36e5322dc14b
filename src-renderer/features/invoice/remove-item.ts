import type { TFunction } from 'i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { InvoiceLine } from '../../../src-main/contract/trade.ts'
import { invoice as store } from '../../stores/trade.ts'
import { putBack, removeLine } from '../arrivals/arrival-changes.ts'
import { showToast } from '../../ui/toast.tsx'
import type { ItemRow } from './item-groups.ts'

/** Takes an item off the document; the toast brings it back with the very packs that it had. */
export async function removeItem(row: ItemRow | undefined, t: TFunction<'trade'>): Promise<void> {
  if (!row) return
  const { setUnits, setPacks, dropDraft } = store.getState()
  if (row.isDraft) return dropDraft(row.itemId)
  const isArriving = arrivingKinds.has(store.getState().invoice?.kind ?? 'other')
  if (!(await (isArriving ? removeLines(row.lines) : setUnits(row.itemId, 0)))) return
  const undo = async () => {
    if (isArriving) for (const line of row.lines) await putBack(line)
    else for (const line of row.lines) if (line.stockLineId !== null) await setPacks(line.stockLineId, line.packs)
  }
  showToast(t('invoice.removed', { item: row.name }), 'ok', { label: t('invoice.undo'), do: () => void undo() })
}

async function removeLines(lines: readonly InvoiceLine[]): Promise<boolean> {
  for (const line of lines) if (!(await removeLine(line))) return false
  return true
}
