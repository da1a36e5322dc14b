/** A stocktake from its beginning to central's books, by keyboard, with stock that moves under the count (3F, 5I). */
import type { Page } from '@playwright/test'
import { ask as answered } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { button, choose, chooseFrom, goTo, heading, setUp, status } from './support/steps.ts'

const table = (page: Page) => page.getByRole('grid', { name: 'Lines of the stocktake' })
const rowOf = (page: Page, at: number) =>
  table(page)
    .getByRole('row')
    .nth(at + 1)
const cell = (page: Page, at: number, column: number) => rowOf(page, at).getByRole('gridcell').nth(column)
const countOf = (page: Page, at: number) => rowOf(page, at).getByRole('textbox', { name: /^Packs counted/ })
const packsAt = async (page: Page, at: number, column: number): Promise<number> =>
  Number((await cell(page, at, column).innerText()).replaceAll(/[^\d.]/g, ''))
const place = { snapshot: 5, now: 7, difference: 8 } as const

/** Loses packs of the batch on that line, as somebody does while others count. */
async function lose(page: Page, batch: string, packs: number): Promise<void> {
  await goTo(page, 'Stock')
  const search = page.getByRole('searchbox')
  await search.fill(batch)
  await expect(page.getByRole('grid', { name: 'Stock' }).getByRole('row').nth(1)).toContainText(batch)
  await page.getByRole('grid', { name: 'Stock' }).getByRole('row').nth(1).click()
  await button(page, 'Adjust stock').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Packs', { exact: true }).fill(String(packs))
  await dialog.getByRole('button', { name: /Reason/ }).click()
  await page.getByRole('listbox').getByRole('option').first().click()
  await dialog.getByRole('button', { name: /^Adjust stock/ }).click()
  await expect(dialog).toBeHidden()
}

async function begin(page: Page, words: string): Promise<void> {
  await goTo(page, 'Stocktakes')
  await expect(heading(page, 'Stocktakes')).toBeVisible()
  await page.keyboard.press('Alt+N')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Description').fill('Cold room')
  await choose(dialog.getByRole('radio', { name: /^Some of it/ }))
  await dialog.getByLabel('Item').fill(words)
  await expect(dialog.getByRole('status')).toContainText(/It will have \d+ lines\./)
}

test('3F, 5I, U-30: a stocktake by keyboard: counted, moved stock decided in three ways, finalised, and central has it', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await central.stop()

  await begin(page, 'tablets')
  await shoot('30-new-stocktake')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start counting/ })
    .click()
  await expect(heading(page, /^Stocktake \d+$/)).toBeVisible()
  await expect(countOf(page, 0)).toBeFocused()

  // Quantity first, Enter to the next; = counts what was there.
  const start = await Promise.all([0, 1, 2, 3, 4].map((at) => packsAt(page, at, place.snapshot)))
  const batches = await Promise.all([0, 1, 2].map((at) => cell(page, at, 1).innerText()))
  for (const at of [0, 1, 2]) {
    await page.keyboard.type(String((start[at] ?? 0) + 1))
    await page.keyboard.press('Enter')
    await expect(countOf(page, at + 1)).toBeFocused()
  }
  await page.keyboard.press('=')
  await expect(countOf(page, 3)).toHaveValue(/\d/)
  await expect(cell(page, 3, place.difference)).toHaveText('0')

  // What is no quantity is said at its line and is not lost.
  await page.keyboard.type('12x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Write how many packs there are')
  await shoot('31-no-quantity')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toHaveCount(0)

  // What was typed and not saved is there after a reload (U-36).
  await page.keyboard.type('77')
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('77')
  const form = decodeURIComponent(new URL(page.url()).hash.slice(2))
  await expect.poll(async () => JSON.stringify(await answered(page, 'drafts.of', { form }))).toContain('"77"')
  await page.reload()
  await expect(countOf(page, 4)).toHaveValue('77')
  await countOf(page, 4).focus()
  await page.keyboard.press('Escape')
  await expect(countOf(page, 4)).toHaveValue('')

  // Reasons: the filter shows the lines without one, and one press gives them all the same.
  await choose(page.getByRole('radio', { name: /^No reason 3/ }))
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await chooseFrom(button(page, 'Change all shown'), /Give a reason/)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /More than at the start/ })
    .click()
  await page.getByRole('listbox').getByRole('option').first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Give the reason/ })
    .click()
  await expect(page.getByText('Every difference has its reason')).toBeVisible()
  await button(page, 'Show all lines').click()
  await shoot('32-counting')

  // The stock moves under three counts.
  for (const batch of batches) await lose(page, batch, 1)
  await goTo(page, 'Stocktakes')
  await page.getByRole('grid', { name: 'Stocktakes' }).getByRole('row').nth(1).click()
  await expect(page.getByText('The stock of 3 lines moved while you were counting.')).toBeVisible()
  await expect(button(page, 'Finalise')).toBeDisabled()
  await expect(countOf(page, 0)).toHaveValue(String((start[0] ?? 0) + 1))
  await countOf(page, 0).focus()
  await shoot('33-moved')

  // 1 keeps the count, 2 applies the difference, 3 counts again.
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(cell(page, 0, place.difference)).toHaveText(/\+\s2/)
  await countOf(page, 1).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('2')
  await expect(cell(page, 1, place.difference)).toHaveText(/\+\s1/)
  await expect(countOf(page, 1)).toHaveValue(String(start[1]))
  await countOf(page, 2).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('3')
  await expect(countOf(page, 2)).toHaveValue('')
  await expect(page.getByText('moved while you were counting')).toHaveCount(0)

  await button(page, 'Finalise').click()
  const ask = page.getByRole('alertdialog')
  await expect(ask).toContainText('2 lines go up, worth')
  await expect(ask).toContainText('1 line agrees with the stock')
  await expect(ask).toContainText('leave the stocktake')
  await shoot('34-finalise')
  await page.keyboard.press('Enter')
  await expect(ask).toBeHidden()
  await expect(page.locator('.page-head')).toContainText('Finalised')
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.keyboard.press('Alt+M')
  await expect(page.getByRole('link', { name: 'Inventory addition' })).toBeVisible()
  await shoot('35-finalised')

  await central.start()
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')
  const takes = await central.admin.records('Stock_take')
  expect(takes.filter((take) => take['Description'] === 'Cold room').map((take) => take['status'])).toEqual(['fn'])
})

