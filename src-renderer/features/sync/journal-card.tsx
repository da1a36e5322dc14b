import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JournalState } from '../../../src-main/contract/rules.ts'
import { api } from '../../api.ts'
import { useFormat } from '../../ui/use-format.ts'

/** What the journal of this computer holds, and its weekly cleaning with its last run (F-257). */
export function JournalCard() {
  const { t } = useTranslation('sync')
  const journal = useJournal()
  const format = useFormat()
  if (journal === null) return null
  const { last } = journal
  return (
    <section className="card">
      <h3 className="card-head">{t('journal.title')}</h3>
      <dl className="kv padx">
        <dt>{t('journal.entries')}</dt>
        <dd>
          {journal.oldestAt === null
            ? format.number(journal.entries)
            : t('journal.since', { entries: format.number(journal.entries), day: format.date(journal.oldestAt) })}
        </dd>
        <dt>{t('journal.runs')}</dt>
        <dd>{format.number(journal.runs)}</dd>
        <dt>{t('journal.cleaned')}</dt>
        <dd>{last === null ? t('journal.never') : format.when(last.at)}</dd>
        {last !== null && (
          <>
            <dt>{t('journal.removed')}</dt>
            <dd>{t('journal.removedWords', { entries: last.entries, runs: last.runs })}</dd>
          </>
        )}
        <dt>{t('journal.next')}</dt>
        <dd>{nextWords(journal, t, format.when)}</dd>
      </dl>
      <p className="small muted padx journalnote">{t('journal.note', { days: journal.keepDays })}</p>
    </section>
  )
}

function nextWords(journal: JournalState, t: (key: string) => string, when: (iso: string) => string): string {
  if (journal.isCleaning) return t('journal.now')
  return journal.nextAt === null ? t('journal.soon') : when(journal.nextAt)
}

/** Asked for anew when a cleaning begins or ends, and when changes are written or confirmed. */
function useJournal(): JournalState | null {
  const [journal, setJournal] = useState<JournalState | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['journal.state']({})
      if (current && answer.ok) setJournal(answer.value)
    }
    void ask()
    const stop = api.on('data.changed', ({ tables }) => {
      if (tables.includes('last_cleaning') || tables.includes('change_log')) void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [])
  return journal
}
