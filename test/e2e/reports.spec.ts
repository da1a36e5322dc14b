/** F-200, F-201: the three reports over the stores of this computer, on the screen, on paper and as files. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { ReportName } from '../../src-main/contract/reports.ts'
import type { StockRow } from '../../src-main/contract/stock.ts'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { choose, heading, setUp } from './support/steps.ts'

const other = 'LSB Laini Saba Health Post'
const report = (page: Page): Locator => page.locator('.reportpage')
const table = (page: Page): Locator => report(page).getByRole('table')
const row = (page: Page, name: string | RegExp): Locator => table(page).getByRole('row', { name })
const shown = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
const money = (value: number): string => value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

test('F-200, F-201: stock of an item, value of all stock and monthly use over both stores of the site', async ({
  page,
  central,
  outpost,
  shoot,
}) => {
  await setUp(page, central)
  // The figures are to stand still.
  await central.stop()
  await answer(page, 'sync.pause', { until: null })
  const item = await busyItem(page)

  await page.keyboard.press('Alt+R')
  await expect(heading(page, 'Reports')).toBeVisible()
  await page.getByRole('button', { name: 'Choose an item' }).click()
  await page.getByRole('combobox', { name: 'Which item?' }).fill(item.itemCode)
  await page.getByRole('option').filter({ hasText: item.itemName }).first().click()

  const stock = await answer(page, 'reports.stock', { itemId: item.itemId, covers: 'all' })
  expect(stock.head.stores.map(({ code: of }) => of)).toEqual(['KBR', 'LSB'])
  const [here] = stock.head.stores
  const batches = (await stockHere(page)).filter(({ itemId }) => itemId === item.itemId)
  const ours = stock.rows.filter(({ storeId }) => storeId === here?.id)
  expect(sum(ours.map(({ units }) => units))).toBeCloseTo(sum(batches.map(({ total, packSize }) => total * packSize)), 6)
  expect(sum(ours.map(({ value }) => value))).toBeCloseTo(sum(batches.map(({ total, costPrice }) => cents(total * costPrice))), 6)
  expect(earliest(ours.map(({ earliestExpiry }) => earliestExpiry))).toBe(earliest(batches.map(({ expiryDate }) => expiryDate)))
  await expect(table(page).locator('tbody tr')).toHaveCount(stock.rows.length)
  await expect(row(page, /^Total /)).toContainText(shown(stock.total.units))
  await expect(row(page, /^Total /)).toContainText(money(stock.total.value))
  await expect(report(page)).toContainText('Grace Wanjiru')
  await shoot('reports/stock')

  await choose(page.getByRole('checkbox', { name: 'Only Kibera Clinic' }))
  await expect(table(page).locator('tbody tr')).toHaveCount(ours.length)
  await expect(report(page)).not.toContainText(other)
  await page.getByRole('checkbox', { name: 'Only Kibera Clinic' }).press('Space')
  await expect(row(page, new RegExp(`^${other}`)).first()).toBeVisible()

  await page.keyboard.press('Control+3')
  const use = await answer(page, 'reports.use', { itemId: item.itemId, covers: 'all' })
  await expect(table(page).locator('tbody tr')).toHaveCount(12)
  await expect(row(page, /^Total of 12 months/)).toContainText(shown(use.total.total))
  const { use: onPage } = await answer(page, 'item.page', { id: item.itemId })
  expect(use.rows[0]?.perMonth).toBe(onPage.perMonth)
  await expect(row(page, /^Use a month/)).toContainText(shown(onPage.perMonth ?? 0))
  await shoot('reports/use')

  await page.keyboard.press('Control+2')
  const value = await answer(page, 'reports.value', { covers: 'all' })
  await expect(row(page, /^Total /)).toContainText(money(value.total.value))
  await expect(row(page, /^Total /)).toContainText('100%')
  await shoot('reports/value')

  await page.getByRole('button', { name: /^Print/ }).click()
  const paper = page.getByRole('article')
  await expect(paper.getByRole('heading', { level: 2 })).toHaveText('Value of all stock')
  await expect(paper).toContainText('2 stores')
  await expect(paper).toContainText('Grace Wanjiru')
  await expect(paper.locator('tbody tr').filter({ hasText: other })).toContainText(money(value.rows[1]?.value ?? -1))
  const pdf =
    outpost.shell === 'chromium'
      ? await page.pdf({ preferCSSPageSize: true })
      : Buffer.from((await answer(page, 'print.pdf', {})).base64, 'base64')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await shoot('reports/paper')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: other }).click()
  await expect(heading(page, 'Stock')).toBeVisible()
  const { storeId } = await answer(page, 'app.state', {})
  expect(storeId).toBe(value.rows[1]?.storeId)
  await expect(page.getByRole('tab', { selected: true })).toContainText(shown(value.rows[1]?.batches ?? -1))
})

test('F-201, U-64: each report as a file with every store, its figures and who asked', async ({ page, central, outpost }) => {
  await setUp(page, central)
  await central.stop()
  const item = await busyItem(page)
  const titles = { stock: 'Stock of an item', value: 'Value of all stock', use: 'Monthly use of an item' } as const
  for (const name of ['stock', 'value', 'use'] as const) {
    await page.evaluate((hash) => void (location.hash = hash), `#/reports/${name}?item=${item.itemId}`)
    // Until then what stands there is of the report before.
    await expect(page.getByRole('tab', { selected: true })).toHaveText(titles[name])
    const action = page.locator('.sheet').getByRole('button', { name: /^Export/ })
    await expect(action).toBeVisible()
    await expect(table(page)).toBeVisible()
    // Where there is a window the question where to put it is the system's; a browser says what it was given.
    if (outpost.shell !== 'chromium') continue
    const file = page.waitForEvent('download')
    await action.click()
    const saved = await file
    expect(saved.suggestedFilename()).toMatch(new RegExp(`^outpost-report-${name}-\\d{4}-\\d\\d-\\d\\d\\.csv$`))
    const text = await readFile(await saved.path(), 'utf8')
    for (const words of ['KBR,Kibera Clinic', 'LSB,Laini Saba Health Post', 'Grace Wanjiru']) expect(text).toContain(words)
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + (await rowsOf(page, name, item.itemId)))
  }
})

const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)
const earliest = (days: readonly (string | null)[]): string | undefined => days.flatMap((day) => day ?? []).toSorted()[0]
const cents = (value: number): number => Math.round(value * 100 * (1 + Number.EPSILON * 4)) / 100

/** Every batch of the open store. */
async function stockHere(page: Page): Promise<readonly StockRow[]> {
  const rows: StockRow[] = []
  for (let matching = 1; rows.length < matching;) {
    const part = await answer(page, 'stock.list', { filter: {}, sort: {}, offset: rows.length, limit: 200 })
    rows.push(...part.rows)
    matching = part.matching
  }
  return rows
}

/** An item that lies in the open store and is used there. */
async function busyItem(page: Page): Promise<StockRow> {
  const { rows } = await answer(page, 'items.list', { filter: {}, sort: { by: 'use', descending: true }, offset: 0, limit: 20 })
  const used = new Set(rows.filter(({ total }) => total > 0).map(({ id }) => id))
  const found = (await stockHere(page)).find(({ itemId }) => used.has(itemId))
  if (found === undefined) throw new Error('the sample uses nothing that it has')
  return found
}

async function rowsOf(page: Page, name: ReportName, itemId: string): Promise<number> {
  if (name === 'value') return (await answer(page, 'reports.value', { covers: 'all' })).rows.length
  return (await answer(page, `reports.${name}`, { itemId, covers: 'all' })).rows.length
}
