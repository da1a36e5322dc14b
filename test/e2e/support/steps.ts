/** What a person does, in their words; the texts are those of the English catalogue. */
import type { Locator, Page } from '@playwright/test'
import type { InvoiceKind } from '../../../src-main/contract/trade.ts'
import { demoUsers } from '../../central/sample/demo-users.ts'
import type { DemoUser } from '../../central/sample/demo-users.ts'
import { answer } from './ask.ts'
import type { CentralUnderTest } from './central.ts'
import { expect } from './fixtures.ts'

type Shoot = (name: string) => Promise<void>

/** The primary button of a set-up step; its name ends with the key that is printed on it. */
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) })
/** A page that fills the window carries the bar too; the same words stand in both. */
export const status = (page: Page): Locator => page.locator('.statusbar').first()
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

export async function giveSite(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Site name').fill(name)
  await page.getByLabel('Site password').fill(password)
  await button(page, 'Continue').click()
}

/** First run, all five steps, and the pharmacist signs in. */
export async function setUp(page: Page, central: CentralUnderTest, shoot: Shoot = async () => {}): Promise<void> {
  await findCentral(page, central, shoot)
  await expect(page.getByText('Continue registers this computer')).toBeVisible()
  await shoot('03-site')
  await giveSite(page, central.site.name, central.site.password)
  await expect(heading(page, /^Site \d+, Kibera$/)).toBeVisible()
  await shoot('04-confirm')
  await button(page, 'Load the data').click()
  await finishLoading(page, shoot)
  await signIn(page, 'pharmacist')
}

export async function finishLoading(page: Page, shoot: Shoot = async () => {}): Promise<void> {
  await expect(heading(page, /^Site \d+ is ready$/)).toBeVisible({ timeout: 60_000 })
  await shoot('06-came')
  await button(page, 'Go to sign-in').click()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
}

/** Marks a radio or a checkbox by its key: a click may miss what is still being moved by cards that come above it. */
export async function choose(control: Locator): Promise<void> {
  await control.press('Space')
  await expect(control).toBeChecked()
}

/** Opens a menu and chooses an entry; a page that scrolls or is drawn anew meanwhile closes the menu again. */
export async function chooseFrom(menu: Locator, name: string | RegExp): Promise<void> {
  const entry = menu.page().getByRole('menuitem', { name, exact: true })
  await expect(async () => {
    if (!(await entry.isVisible())) await menu.click({ timeout: 5_000 })
    await entry.click({ timeout: 5_000 })
  }).toPass()
}

/** The person of the sample country in this role. */
export function person(role: DemoUser['role']): DemoUser & { readonly name: string } {
  const user = demoUsers.find((one) => one.role === role)
  if (user === undefined) throw new Error(`the sample has no ${role}`)
  return { ...user, name: `${user.firstName} ${user.lastName}` }
}

/** Names somebody on the sign-in screen, from the list where they are in it, and gives a password. */
export async function giveName(page: Page, role: DemoUser['role'], password: string): Promise<void> {
  const { name, username } = person(role)
  const field = page.getByLabel('Password', { exact: true })
  await expect(button(page, 'Sign in')).toBeVisible()
  const listed = page.getByRole('radio', { name })
  if (await listed.isVisible()) await choose(listed)
  else {
    const other = page.getByRole('radio', { name: 'Someone else' })
    if (await other.isVisible()) await choose(other)
    await page.getByLabel('Username').fill(username)
  }
  await field.fill(password)
  await button(page, 'Sign in').click()
}

/** The first page greets whoever has signed in (U-70). */
export const home = /^Good (morning|afternoon|evening), /

export async function signIn(page: Page, role: DemoUser['role']): Promise<void> {
  await giveName(page, role, person(role).password)
  await expect(page.getByRole('button', { name: `Signed in: ${person(role).name}` })).toBeVisible()
  await expect(heading(page, home)).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.keyboard.press('Alt+Shift+L')
  await expect(button(page, 'Sign in')).toBeVisible()
}

export const goTo = (
  page: Page,
  place: 'Home' | 'Transactions' | 'Items' | 'Stock' | 'Stocktakes' | 'Stores' | 'Sync' | 'Site' | 'Users' | 'About',
): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: new RegExp(`^${place}( \\d+)?$`) })
    .click()

/**
 * Searches the documents of this kind, and waits for what main finds: until then a click would meet rows that are about
 * to move. Gives how many there are.
 */
export async function searchDocuments(page: Page, search: string, kind?: InvoiceKind): Promise<number> {
  await page.getByRole('searchbox').first().fill(search)
  const filter = { search, ...(kind !== undefined && { kinds: [kind] }) }
  const { matching } = await answer(page, 'transactions.list', { filter, sort: {}, offset: 0, limit: 1 })
  await expect(page.getByText(new RegExp(`^${matching} of [\\d,]+ shown`))).toBeVisible()
  return matching
}

/** Makes a customer invoice for `customer`, which then asks for its first item. */
export async function newInvoice(page: Page, customer: string): Promise<void> {
  await goTo(page, 'Transactions')
  await button(page, 'New invoice').click()
  await page.getByRole('combobox', { name: 'Customer of the new invoice' }).fill(customer)
  await page.getByRole('option', { name: customer }).click()
}

/** Makes a customer invoice for `customer` with `count` items, and ships it. */
export async function shipInvoice(page: Page, customer: string, count: number, shoot: Shoot = async () => {}): Promise<void> {
  await newInvoice(page, customer)
  for (let at = 0; at < count; at++) await addItem(page, at)
  await page.keyboard.press('Escape')
  await shoot('09-invoice')
  await button(page, 'Ship').click()
  await expect(page.getByRole('alertdialog')).toContainText('Stock goes down')
  await shoot('10-ship')
  await button(page, 'Ship invoice').click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  // The notice of the invoice before may still stand beside it.
  await expect(page.getByText('It waits to be sent').first()).toBeVisible()
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
