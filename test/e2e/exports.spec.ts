/** U-64: on every page with a list stands the action that saves it, and its file has all rows of the list. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { LedgerPage } from '../../src-main/contract/stock.ts'
import type { Invoice } from '../../src-main/contract/trade.ts'
import { answer, ask } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { chooseFrom, setUp, shipInvoice } from './support/steps.ts'

/** Where a list is, how many rows it has, and what is chosen where the page has several. */
type List = { readonly place: string; readonly rows: number; readonly entry?: RegExp }

test('U-64: every list is saved as CSV with all its rows, and no cell of it is a formula', async ({ page, central, outpost, shoot }) => {
  await setUp(page, central)
  await central.stop()
  await answer(page, 'locations.create', { id: randomUUID(), code: '=1+1', name: '@SUM(A1)', onHold: false })
  // One may be on its way by itself.
  await ask(page, 'backups.now', {})
  await shipInvoice(page, 'Mathare Health Centre', 2)
  const isBackedUp = async () => {
    const { running, entries } = await answer(page, 'backups.overview', {})
    return running === null && entries.length > 0
  }
  await expect.poll(isBackedUp).toBe(true)

  // Nothing is to be added to the lists between counting and saving.
  await answer(page, 'sync.pause', { until: null })

  const files = new Map<string, string>()
  for (const list of await listsOf(page)) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${list.place}`)
    await expect(page.locator('.skel')).toHaveCount(0)
    const action = page.locator('.sheet').getByRole('button', { name: /^Export/ })
    await expect(action, list.place).toBeVisible()
    await shoot(`exports/${list.place.replaceAll('/', '-').slice(0, 30)}`)
    // Where there is a window the question where to put it is the system's; a browser says what it was given.
    if (outpost.shell !== 'chromium') continue
    const file = page.waitForEvent('download')
    await (list.entry === undefined ? action.click() : chooseFrom(action, list.entry))
    const saved = await file
    expect(saved.suggestedFilename(), list.place).toMatch(/^outpost-.+-\d{4}-\d\d-\d\d\.csv$/)
    const text = await readFile(await saved.path(), 'utf8')
    const [heads = [], ...rows] = readCsv(text)
    expect(text.startsWith('\uFEFF'), list.place).toBe(true)
    expect(heads.join(), `${list.place}: a head without a word`).not.toMatch(/\.|:|^,|,,|,$/)
    expect(rows, list.place).toHaveLength(list.rows)
    for (const row of rows) expect(row, list.place).toHaveLength(heads.length)
    files.set(list.place, text)
  }
  if (outpost.shell !== 'chromium') return
  expect(files.get('locations')).toContain("'=1+1,'@SUM(A1),")
  expect(files.get('sync/waiting')).toContain('Mathare Health Centre')
})

async function listsOf(page: Page): Promise<readonly List[]> {
  const part = { offset: 0, limit: 1 }
  const newest = { by: 'createdAt', descending: true } as const
  const documents = await answer(page, 'transactions.list', { filter: {}, sort: newest, ...part })
  const stock = await answer(page, 'stock.list', { filter: {}, sort: {}, ...part })
  const items = await answer(page, 'items.list', { filter: {}, sort: {}, ...part })
  const takes = await answer(page, 'stocktakes.list', { filter: {}, ...part })
  const document: Invoice = await answer(page, 'invoice.get', { id: documents.rows[0]?.id ?? '' })
  const stockLineId = document.lines[0]?.stockLineId ?? ''
  const batch = await answer(page, 'stock.batch', { id: stockLineId })
  const item = await answer(page, 'item.page', { id: batch.itemId })
  const waiting = await answer(page, 'sync.waiting', {})
  return [
    { place: 'transactions', rows: documents.matching },
    { place: 'stock', rows: stock.matching },
    { place: 'items', rows: items.matching },
    { place: 'stocktakes', rows: takes.matching },
    { place: 'locations', rows: (await answer(page, 'locations.list', {})).length },
    { place: 'stores', rows: (await answer(page, 'stores.list', {})).length },
    { place: 'backups', rows: (await answer(page, 'backups.overview', {})).entries.length },
    { place: 'site', rows: (await answer(page, 'siteSettings.get', {})).sites.length },
    { place: 'about', rows: (await answer(page, 'app.about', {})).tables.length },
    { place: 'sync/waiting', rows: waiting.tables.length, entry: /^All that waits/ },
    { place: 'sync/waiting', rows: waiting.documents.length, entry: /^Documents/ },
    { place: 'sync/history', rows: (await answer(page, 'sync.history', { before: null, limit: 200 })).length },
    { place: 'sync/rules', rows: (await answer(page, 'rules.state', {})).rows.filter(({ follows }) => follows === null).length },
    { place: `print/invoice/${document.id}`, rows: document.lines.length },
    { place: `batch/${batch.id}`, rows: ledgerRows(batch.ledger) },
    { place: `item/${item.id}/batches`, rows: item.batches.length },
    { place: `item/${item.id}/ledger`, rows: ledgerRows(item.ledger) },
  ]
}

/** Every movement, and what no document here tells of. */
const ledgerRows = ({ count, opening, missing }: LedgerPage): number => count + Number(opening !== 0) + Number(missing !== 0)

/** Cells are quoted only where they hold a comma, a quote or a line. */
const readCsv = (text: string): readonly (readonly string[])[] =>
  text
    .slice(1)
    .trimEnd()
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g)].map((match) => match[1] ?? ''))
