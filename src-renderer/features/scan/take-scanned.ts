/** What a scan does in a document: goods out are counted up batch by batch, goods in get a line with batch and expiry (U-60, U-61). */
import i18next from 'i18next'
import { arrivingKinds } from '../../../src-main/contract/life-cycle.ts'
import type { Invoice, InvoiceLine } from '../../../src-main/contract/trade.ts'
import { invoice as store } from '../../stores/trade.ts'
import { showToast } from '../../ui/toast.tsx'
import { addScanned, setField } from '../arrivals/arrival-changes.ts'
import type { Known } from './scanning.tsx'

const say = (key: string, { item, batch }: Known, more: Record<string, string | number> = {}): string =>
  i18next.t(`entry:scan.${key}`, { item: item.name, batch: batch ?? '', ...more })

/** Takes one pack of what was scanned onto the document, or opens its item where the code names no batch. */
export async function takeScanned(scanned: Known): Promise<void> {
  const { invoice } = store.getState()
  if (invoice === null) return undefined
  if (invoice.kind === 'customer_return') return countReturned(invoice, scanned)
  if (arrivingKinds.has(invoice.kind)) return bringIn(invoice, scanned)
  return giveOut(invoice, scanned)
}

const linesOf = ({ lines }: Invoice, { item }: Known): readonly InvoiceLine[] => lines.filter((line) => line.itemId === item.id)
const isBatch = (line: InvoiceLine, { batch }: Known): boolean => batch === null || line.batch.toLowerCase() === batch.toLowerCase()

async function giveOut(invoice: Invoice, scanned: Known): Promise<void> {
  const { item } = scanned
  const present = linesOf(invoice, scanned)
  if (present.length === 0 && item.available <= 0) return showToast(say('noneAvailable', scanned), 'attention')
  store.getState().addDraft(item)
  await store.getState().openItem(item.id)
  if (scanned.batch === null) return undefined
  const batch = scanned.batches.find((one) => one.available > 0) ?? scanned.batches[0]
  if (batch === undefined) return showToast(say('batchNotHere', scanned), 'attention')
  const packs = 1 + present.filter((line) => line.stockLineId === batch.stockLineId).reduce((sum, line) => sum + line.packs, 0)
  const done = await store.getState().setPacks(batch.stockLineId, packs)
  focusField(`packs:${item.id}:${batch.stockLineId}`)
  if (done) showToast(say('counted', scanned, { count: packs }))
}

/** What was counted up has the keyboard: more of it is typed, or scanned again. */
const focusField = (field: string): void =>
  void requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)?.focus())

async function bringIn(invoice: Invoice, scanned: Known): Promise<void> {
  const { item, batch, expiryDate, packSize } = scanned
  const line = batch === null ? undefined : linesOf(invoice, scanned).find((one) => isBatch(one, scanned))
  const lineId = line?.id ?? crypto.randomUUID()
  const packs = 1 + (line?.packs ?? 0)
  const said = { batch: batch ?? '', expiryDate, packs, ...(packSize !== null && { packSize }) }
  const done = line === undefined ? await addScanned(lineId, item.id, said) : await setField(line, 'packs', packs)
  await store.getState().openItem(item.id)
  focusField(batch === null ? `line:${lineId}:batch` : `line:${lineId}:packs`)
  if (done) showToast(say('counted', scanned, { count: packs }))
}

/** What a customer brings back is what was issued: nothing else is added. Which of several batches, only the code or a person can say. */
async function countReturned(invoice: Invoice, scanned: Known): Promise<void> {
  const lines = linesOf(invoice, scanned).filter((one) => isBatch(one, scanned))
  const [line] = lines
  if (line === undefined) return showToast(say('notIssued', scanned), 'attention')
  await store.getState().openItem(scanned.item.id)
  if (lines.length > 1) return focusField(`line:${line.id}:packs`)
  const done = await setField(line, 'packs', line.packs + 1)
  focusField(`line:${line.id}:packs`)
  if (done) showToast(say('counted', scanned, { count: line.packs + 1 }))
}
