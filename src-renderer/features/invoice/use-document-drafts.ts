import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { ItemChoice } from '../../../src-main/contract/trade.ts'
import { drafts } from '../../stores/drafts-of-page.ts'
import { invoice as store } from '../../stores/trade.ts'
import { showToast } from '../../ui/toast.tsx'
import { packsField } from './counting.ts'

/** Under this name lie the items that were chosen and have no quantity yet. */
const chosenField = 'items'

export const documentForm = (id: string): string => `document/${id}`

/**
 * Brings back what was typed in a document and not saved: the items that were chosen, and the one that was open. True
 * once that is done. From then on what is chosen is kept; the fields keep themselves.
 */
export function useDocumentDrafts(id: string, isHere: boolean): boolean {
  const { t } = useTranslation('entry')
  const [ready, setReady] = useState(() => (isHere && drafts.isOpen(documentForm(id)) ? id : null))
  const isFresh = ready === id
  useEffect(() => {
    if (!isHere || isFresh) return undefined
    let isCurrent = true
    const form = documentForm(id)
    const bringBack = async () => {
      const typed = await drafts.open(form)
      const { invoice } = store.getState()
      if (!isCurrent || invoice?.id !== id) return
      if (restore(invoice, typed)) showToast(t('drafts.back'), 'attention')
      setReady(id)
    }
    void bringBack()
    return () => {
      isCurrent = false
    }
  }, [id, isHere, isFresh, t])
  useEffect(() => () => drafts.leave(documentForm(id)), [id])
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (ready !== id || now.id !== id || now.drafts === before.drafts) return
        drafts.keep(documentForm(id), chosenField, now.drafts.length === 0 ? null : JSON.stringify(now.drafts))
      }),
    [id, ready],
  )
  return ready === id
}

/** A document that was made this moment is drawn at once: its first question has the keyboard before the one that made it lets go of it. */
export const beginDrafts = (id: string): void => drafts.begin(documentForm(id))

/** Gives whether anything came back. What is typed for a document that is shut by now is forgotten. */
function restore(invoice: Invoice, typed: ReadonlyMap<string, string>): boolean {
  if (typed.size === 0) return false
  if (invoice.locked !== null) return dropLines(invoice, typed)
  for (const item of chosenItems(typed.get(chosenField))) store.getState().addDraft(item)
  for (const field of typed.keys()) {
    const packs = packsField(field)
    if (packs !== null) void store.getState().countIn(packs.itemId, packs.packSize)
  }
  const open = itemOf(invoice, [...typed.keys()])
  if (open !== null) void store.getState().openItem(open)
  return true
}

/** The head of a shut document may still be written to (5E); its lines may not. */
function dropLines({ id }: Invoice, typed: ReadonlyMap<string, string>): boolean {
  const ofHead = ['theirRef', 'comment']
  for (const field of typed.keys()) if (!ofHead.includes(field)) drafts.keep(documentForm(id), field, null)
  return ofHead.some((field) => typed.has(field))
}

function chosenItems(text: string | undefined): readonly ItemChoice[] {
  if (text === undefined) return []
  try {
    return z.array(ItemChoice).parse(JSON.parse(text))
  } catch {
    // Kept by another version of the program: the items are chosen anew.
    return []
  }
}

/** The item in whose row something was typed. */
export function itemOf({ lines }: Pick<Invoice, 'lines'>, fields: readonly string[]): string | null {
  const { drafts: chosen } = store.getState()
  const known = new Set([...lines.map((line) => line.itemId), ...chosen.map((item) => item.id)])
  for (const field of fields) {
    const [kind, id = ''] = field.split(':')
    const itemId = kind === 'line' ? lines.find((line) => line.id === id)?.itemId : id
    if (kind !== undefined && ['units', 'packs', 'line'].includes(kind) && itemId !== undefined && known.has(itemId)) return itemId
  }
  // Chosen last and not filled in: that is where the keyboard was.
  return chosen.at(-1)?.id ?? null
}
