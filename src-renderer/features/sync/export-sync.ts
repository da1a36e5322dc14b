/** The lists of the Sync page as CSV files: what waits, every cycle, the rules of the tables (U-64). */
import i18next from 'i18next'
import { csvTime } from '../../../src-main/contract/csv.ts'
import type { RuleRow } from '../../../src-main/contract/rules.ts'
import type { SyncRun, WaitingDocument, WaitingTable } from '../../../src-main/contract/sync.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { followersOf, keptBy, rowsInOrder } from '../../stores/rules.ts'
import { rules } from '../../stores/sync-pages.ts'
import { showToast } from '../../ui/toast.tsx'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'
import { everyRun } from './every-run.ts'
import { runMs, runResult } from './run-result.ts'
import { receiveWay, sendWay } from './rule-columns.tsx'
import { tableWord } from './table-word.ts'
import { documentWords } from './waiting-documents.tsx'

const words = () => i18next.getFixedT(null, 'sync')

const documentColumns: ListColumns<WaitingDocument> = [
  ['sync:waiting.document', (row) => documentWords(row, words())],
  ['sync:waiting.for', (row) => row.name],
  ['sync:waiting.since', (row) => csvTime(row.since)],
  ['sync:waiting.records', (row) => row.records],
]

const kindColumns: ListColumns<WaitingTable> = [
  ['sync:waiting.byTable', ({ table }) => tableWord({ table, local: table }, words())],
  ['sync:waiting.records', (row) => row.count],
  ['sync:waiting.since', (row) => csvTime(row.oldestAt)],
]

/** What central does not have yet, as it is now: its documents, or all records by their kind. */
export async function exportWaiting(of: 'documents' | 'kinds'): Promise<void> {
  const answer = await api['sync.waiting']({})
  if (!answer.ok) showToast(refusalSentence(answer.error), 'attention')
  else if (of === 'documents') saveList('waiting', documentColumns, answer.value.documents)
  else saveList('waiting-by-kind', kindColumns, answer.value.tables)
}

const runColumns: ListColumns<SyncRun> = [
  ['sync:history.began', (run) => csvTime(run.startedAt)],
  ['sync:history.result', (run) => runResult(run, words())],
  ['sync:history.why', (run) => words()(`trigger.${run.trigger}`)],
  ['sync:file.sent', (run) => run.sent],
  ['sync:file.received', (run) => run.received],
  ['sync:file.bytesOut', (run) => run.bytesOut],
  ['sync:file.bytesIn', (run) => run.bytesIn],
  ['sync:file.requests', (run) => run.requests],
  ['sync:file.seconds', (run) => seconds(runMs(run))],
]

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)

/** Every cycle that is kept, not only those that are shown. */
export async function exportHistory(): Promise<void> {
  const answer = await everyRun(api)
  if (answer.ok) saveList('syncs', runColumns, answer.value)
  else showToast(refusalSentence(answer.error), 'attention')
}

const ruleColumns = (all: readonly RuleRow[]): ListColumns<RuleRow> => [
  ['sync:rules.column.table', (row) => tableWord(row, words())],
  ['sync:file.wire', (row) => row.table],
  ['sync:rules.column.send', (row) => words()(`rules.send.${sendWay(row)}`)],
  ['sync:rules.column.receive', (row) => words()(`rules.receive.${receiveWay(row)}`)],
  ['sync:file.heldBack', (row) => keptBy(all, row.table).heldBack],
  ['sync:file.heldAside', (row) => keptBy(all, row.table).heldAside],
  [
    'sync:file.with',
    (row) =>
      followersOf(all, row.table)
        .map((one) => tableWord(one, words()))
        .join(', '),
  ],
]

/** Every table with a rule of its own, in the order of the list. */
export function exportRules(): void {
  const all = rules.getState().rules?.rows ?? []
  const rows = rowsInOrder(all, (row) => tableWord(row, words()))
  saveList('tables', ruleColumns(all), rows)
}
