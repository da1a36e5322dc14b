import type { Page } from '@playwright/test'
import { createSiteCaller } from '../central/site-caller.ts'
import type { CentralUnderTest } from './support/central.ts'
import { expect, test } from './support/fixtures.ts'
import { button, goTo, setUp, shipInvoice, status } from './support/steps.ts'

const explanation = (page: Page) => page.getByRole('alertdialog', { name: /^Site \d+ is registered to another computer$/ })
const invoices = async ({ admin }: CentralUnderTest) => (await admin.records('transact')).length

/** The administrator resets the site, and another computer is the first to come: from now on it is the registered one. */
async function bindAnother(central: CentralUnderTest): Promise<number> {
  const [site] = (await central.admin.sites()).filter(({ name }) => name === central.site.name)
  if (site === undefined) throw new Error('central has lost the site')
  const other = createSiteCaller(central, { ...central.site, variant: 'A', hardwareId: 'the-other-computer' })
  // A cycle of this computer that is under way may be the first to come after the reset.
  await expect(async () => {
    await central.admin.resetHardware(site.id)
    expect((await other.get('/site')).status).toBe(200)
  }).toPass()
  return site.id
}

/** One invoice that waits here, at a computer that central does not know any more. */
async function refused(page: Page, central: CentralUnderTest): Promise<{ siteId: number; before: number }> {
  await setUp(page, central)
  const siteId = await bindAnother(central)
  const before = await invoices(central)
  // A cycle of this computer's own may be the first to be refused: the explanation is there before anything is shipped.
  await page.keyboard.press('F9')
  await expect(explanation(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(explanation(page)).toBeHidden()
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await goTo(page, 'Sync')
  await button(page, 'What to do').click()
  await expect(explanation(page)).toContainText('1 document')
  return { siteId, before }
}

test('F-131: after the reset at central, what waited at the refused computer is sent', async ({ page, central, shoot }) => {
  const { siteId, before } = await refused(page, central)
  await shoot('16-other-computer')

  await page.keyboard.press('1')
  const request = page.getByRole('alertdialog', { name: /^Ask for a reset of Site \d+$/ })
  const [id = ''] = /\b[0-9a-f]{32,}\b/.exec(await request.innerText()) ?? []
  expect(id).not.toBe('')
  await shoot('17-other-computer-reset')
  await button(page, 'Try again').click()
  await expect(request).toContainText('Not reset yet at')
  expect(await invoices(central)).toBe(before)

  await central.admin.resetHardware(siteId)
  await button(page, 'Try again').click()
  await expect(request).toBeHidden()
  await expect(status(page)).toContainText('All sent')
  expect(await invoices(central)).toBe(before + 1)
  // F-132: the ID in the request is the one that central has registered now.
  expect((await central.admin.site(siteId)).hardwareId).toBe(id)
})

test('F-131: work goes on without sync, a copy stops by itself, and both can be undone', async ({ page, central }) => {
  const { siteId } = await refused(page, central)
  await page.keyboard.press('Escape')
  await expect(explanation(page)).toBeHidden()
  await expect(status(page)).toContainText('Stopped: This site is registered to another computer')
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await expect(status(page)).toContainText('2 documents waiting')

  await goTo(page, 'Sync')
  await button(page, 'What to do').click()
  await page.getByRole('button', { name: /This is a copy/ }).click()
  await button(page, 'Stop syncing here').click()
  // Under each answer the page has another title, so it is the page itself that has to be gone.
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(status(page)).toContainText('paused')

  await central.admin.resetHardware(siteId)
  await button(page, 'Go on').click()
  await expect(status(page)).toContainText('All sent')
})
