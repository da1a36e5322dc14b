/** Issue 5 "Speed", 3I: of a long document only the items in sight are drawn, and nobody who works in it notices. */
import type { Locator, Page } from '@playwright/test'
import type { ItemChoice } from '../../src-main/contract/trade.ts'
import { answer } from './support/ask.ts'
import type { CentralUnderTest } from './support/central.ts'
import { giveOut } from './support/day.ts'
import { expect, test } from './support/fixtures.ts'
import { setUp } from './support/steps.ts'

const lines = (page: Page): Locator => page.getByRole('treegrid', { name: 'Items' })
const line = (page: Page, item: ItemChoice): Locator => lines(page).locator(`[data-item="${item.id}"]`)

/** A customer invoice with every item of which there is some, open on its page. */
async function longDocument(page: Page, central: CentralUnderTest): Promise<readonly ItemChoice[]> {
  await setUp(page, central)
  const found = await answer(page, 'items.search', { search: '', limit: 100 })
  const items = found.filter((item) => item.available >= 3)
  expect(items.length).toBeGreaterThan(50)
  const [customer] = await answer(page, 'names.customers', { search: '', limit: 1 })
  const invoice = await giveOut(page, customer?.id ?? '', items, null)
  await page.evaluate(`location.hash = '#/transaction/${invoice.id}'`)
  await expect(line(page, items[0]!)).toBeFocused()
  return items
}

const scrollAway = (page: Page, to: number) => page.locator('.docscroll').evaluate((element, top) => element.scrollTo({ top }), to)

test('issue 5, 3I: keys, typing and marking reach items that are not drawn, and readers know how many there are', async ({
  page,
  central,
  shoot,
}) => {
  const items = await longDocument(page, central)
  const [first, second, third] = items as [ItemChoice, ItemChoice, ItemChoice]
  const last = items.at(-1)!
  await expect(lines(page)).toHaveAttribute('aria-rowcount', String(items.length + 1))
  expect(await lines(page).getByRole('row').count()).toBeLessThan(items.length - 15)
  await expect(line(page, last)).toBeHidden()

  await page.keyboard.press('End')
  await expect(line(page, last)).toBeFocused()
  await expect(line(page, last)).toBeInViewport({ ratio: 1 })
  await expect(line(page, last)).toHaveAttribute('aria-rowindex', String(items.length + 1))
  await shoot('77-long-document-end')
  await page.keyboard.press('Home')
  await expect(line(page, first)).toBeFocused()
  await expect(line(page, first)).toBeInViewport({ ratio: 1 })

  const letter = last.name.charAt(0)
  const jumped = items.findIndex((item, at) => at > 0 && item.name.startsWith(letter))
  await page.keyboard.press(letter)
  await expect(line(page, items[jumped]!)).toBeFocused()
  await expect(line(page, items[jumped]!)).toBeInViewport({ ratio: 1 })

  // What has the keyboard keeps it where nobody sees it, and the next key leads back to it.
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await scrollAway(page, 1e6)
  await expect(line(page, last)).toBeInViewport()
  await expect(line(page, first)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(line(page, second)).toBeFocused()
  await expect(line(page, second)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Shift+ArrowDown')
  await expect(line(page, third)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('toolbar')).toContainText('3')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('End')
  await expect(line(page, last)).toHaveAttribute('aria-selected', 'true')
  await shoot('78-long-document-marked')

  // With the mouse: the box alone, and its row stays shut.
  await page.getByRole('checkbox', { name: `Mark ${last.name}` }).click()
  await expect(line(page, last)).toHaveAttribute('aria-selected', 'false')
  await expect(line(page, last)).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('checkbox', { name: 'Mark all items' })).toBeChecked({ indeterminate: true })
})

test('issue 5, U-36: an open item keeps what is typed while it is scrolled away, and Enter opens the next', async ({
  page,
  central,
  shoot,
}) => {
  const items = await longDocument(page, central)
  const at = Math.floor(items.length / 2)
  const [item, next] = [items[at]!, items[at + 1]!]
  const units = (of: ItemChoice) => page.getByRole('textbox', { name: `Units of ${of.name}` })
  for (let pressed = 0; pressed < at; pressed++) await page.keyboard.press('ArrowDown')
  await expect(line(page, item)).toBeFocused()
  await page.keyboard.press('F2')
  await expect(units(item)).toBeFocused()
  await expect(units(item)).toBeInViewport({ ratio: 1 })
  // A line of batches and what is said of them follow the item before the next one.
  await expect.poll(() => lines(page).getAttribute('aria-rowcount').then(Number)).toBeGreaterThan(items.length + 2)
  const beneath = Number(await lines(page).getAttribute('aria-rowcount')) - items.length - 1
  await expect(line(page, next)).toHaveAttribute('aria-rowindex', String(at + 3 + beneath))
  await expect(lines(page).locator('.batch-foot')).toBeInViewport({ ratio: 1 })
  await shoot('79-long-document-open')
  await page.keyboard.type('2', { delay: 60 })
  await scrollAway(page, 0)
  await expect(line(page, items[0]!)).toBeInViewport()
  await expect(units(item)).toBeFocused()
  await expect(units(item)).toHaveValue('2')
  await page.keyboard.press('Enter')
  await expect(units(next)).toBeFocused()
  await expect(units(next)).toBeInViewport({ ratio: 1 })
  await expect(lines(page).locator('.batch-foot')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(line(page, next)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(line(page, item)).toBeFocused()

  // The one that is taken off gives the keyboard to the one that takes its place.
  await page.keyboard.press('Delete')
  await expect(line(page, item)).toHaveCount(0)
  await expect(line(page, next)).toBeFocused()
})
