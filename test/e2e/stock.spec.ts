import { expect, test } from './support/fixtures.ts'
import { button, goTo, setUp, status } from './support/steps.ts'

test('U-11, U-16, U-18: a batch is counted short without a line, its ledger says so, and central has it after a sync', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const before = new Map((await central.admin.records('item_line')).map((row) => [row['ID'], Number(row['quantity'])]))
  await central.stop()
  await goTo(page, 'Stock')
  await expect(page.getByRole('grid', { name: 'Stock' }).getByRole('row').nth(2)).toBeVisible()
  await shoot('20-stock')
  await page.getByRole('grid', { name: 'Stock' }).getByRole('row').nth(1).click()
  await expect(page.getByRole('heading', { name: /^Batch / })).toBeVisible()
  await shoot('21-batch')

  await button(page, 'Adjust stock').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Packs', { exact: true }).fill('1')
  await dialog.getByRole('button', { name: /Reason/ }).click()
  await page.getByRole('option').first().click()
  await expect(dialog).toContainText('Afterwards: ')
  await shoot('22-adjust')
  await dialog.getByRole('button', { name: /^Adjust stock/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /Stock taken off/ })).toBeVisible()
  await expect(status(page)).toContainText('1 document waiting')
  await shoot('23-ledger')

  await central.start()
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')
  const changed = (await central.admin.records('item_line')).filter((row) => before.get(row['ID']) !== Number(row['quantity']))
  expect(changed.map((row) => Number(row['quantity']) - (before.get(row['ID']) ?? 0))).toEqual([-1])
  const documents = await central.admin.records('transact')
  expect(documents.filter((row) => row['om_type'] === 'INVENTORY_REDUCTION' && row['om_status'] === 'VERIFIED').length).toBeGreaterThan(0)
})
