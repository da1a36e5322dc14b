import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { rowsInOrder } from '../../stores/rules.ts'
import { rules, useRules } from '../../stores/sync-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { DefaultsNotice } from './defaults-notice.tsx'
import { RuleDetail } from './rule-detail.tsx'
import { ruleColumns } from './rule-columns.tsx'
import { tableWord } from './table-word.ts'

/** Which tables this site sends and takes, and what each rule keeps here (F-259, F-260). */
export function RulesTab() {
  const loaded = useRules((state) => state.rules !== null)
  const refusal = useRules((state) => state.refusal)
  useEffect(() => void rules.getState().load(), [])
  return (
    <>
      {refusal !== null && (
        <div className="notices is-first">
          <Banner tone="attention" alert>
            {refusalSentence(refusal)}
          </Banner>
        </div>
      )}
      {!loaded && refusal === null && (
        <div className="pad">
          <Skeleton />
        </div>
      )}
      {loaded && <DefaultsNotice />}
      {loaded && <TwoPanes />}
    </>
  )
}

function TwoPanes() {
  const { t, i18n } = useTranslation('sync')
  const format = useFormat()
  const all = useRules((state) => state.rules?.rows) ?? []
  const selected = useRules((state) => state.selected)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language only
  const rows = useMemo(() => rowsInOrder(all, (row) => tableWord(row, t)), [all, i18n.language])
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words and formats change with the language only
  const columns = useMemo(() => ruleColumns(all, t, format), [all, i18n.language])
  const at = Math.max(
    0,
    rows.findIndex((row) => row.table === selected),
  )
  const shown = rows[at]
  const select = (index: number) => {
    const row = rows[index]
    if (row !== undefined) rules.getState().select(row.table)
  }
  return (
    <div className="twopane rules">
      <div className="pane rulelist">
        <DataTable
          label={t('rules.title')}
          className="list-rules"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={(row) => row.table}
          wordsOf={(row) => [tableWord(row, t), row.table]}
          active={at}
          onActive={select}
          onOpen={(row) => rules.getState().select(row.table)}
          rowClass={(row) => (row.locked === 'local' ? 'is-shut' : '')}
        />
      </div>
      {shown !== undefined && <RuleDetail key={shown.table} row={shown} all={all} />}
    </div>
  )
}
