/** What can be done about problem records from the page. */
import i18next from 'i18next'
import type { Problem, ProblemKey } from '../../../src-main/contract/problems.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { problems } from '../../stores/sync-pages.ts'
import { saveText } from '../../ui/save-text.ts'
import { showToast } from '../../ui/toast.tsx'

/** Documents of the open store have a page of their own. */
export const canOpenDocument = ({ document }: Problem, storeId: string | null): boolean =>
  document !== null && document.table === 'invoice' && document.storeId === storeId

export function openDocument(problem: Problem, storeId: string | null): void {
  if (problem.document !== null && canOpenDocument(problem, storeId)) go(`transaction/${encodeURIComponent(problem.document.id)}`)
}

export async function retryOne(key: ProblemKey): Promise<void> {
  say(await problems.getState().retry(key))
}

export async function retryAll(): Promise<void> {
  say(await problems.getState().retryAll())
}

/** A refusal stands on the page; what is tried again is said, for it takes until the next sync to be seen. */
function say(retried: number | null): void {
  if (retried !== null) showToast(i18next.t('sync:problem.retried', { count: retried }))
}

/** All problem records as a file: a table for people, or everything for whoever mends it. */
export async function exportProblems(format: 'csv' | 'json'): Promise<void> {
  const answer = await api['problems.export']({ format })
  if (answer.ok) saveText(answer.value)
  else showToast(refusalSentence(answer.error), 'attention')
}
