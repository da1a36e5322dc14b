/** The first page after sign-in: what it shows leads to where it can be done (U-19, U-70). */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { goTo, heading, home, newInvoice, setUp } from './support/steps.ts'

const figureOf = async (page: Page, card: string, word: string): Promise<number> => {
  const text = await page.getByRole('region', { name: card }).getByRole('link', { name: word }).innerText()
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))
}
const selectedTab = (page: Page) => page.getByRole('tab', { selected: true })

test('U-70, U-19: the home page comes first, each of its figures leads to as many rows, and Alt+D leads back', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await expect(page.getByRole('region', { name: 'Runs out first' }).getByRole('row').nth(1)).toBeVisible()
  await shoot('40-home')
  const low = await figureOf(page, 'Stock', 'Low')
  expect(low).toBeGreaterThan(0)

  await page.getByRole('region', { name: 'Stock' }).getByRole('link', { name: 'Low' }).click()
  await expect(selectedTab(page)).toHaveText(new RegExp(`^Low\\s*${low}$`))
  const items = page.getByRole('grid', { name: 'Items' })
  await expect(items).toHaveAttribute('aria-rowcount', String(low + 1))
  await expect(items.getByRole('row').nth(1)).toContainText('low')
  await shoot('41-items')
  await page.keyboard.press('Enter')
  await expect(selectedTab(page)).toHaveText('Overview')

  await page.keyboard.press('Alt+D')
  await expect(heading(page, home)).toBeVisible()
  await page.getByRole('region', { name: 'Expiring' }).getByRole('link', { name: 'List' }).click()
  await expect(selectedTab(page)).toContainText('Expiring')
})

test('U-70: a customer invoice that is not shipped waits on the home page, and its line leads to it', async ({ page, central }) => {
  await setUp(page, central)
  const tile = page.getByRole('region', { name: 'Waiting for you' }).getByRole('listitem').filter({ hasText: 'not shipped yet' })
  const before = (await tile.count()) === 0 ? '' : await tile.innerText()
  await newInvoice(page, 'Mathare Health Centre')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await goTo(page, 'Home')
  await expect(tile).toBeVisible()
  await expect.poll(() => tile.innerText()).not.toBe(before)
  await tile.getByRole('link').click()
  await expect(selectedTab(page)).toContainText('Customer')
  await expect(
    page
      .getByText(/^Status: .*New/)
      .or(page.getByRole('button', { name: /New and 2 more/ }))
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'Mathare Health Centre' }).first()).toBeVisible()
})
