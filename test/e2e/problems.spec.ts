import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { chooseFrom, goTo, setUp, shipInvoice, signIn, signOut, status } from './support/steps.ts'

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
/** The next person begins at the home page, wherever this one leaves. */
async function become(page: Page, role: 'administrator' | 'pharmacist'): Promise<void> {
  await signOut(page)
  await signIn(page, role)
}

const message = 'Mathare Health Centre is not visible to Kibera Clinic'

test('F-124, F-256: a refused invoice is listed with its reason, can be copied and saved, and goes once central has mended it', async ({
  page,
  central,
  outpost,
  shoot,
}) => {
  await setUp(page, central)
  await central.admin.set({ refusals: 'single' })
  await central.admin.knob('refuse', { table: 'transact', sticky: true, message })
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText(/records? needs? attention/)

  await status(page)
    .getByRole('button', { name: /needs? attention/ })
    .click()
  const list = page.getByRole('listbox', { name: 'Records that need attention' })
  const invoice = list.getByRole('option').filter({ hasText: 'Mathare Health Centre', hasNotText: 'Document line' })
  await expect(invoice.first()).toContainText(/Customer invoice \d+/)
  await invoice.first().click()
  await expect(page.getByRole('heading', { name: /^Customer invoice \d+$/ })).toBeVisible()
  await expect(page.getByText('Not accepted by central').first()).toBeVisible()
  await expect(page.getByLabel('What to tell the administrator')).toContainText(message)
  await page.getByRole('button', { name: 'Technical details' }).click()
  await shoot('problems/refused')
  await outpost.resize(1024, 600)
  await shoot('problems/refused-1024x600')
  await outpost.resize(1366, 820)

  // Where there is a window the question where to put it is the system's; a browser says what it was given.
  if (outpost.shell === 'chromium') {
    const saved = page.waitForEvent('download')
    await chooseFrom(page.getByRole('button', { name: 'Export list' }), /CSV/)
    expect(await readFile(await (await saved).path(), 'utf8')).toContain(message)
  }

  await invoice.first().press('Enter')
  await expect(page).toHaveURL(/#\/transaction\//)
  await expect(page.getByText('Problem').first()).toBeVisible()

  await central.admin.clearKnobs('refuse')
  await goTo(page, 'Sync')
  await tab(page, 'Problems')
  await page.getByRole('button', { name: 'Try all again' }).click()
  await page.keyboard.press('F9')
  await expect(page.getByText('Nothing needs attention')).toBeVisible()
  await expect(status(page)).toContainText('All sent')
  await shoot('problems/mended')
})

test('F-259: a table that is not sent holds its work back and says so; the defaults give it free after their difference was shown', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const atCentral = async () => (await central.admin.records('transact')).length
  const before = await atCentral()
  await goTo(page, 'Sync')
  await tab(page, 'Tables')
  await expect(page.getByText('Only people who may edit sync sites can change this.')).toBeVisible()

  await become(page, 'administrator')
  await goTo(page, 'Sync')
  await tab(page, 'Tables')
  await page.getByRole('grid').getByText('Documents', { exact: true }).click()
  await page.getByText('Change this rule').click()
  await expect(page.getByText('what is not sent is missing at central')).toBeVisible()
  await shoot('rules/open')
  await page.getByText('Send what is changed here').click()
  await expect(page.getByRole('grid').getByText('held back')).toBeVisible()

  await become(page, 'pharmacist')
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('held back here')
  expect(await atCentral()).toBe(before)
  await goTo(page, 'Transactions')
  await expect(page.getByText('Held back').first()).toBeVisible()

  await become(page, 'administrator')
  await goTo(page, 'Sync')
  await tab(page, 'Tables')
  await shoot('rules/held')
  await page.getByRole('button', { name: 'Show the difference' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row').filter({ hasText: 'Documents' })).toContainText('taken, not sent')
  await shoot('rules/difference')
  await dialog.getByRole('button', { name: 'Apply 1 change' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')
  await expect.poll(atCentral).toBe(before + 1)
})