test('U-62, U-64: a count sheet without the stock, with it, and the differences on paper; a filter of the list', async ({
  page,
  central,
  shoot,
  outpost,
}) => {
  await setUp(page, central)
  await begin(page, 'tablets')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start counting/ })
    .click()
  await expect(countOf(page, 0)).toBeFocused()
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('columnheader', { name: 'Counted' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'At start' })).toHaveCount(0)
  await shoot('36-count-sheet')
  await page.getByRole('radio', { name: 'Count sheet with stock' }).click()
  await expect(page.getByRole('columnheader', { name: 'At start' })).toBeVisible()
  await page.getByRole('radio', { name: 'Differences' }).click()
  await expect(page.getByText('Sum of all differences')).toBeVisible()
  await shoot('37-differences')
  await page.keyboard.press('Escape')
  await expect(countOf(page, 0)).toHaveValue('0')

  await goTo(page, 'Stocktakes')
  await page.getByRole('radio', { name: 'Finalised' }).click()
  await expect(page.getByRole('grid', { name: 'Stocktakes' }).getByText('Cold room')).toHaveCount(0)
  await page.getByRole('radio', { name: 'Open' }).click()
  await expect(page.getByRole('grid', { name: 'Stocktakes' }).getByText('Cold room')).toBeVisible()
  await shoot('38-stocktakes')
  // Where there is a window the question where to put it is the system's; a browser says what it was given.
  if (outpost.shell !== 'chromium') return
  const file = page.waitForEvent('download')
  await button(page, 'Export').click()
  expect((await file).suggestedFilename()).toMatch(/^outpost-stocktakes-\d{4}-\d\d-\d\d\.csv$/)
})

test('U-75: the lines of a stocktake have the columns that one wants, and are counted on as before', async ({ page, central, shoot }) => {
  await setUp(page, central)
  await begin(page, 'tablets')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start counting/ })
    .click()
  await expect(countOf(page, 0)).toBeFocused()
  const heads = async () => (await table(page).getByRole('columnheader').allInnerTexts()).filter((head) => head !== '')
  const before = await heads()
  await page.keyboard.press('Alt+c')
  const panel = page.getByRole('dialog', { name: 'Columns' })
  // Without this one nothing could be counted.
  await expect(panel.getByRole('checkbox', { name: 'Counted' })).toBeDisabled()
  await panel.getByRole('checkbox', { name: 'Pack of' }).press('Space')
  await panel.getByRole('checkbox', { name: 'Batch' }).press('Alt+ArrowUp')
  await shoot('39-count-columns')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  const changed = ['Batch', 'Item', ...before.slice(2).filter((head) => head !== 'Pack of')]
  expect(await heads()).toEqual(changed)

  await countOf(page, 0).focus()
  await page.keyboard.type('7', { delay: 60 })
  await page.keyboard.press('Enter')
  await expect(countOf(page, 1)).toBeFocused()
  await expect(countOf(page, 0)).toHaveValue('7')

  await page.reload()
  await expect(countOf(page, 0)).toHaveValue('7')
  expect(await heads()).toEqual(changed)
  await page.setViewportSize({ width: 1024, height: 600 })
  // In a low and narrow window the place gives way, and the others stay as they were laid.
  await expect.poll(heads).toEqual(changed.filter((head) => head !== 'Place'))
  await shoot('39-count-columns-narrow')
})

