/** A scan in a stocktake counts its batch up by one; a batch that stands on no line gets one (U-61). */
import i18next from 'i18next'
import type { Result } from '../../../src-main/contract/result.ts'
import type { StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { showToast } from '../../ui/toast.tsx'
import type { Known } from './scanning.tsx'

/** Where the code names no batch and the item has several lines, they are shown, and the person says which it is. */
export async function countScanned(scanned: Known): Promise<void> {
  const { item, batch } = scanned
  const ofItem = [...counting.getState().lines.values()].filter((line) => line.itemId === item.id)
  const lines = batch === null ? ofItem : ofItem.filter((line) => line.batch.toLowerCase() === batch.toLowerCase())
  if (batch === null && lines.length > 1) return counting.getState().setFilter({ search: item.code })
  const [line] = lines
  if (line === undefined && batch === null) return showToast(i18next.t('entry:scan.notCounted', { item: item.name }), 'attention')
  const counted = 1 + (line?.counted ?? 0)
  const done = line === undefined ? await addCounted(scanned) : await counting.getState().setLine(line.id, { counted })
  if (!done.ok) return showToast(refusalSentence(done.error), 'attention')
  focusLine(lineOf(scanned))
  showToast(i18next.t('entry:scan.counted', { count: counted, item: item.name, batch: batch ?? line?.batch ?? '' }))
}

const lineOf = ({ item, batch }: Known): StocktakeLine | undefined =>
  [...counting.getState().lines.values()].find(
    (line) => line.itemId === item.id && (batch === null || line.batch.toLowerCase() === batch.toLowerCase()),
  )

async function addCounted({ item, batch, expiryDate, packSize, batches }: Known): Promise<Result<unknown>> {
  const lineId = crypto.randomUUID()
  const stockLineId = batches[0]?.stockLineId ?? null
  const size = packSize ?? (await defaultPackSize(item.id))
  const asked = { lineId, itemId: item.id, stockLineId, batch: batch ?? '', expiryDate, packSize: size, locationId: null }
  // What is in stock says itself what it is.
  const known = stockLineId === null ? asked : { ...asked, batch: '', expiryDate: null, packSize: 1 }
  const added = await counting.getState().addLine(known)
  return added.ok ? counting.getState().setLine(lineId, { counted: 1 }) : added
}

async function defaultPackSize(itemId: string): Promise<number> {
  const answer = await api['batch.facts']({ itemId })
  return answer.ok ? answer.value.defaultPackSize : 1
}

/** More of it is typed, or scanned again. */
function focusLine(line: StocktakeLine | undefined): void {
  if (line === undefined) return
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"] .count-stop`)?.focus())
}
