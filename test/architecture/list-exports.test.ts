/** U-64: every list can be saved as a CSV file. Whoever adds one says here which action saves it, or why none does. */
import { describe, expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const features = 'src-renderer/features/'
const files = new Map(sourceFiles('src-renderer/features').map(({ path, text }) => [path.slice(features.length), text]))
const drawsRows = /<(DataTable|table|ListBox|GridList|Disclosure|ol)\b|role="(tree)?grid"/

/** What draws the rows, where its action stands, and what the action does. */
const lists: Readonly<Record<string, readonly [place: string, action: string]>> = {
  'about/table-counts.tsx': ['about/table-counts.tsx', 'exportTables'],
  'backups/backup-list.tsx': ['backups/backup-list.tsx', 'exportBackups'],
  'history/history-panel.tsx': ['history/history-panel.tsx', 'exportDocumentHistory'],
  'invoice/lines-table.tsx': ['output/print-document-page.tsx', 'exportDocument'],
  'item/batches.tsx': ['item/item-page.tsx', 'exportBatches'],
  'item/item-ledger.tsx': ['item/item-page.tsx', 'exportLedger'],
  'items/items-list.tsx': ['items/items-page.tsx', 'exportItems'],
  'locations/locations-page.tsx': ['locations/locations-page.tsx', 'exportPlaces'],
  'reports/report-table.tsx': ['reports/reports-page.tsx', 'exportReport'],
  'stock/ledger-table.tsx': ['stock/batch-page.tsx', 'exportBatchLedger'],
  'stock/stock-list.tsx': ['stock/stock-page.tsx', 'exportStock'],
  'stocktakes/count-table.tsx': ['stocktakes/stocktake-head.tsx', 'exportLines'],
  'stocktakes/stocktakes-list.tsx': ['stocktakes/stocktakes-page.tsx', 'exportStocktakes'],
  'stores/stores-page.tsx': ['stores/stores-page.tsx', 'exportStores'],
  'sync/history-tab.tsx': ['sync/sync-exports.tsx', 'exportHistory'],
  'sync/problem-list.tsx': ['sync/problems-tab.tsx', 'exportProblems'],
  'sync/rules-tab.tsx': ['sync/sync-exports.tsx', 'exportRules'],
  'sync/waiting-documents.tsx': ['sync/sync-exports.tsx', 'exportWaiting'],
  'transactions/transactions-list.tsx': ['transactions/transactions-page.tsx', 'exportTransactions'],
  'users/users-page.tsx': ['users/users-page.tsx', 'exportUsers'],
}

const noLists: Readonly<Record<string, string>> = {
  'first-run/load-list.tsx': 'is gone once the site is loaded',
  'home/runs-out-card.tsx': 'is the head of the list of items, which has its file',
  'identity/put-back.tsx': 'are the steps of an instruction',
  'invoice/crumbs.tsx': 'is the way of one document',
  'output/paper.tsx': 'is on paper',
  'site/checklist-page.tsx': 'is a form to fill in',
  'stocktakes/moved-timeline.tsx': 'is about one line',
  'stores/sync-with.tsx': 'is about one store',
  'support/support-dialog.tsx': 'is the content of a file',
  'sync/defaults-dialog.tsx': 'is a question',
  'sync/problem-detail.tsx': 'is about one record',
}

describe('U-64: every list has its CSV file', () => {
  test('U-64: whatever draws rows is known here', () => {
    const drawing = [...files].filter(([, text]) => drawsRows.test(text)).map(([path]) => path)
    expect(drawing.toSorted()).toEqual([...Object.keys(lists), ...Object.keys(noLists)].toSorted())
  })

  test.each(Object.entries(lists))('U-64: the rows of %s are saved', (_, [place, action]) => {
    const text = files.get(place) ?? ''
    expect(text, `${place} shows no action that saves a list`).toMatch(/<ExportButton\b|\bonExport=|icon=\{Download\}|id: 'export'/)
    expect(text, `${place} does not save them`).toMatch(new RegExp(`\\b${action}\\b`))
    const maker = [...files].find(([, source]) => new RegExp(`export (async function|function|const) ${action}\\b`).test(source))
    expect(maker?.[1], `${action} makes no file`).toMatch(/\b(saveList|saveText)\(/)
  })
})