test('5I, 5E: a stocktake is dated back where central allows it: against the stock of that day, counts kept, what changes said before', async ({
  page,
  central,
  outpost,
  shoot,
}) => {
  for (const row of await central.admin.records('pref'))
    if (row['item'] === 'store_preferences')
      await central.admin.upsertStore('pref', { ...row, data: { ...(row['data'] as object), backdating: { enabled: true, max_days: 30 } } })
  await setUp(page, central)
  await central.stop()
  const then = daysAgo(2)

  await begin(page, 'tablets')
  await shoot('40-new-stocktake-day')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start counting/ })
    .click()
  await expect(countOf(page, 0)).toBeFocused()
  const start = await packsAt(page, 0, place.snapshot)
  const batch = await cell(page, 0, 1).innerText()
  await page.keyboard.type(String(start - 1))
  await page.keyboard.press('Enter')
  await expect(cell(page, 0, place.difference)).toHaveText(/−\s1/)
  await lose(page, batch, 1)
  await goTo(page, 'Stocktakes')
  await page.getByRole('grid', { name: 'Stocktakes' }).getByRole('row').nth(1).click()
  await expect(page.getByText('The stock of 1 line moved while you were counting.')).toBeVisible()

  // What left since that day asks nothing of a count of that day.
  await button(page, 'Date back').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('spinbutton').first()).toBeFocused()
  await page.keyboard.type(typed(daysAgo(45)), { delay: 60 })
  await expect(dialog.getByRole('alert')).toContainText('Central allows 30 days back.')
  await expect(dialog.getByRole('button', { name: /^Set the day/ })).toBeDisabled()
  await dialog.getByRole('spinbutton').first().focus()
  await page.keyboard.type(typed(then), { delay: 60 })
  await expect(dialog).toContainText('What is found counts from the end of')
  await expect(dialog.getByRole('button', { name: /^Set the day/ })).toBeEnabled()
  await shoot('40-date-back')
  await outpost.resize(1024, 600)
  await shoot('40-date-back-1024x600')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('moved while you were counting')).toHaveCount(0)
  await expect(countOf(page, 0)).toHaveValue(String(start - 1))
  await expect(table(page).getByRole('columnheader', { name: 'Then' })).toBeVisible()
  await shoot('40-dated-back-1024x600')
  await answered(page, 'app.setLocale', { locale: 'fr' })
  await expect(page.getByRole('button', { name: /^Antidatée au/ })).toBeVisible()
  await shoot('40-dated-back-french-1024x600')
  await page.getByRole('button', { name: /^Antidatée au/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Quel jour a été compté')
  await shoot('40-date-back-french-1024x600')
  await page.keyboard.press('Escape')
  await answered(page, 'app.setLocale', { locale: 'en' })

  await rowOf(page, 0)
    .getByRole('combobox', { name: /^Reason for/ })
    .selectOption({ index: 1 })
  await expect(page.getByText('1 reason to give')).toBeHidden()
  await button(page, 'Finalise').click()
  await expect(page.getByRole('alertdialog')).toContainText('as of the end of')
  await expect(page.getByRole('alertdialog')).toContainText('1 line goes down')
  await page.keyboard.press('Enter')
  await expect(page.locator('.page-head')).toContainText('Finalised')
  await shoot('40-dated-back-finalised')

  await central.start()
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')
  const [take] = (await central.admin.records('Stock_take')).filter((one) => one['Description'] === 'Cold room')
  expect(take).toMatchObject({ status: 'fn', stock_take_date: then })
  const made = String(take?.['invad_reductions_ID'] ?? take?.['invad_additions_ID'])
  expect(await central.admin.record('transact', made)).toMatchObject({ confirm_date: then, finalised_date: then })
})

const daysAgo = (days: number): string => {
  const date = new Date()
  date.setDate(date.getDate() - days)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
/** As it is typed into a field for days. */
const typed = (day: string): string => day.split('-').toReversed().join('')
