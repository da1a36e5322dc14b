import i18next from 'i18next'
import { useEffect } from 'react'
import type { UnfinishedForm } from '../../../src-main/contract/drafts.ts'
import { api } from '../../api.ts'
import { useSession, useStoreId } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { showToast } from '../../ui/toast.tsx'

/** Where a form is filled in, as a place of the program. */
export function placeOfForm(form: string): string | null {
  const [kind = '', id = ''] = form.split('/')
  const places: Readonly<Record<string, string>> = {
    document: `transaction/${encodeURIComponent(id)}`,
    adjust: `batch/${encodeURIComponent(id)}`,
    price: `batch/${encodeURIComponent(id)}`,
    repack: `batch/${encodeURIComponent(id)}`,
    newStock: 'stock',
    newUser: 'users',
    place: 'locations',
    stocktake: `stocktake/${encodeURIComponent(id)}`,
    stocktakeBatch: `stocktake/${encodeURIComponent(id)}`,
    stocktakeDetails: `stocktake/${encodeURIComponent(id)}`,
  }
  return places[kind] ?? null
}

/** What was left unfinished, in words. */
export function unfinishedWords({ document }: UnfinishedForm): string {
  if (document === null) return i18next.t('entry:drafts.form')
  const { kind, number, name } = document
  if (kind === 'stocktake') return i18next.t('entry:drafts.stocktake', { number: number ?? name })
  const said = { kind: i18next.t(`trade:kind.${kind}`), name }
  return number === null ? i18next.t('entry:drafts.documentNew', said) : i18next.t('entry:drafts.document', { ...said, number })
}

/** The notice of an unclean end, still unread, leads there already. */
async function isNamed({ form }: UnfinishedForm): Promise<boolean> {
  const report = await api['start.report']({})
  return report.ok && !report.value.seen && report.value.drafts.some((draft) => draft.form === form)
}

/** After signing in: what this person had typed is offered, the last of it first (4-9), where the notice of an unclean end does not name it. */
export function useDraftOffer(): void {
  const storeId = useStoreId()
  const userId = useSession(({ state }) => state?.user?.id ?? null)
  useEffect(() => {
    if (storeId === null || userId === null) return undefined
    let isHere = true
    const offer = async () => {
      const answer = await api['drafts.list']({})
      const last = answer.ok ? answer.value.find(({ form }) => placeOfForm(form) !== null) : undefined
      const place = last === undefined ? null : placeOfForm(last.form)
      if (!isHere || last === undefined || place === null || (await isNamed(last)) || !isHere) return
      const action = { label: i18next.t('entry:drafts.open'), do: () => go(place) }
      showToast(i18next.t('entry:drafts.offer', { what: unfinishedWords(last) }), 'attention', action)
    }
    void offer()
    return () => {
      isHere = false
    }
  }, [storeId, userId])
}
