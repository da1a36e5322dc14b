/** F-236: a store is prepared for moving: frozen, sent until nothing waits, certified; and work goes on where it is taken back. */
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { button, goTo, setUp, signIn, signOut } from './support/steps.ts'

const openStore = async (page: Page): Promise<string> => (await answer(page, 'session.state', {})).storeId ?? ''
const moving = (page: Page) => page.getByRole('region', { name: 'Move to another site' })

/** A document that waits for the line; gives its id. */
async function workWithoutLine(page: Page): Promise<string> {
  await answer(page, 'sync.pause', { until: null })
  const [customer] = await answer(page, 'names.customers', { search: '', limit: 1 })
  const id = randomUUID()
  await answer(page, 'invoice.create', { id, nameId: customer?.id ?? '' })
  return id
}

test('F-236: prepare a store for moving, its certificate and its check code, and go on working', async ({ page, central, shoot }) => {
  await setUp(page, central)
  const id = await workWithoutLine(page)
  await signOut(page)
  await signIn(page, 'administrator')
  const storeId = await openStore(page)

  await goTo(page, 'Stores')
  await button(page, 'Prepare for moving').click()
  await expect(page.getByRole('alertdialog')).toContainText('From now on nothing is changed in Kibera Clinic on this computer')
  await shoot('move/dialog')
  await button(page, 'Freeze and send').click()
  await expect(moving(page)).toContainText('by Amina Hassan.')
  await expect(moving(page)).toContainText(/\d+ records still to send\./)
  await expect(moving(page)).toContainText('It goes on once somebody lets syncing go on under Sync.')
  await expect(moving(page).getByRole('button', { name: 'Certificate' })).toHaveCount(0)
  await shoot('move/sending')

  await answer(page, 'sync.resume', {})
  await expect(moving(page)).toContainText('Central has all work of this store.')
  await shoot('move/sent')
  const { checkCode, waiting, figures } = await answer(page, 'stores.move', { storeId })
  expect(waiting).toBe(0)
  const other = page.getByLabel('Check code of the other site')
  await other.fill(checkCode.toLowerCase())
  await expect(moving(page)).toContainText('Equal: both sites hold the same.')
  await other.fill(checkCode.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
  await expect(moving(page)).toContainText('This is no check code.')

  await moving(page).getByRole('button', { name: 'Certificate' }).click()
  const paper = page.getByRole('article')
  await expect(paper.getByRole('heading', { level: 2 })).toHaveText('Certificate of a store')
  await expect(paper).toContainText(`Check code ${checkCode}`)
  await expect(paper.locator('.paper-facts')).toContainText('Records to send0')
  await expect(paper.getByRole('row')).toHaveCount(figures.documents.length + 5 + 2)
  await shoot('move/certificate')
  await button(page, 'Back').click()

  await signOut(page)
  await signIn(page, 'pharmacist')
  await goTo(page, 'Transactions')
  await expect(page.getByText('Kibera Clinic is frozen here, because it is to be moved')).toBeVisible()
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
  await expect(button(page, 'New invoice')).toHaveCount(0)
  await page.keyboard.press('Alt+N')
  await expect(page.locator('.toast')).toContainText('Kibera Clinic is frozen here')
  await shoot('move/frozen-list')
  await page.evaluate((hash) => (location.hash = hash), `#/transaction/${id}`)
  await expect(page.locator('main')).toContainText(
    'Kibera Clinic is frozen here, because it is to be moved to another site, so nothing is changed in it.',
  )
  await shoot('move/frozen-document')

  await signOut(page)
  await signIn(page, 'administrator')
  await goTo(page, 'Stores')
  await button(page, 'Go on working here').click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Go on working/ })
    .click()
  await expect(button(page, 'Prepare for moving')).toBeVisible()
  await expect(page.getByText('Kibera Clinic is frozen here, because it is to be moved')).toHaveCount(0)
})
