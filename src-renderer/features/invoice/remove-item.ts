import type { TFunction } from 'i18next'
import { invoice as store } from '../../stores/trade.ts'
import { showToast } from '../../ui/toast.tsx'
import type { ItemRow } from './item-groups.ts'

/** Takes an item off the document; the toast brings it back with the very packs that it had. */
export async function removeItem(row: ItemRow | undefined, t: TFunction<'trade'>): Promise<void> {
  if (!row) return
  const { setUnits, setPacks, dropDraft } = store.getState()
  if (row.isDraft) return dropDraft(row.itemId)
  if (!(await setUnits(row.itemId, 0))) return
  const undo = async () => {
    for (const line of row.lines) if (line.stockLineId !== null) await setPacks(line.stockLineId, line.packs)
  }
  showToast(t('invoice.removed', { item: row.name }), 'ok', { label: t('invoice.undo'), do: () => void undo() })
}
