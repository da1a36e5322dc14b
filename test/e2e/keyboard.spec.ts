/** 3I, U-76, T18 and issue 5: the work of a pharmacist without a mouse, with its keys counted. */
import type { Page } from '@playwright/test'
import { ask as asked } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { goTo, newInvoice, setUp } from './support/steps.ts'

type ItemChoice = { readonly id: string; readonly code: string; readonly name: string; readonly available: number }

/** What main answers. */
const ask = async <T>(page: Page, name: string, input: unknown): Promise<T> => {
  const answer = await asked(page, name, input)
  expect(answer).toMatchObject({ ok: true })
  return (answer as unknown as { value: T }).value
}

/** Presses keys and counts them; what is typed of names and numbers is not counted, as the issue has it. */
function counting(page: Page) {
  let count = 0
  return {
    press: async (keys: string) => {
      count += 1
      await page.keyboard.press(keys)
    },
    type: (text: string) => page.keyboard.type(text, { delay: 60 }),
    count: () => count,
  }
}

const itemField = (page: Page) => page.getByRole('combobox', { name: 'Add an item' })

test('issue 5.5, T16: new, customer, ten items, quantities and shipping without a mouse in at most 45 keys', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const found = await ask<readonly ItemChoice[]>(page, 'items.search', { search: '', limit: 100 })
  const ten = found.filter((item) => item.available >= 20).slice(0, 10)
  expect(ten).toHaveLength(10)

  const keys = counting(page)
  await keys.press('Alt+N')
  await expect(page.getByRole('combobox', { name: 'Customer of the new invoice' })).toBeFocused()
  await keys.type('Mathare Health')
  await keys.press('Enter')
  for (const item of ten) {
    await expect(itemField(page)).toBeFocused()
    await keys.type(item.code)
    await keys.press('Enter')
    await expect(page.getByRole('textbox', { name: `Units of ${item.name}` })).toBeFocused()
    await keys.type('2')
    await keys.press('Enter')
  }
  await expect(itemField(page)).toBeFocused()
  await shoot('50-keyboard-items')
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: /^Ship/ })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('alertdialog')).toContainText('Stock goes down')
  await keys.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(page.locator('.page-head')).toContainText('Shipped')

  const invoice = await ask<{ state: string; lines: readonly { itemId: string; units: number }[] }>(page, 'invoice.get', {
    id: decodeURIComponent(new URL(page.url()).hash.replace('#/transaction/', '')),
  })
  expect(invoice.state).toBe('shipped')
  expect(new Set(invoice.lines.map((line) => line.itemId))).toEqual(new Set(ten.map((item) => item.id)))
  expect(keys.count(), 'keys beyond the typed names and numbers').toBeLessThanOrEqual(45)
})

test('3I: Ctrl Enter in a quantity saves it before the question; what cannot be saved leads to no question', async ({ page, central }) => {
  await setUp(page, central)
  const found = await ask<readonly ItemChoice[]>(page, 'items.search', { search: '', limit: 100 })
  const item = found.find(({ available }) => available >= 20)
  if (item === undefined) throw new Error('the sample has no item with enough stock')
  await newInvoice(page, 'Mathare Health Centre')
  await itemField(page).pressSequentially(item.code, { delay: 60 })
  await page.keyboard.press('Enter')
  const units = page.getByRole('textbox', { name: `Units of ${item.name}` })
  await expect(units).toBeFocused()

  await units.pressSequentially('two', { delay: 60 })
  await page.keyboard.press('Control+Enter')
  await expect(units).toHaveAttribute('aria-invalid', 'true')
  await expect(units).toBeFocused()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)

  await page.keyboard.press('Control+A')
  await units.pressSequentially('2', { delay: 60 })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alertdialog')).toContainText(/1 item, \d+ units?/)
  await page.keyboard.press('Enter')
  await expect(page.locator('.page-head')).toContainText('Shipped')
})

test('U-76: every key of the overlay is the map’s, it opens while typing too, and its first keys do what they say', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await goTo(page, 'Transactions')
  await expect(page.getByRole('grid', { name: 'Transactions' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(
    page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', { name: /Search/ }))
      .first(),
  ).toBeFocused()
  await page.keyboard.press('Control+/')
  const overlay = page.getByRole('dialog', { name: 'All keys' })
  await expect(overlay).toContainText('Find anything, do anything')
  await shoot('51-keys')
  await page.keyboard.press('Escape')
  await expect(overlay).toBeHidden()

  // T18: Ctrl+S saves: it does not open the browser's own question, and it does not scan.
  await page.keyboard.press('Control+S')
  await expect(page.getByText('What is typed is saved on this computer.')).toBeVisible()

  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: 'Find anything, do anything' })).toBeFocused()
  await page.keyboard.type('stores', { delay: 60 })
  await shoot('52-find')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Stores' })).toBeVisible()

  // What is begun there and given up can be begun there again, and "back" does not ask for it once more.
  const supplier = page.getByRole('combobox', { name: 'Supplier of the new invoice' })
  for (let times = 0; times < 2; times++) {
    await findAndTake(page, 'new supplier inv')
    await expect(supplier).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(supplier).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Transactions' })).toBeVisible()
  }
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Transactions' })).toBeVisible()
  await expect(supplier).toBeHidden()
  await findAndTake(page, 'new stocktake')
  await expect(page.getByRole('dialog', { name: 'New stocktake' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Stocktakes' })).toBeVisible()
})

/** Finds something in the field for everything, and takes what stands first. */
async function findAndTake(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+K')
  const field = page.getByRole('combobox', { name: 'Find anything, do anything' })
  await expect(field).toBeFocused()
  await page.keyboard.type(text, { delay: 60 })
  await expect(page.getByRole('option').first()).toContainText(text, { ignoreCase: true })
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
}
