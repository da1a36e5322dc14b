/** U-84: the only way to take a site off its computer, as an administrator walks it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/fixtures.ts'
import { button, heading, setUp, shipInvoice, signIn, signOut } from './support/steps.ts'

test('U-84: a site is removed only once its unsent work is saved and its name typed; the data are set aside', async ({
  page,
  central,
  folder,
  shoot,
  shell,
}) => {
  await setUp(page, central)
  await signOut(page)
  await signIn(page, 'administrator')
  await signOut(page)
  await signIn(page, 'pharmacist')
  await central.stop()
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await signOut(page)
  await signIn(page, 'administrator')
  await page.evaluate(() => (location.hash = '#/site'))
  await button(page, 'Remove this site').click()

  const dialog = page.getByRole('alertdialog')
  const name = dialog.getByLabel('Type the name of the site to go on')
  const remove = dialog.getByRole('button', { name: 'Back up and remove' })
  await expect(dialog).toContainText(/Remove Site \d+, Kibera from this computer/)
  await expect(name).toBeDisabled()
  await expect(remove).toBeDisabled()
  await shoot('70-remove-site-unsaved')
  // The window of the desktop program asks where to put the file; the copy beside the data is there either way.
  const download = shell === 'chromium' ? page.waitForEvent('download') : null
  await dialog.getByRole('button', { name: 'Save to a file' }).click()
  if (download !== null) expect((await download).suggestedFilename()).toMatch(/^outpost-unsent-site-/)
  await name.fill('Mathare')
  await remove.click()
  await expect(dialog).toContainText('Type the name of the site as it stands there: Kibera.')
  await shoot('71-remove-site-other-name')
  await name.fill('Kibera')
  await remove.click()

  await expect(heading(page, 'Which language?')).toBeVisible({ timeout: 30_000 })
  const data = join(folder, 'outpost')
  expect(readdirSync(join(data, 'set-aside')).filter((file) => file.endsWith('.db'))).toHaveLength(1)
  expect(readdirSync(join(data, 'backups'))).not.toEqual([])
  expect(readdirSync(join(data, 'unsent'))).toHaveLength(1)
  await button(page, 'Continue').click()
  await expect(page.getByLabel('Address')).toHaveValue('')
})
