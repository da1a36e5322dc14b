import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../../src-main/contract/people.ts'

type Words = { readonly what: string; readonly change: string | null }

/** What was done, in words. A type that this version does not know is told by its own name rather than left out. */
export function historyWords(
  entry: Pick<HistoryEntry, 'type' | 'changedFrom' | 'changedTo'>,
  t: TFunction<'people'>,
  isKnown: (key: string) => boolean,
): Words {
  const { type, changedFrom, changedTo } = entry
  const key = `history.type.${type}`
  // The peers make such a document anew, and central knows no other word; here it is the same one for somebody else (5E).
  if (type === 'InvoiceCreated' && changedFrom !== '')
    return { what: t('history.otherParty'), change: t('history.change', { from: changedFrom, to: changedTo }) }
  const what = isKnown(`people:${key}`) ? t(key) : t('history.type.other', { type })
  // A step on its way has said already what the document became.
  if (type.startsWith('InvoiceStatus') || (changedFrom === '' && changedTo === '')) return { what, change: null }
  if (changedFrom === '') return { what, change: changedTo }
  return { what, change: t('history.change', { from: changedFrom, to: changedTo === '' ? t('history.nothing') : changedTo }) }
}
