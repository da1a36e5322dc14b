/** What a person does, in their words; the texts are those of the English catalogue. */
import type { Locator, Page } from '@playwright/test'
import type { CentralUnderTest } from './central.ts'
import { expect } from './fixtures.ts'

type Shoot = (name: string) => Promise<void>

/** The primary button of a set-up step; its name ends with the key that is printed on it. */
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) })
export const status = (page: Page): Locator => page.locator('.statusbar')
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name })

/** From the language to the form for name and password. */
export async function findCentral(page: Page, central: CentralUnderTest, shoot: Shoot = async () => {}): Promise<void> {
  await expect(heading(page, 'Which language?')).toBeVisible()
  await shoot('01-language')
  await button(page, 'Continue').click()
  await page.getByLabel('Address').fill(central.url)
  await expect(page.getByText('It is a central server')).toBeVisible()
  await shoot('02-address')
  await button(page, 'Continue').click()
  await expect(heading(page, 'Which site is this?')).toBeVisible()
}

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Site name').fill(name)
  await page.getByLabel('Site password').fill(password)
  await button(page, 'Continue').click()
}

/** First run, all five steps, until the work begins. */
export async function setUp(page: Page, central: CentralUnderTest, shoot: Shoot = async () => {}): Promise<void> {
  await findCentral(page, central, shoot)
  await expect(page.getByText('Continue registers this computer')).toBeVisible()
  await shoot('03-site')
  await signIn(page, central.site.name, central.site.password)
  await expect(heading(page, /^Site \d+, Kibera$/)).toBeVisible()
  await shoot('04-confirm')
  await button(page, 'Load the data').click()
  await finishLoading(page, shoot)
}

export async function finishLoading(page: Page, shoot: Shoot = async () => {}): Promise<void> {
  await expect(heading(page, /^Site \d+ is ready$/)).toBeVisible({ timeout: 60_000 })
  await shoot('06-came')
  await button(page, 'Open Outpost').click()
  await expect(heading(page, 'Transactions')).toBeVisible()
}

export const goTo = (page: Page, place: 'Transactions' | 'Stores' | 'Sync' | 'About'): Promise<void> =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click()

/** Makes a customer invoice for `customer` with `count` items, and ships it. */
export async function shipInvoice(page: Page, customer: string, count: number, shoot: Shoot = async () => {}): Promise<void> {
  await goTo(page, 'Transactions')
  await button(page, 'New invoice').click()
  await page.getByRole('combobox', { name: 'Customer of the new invoice' }).fill(customer)
  await page.getByRole('option', { name: customer }).click()
  for (let at = 0; at < count; at++) await addItem(page, at)
  await page.keyboard.press('Escape')
  await shoot('09-invoice')
  await button(page, 'Ship').click()
  await expect(page.getByRole('alertdialog')).toContainText('Stock goes down')
  await shoot('10-ship')
  await button(page, 'Ship invoice').click()
  await expect(page.getByText('It waits to be sent')).toBeVisible()
}

/** Takes the item at `at` among those of which there are thousands; the next question for an item comes by itself. */
async function addItem(page: Page, at: number): Promise<void> {
  const options = page
    .getByRole('listbox', { name: 'Add an item' })
    .getByRole('option')
    .filter({ hasText: /\d,\d{3} / })
  await options.nth(at).click()
  const units = page.getByRole('textbox', { name: /^Units of/ })
  await expect(units).toBeFocused()
  await units.fill('2')
  await units.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeVisible()
}
