import { useEffect, useState } from 'react'
import type { HistoryEntry } from '../../../src-main/contract/people.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'

type History = { readonly entries: readonly HistoryEntry[] | null; readonly refusal: string | null }

/** Tables of which a change can add to the history of a document. */
const tables: ReadonlySet<string> = new Set(['activity_log', 'invoice', 'user'])

/** The history of a document, asked for anew when something was done. */
export function useDocumentHistory(id: string): History {
  const [history, setHistory] = useState<History>({ entries: null, refusal: null })
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['history.ofDocument']({ id })
      if (!current) return
      setHistory(({ entries }) =>
        answer.ok ? { entries: answer.value, refusal: null } : { entries, refusal: refusalSentence(answer.error) },
      )
    }
    void ask()
    const stop = api.on('data.changed', (changed) => {
      if (changed.tables.some((table) => tables.has(table))) void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [id])
  return history
}
