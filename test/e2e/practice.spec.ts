import { expect, test } from './support/fixtures.ts'
import { button, heading, home, newInvoice } from './support/steps.ts'

test('U-80: try with sample data, work offline and send, close and go on, and end practice where first run goes on', async ({
  outpost,
  central,
  shoot,
}) => {
  let page = outpost.page()
  await shoot('80-offer')
  await button(page, 'Try with sample data').click()
  // A country is made and loaded first.
  await expect(page.getByText('Who you can be')).toBeVisible({ timeout: 200_000 })
  const strip = page.getByRole('complementary', { name: 'Practice' })
  await expect(strip).toContainText('Nothing leaves this computer')
  await shoot('81-practice-sign-in')

  await button(page, 'grace.wanjiru').click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('grace-demo')
  await page.getByRole('button', { name: /^Sign in/ }).click()
  await expect(heading(page, home)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Store: / })).toContainText('Store B, Kibera Clinic')

  await strip.getByRole('button', { name: 'Cut the line' }).click()
  await expect(strip).toContainText('is cut')
  await newInvoice(page, 'Maternity ward')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeVisible()
  await page.keyboard.press('Escape')
  await shoot('82-practice-cut')
  await strip.getByRole('button', { name: 'Give the line back' }).click()
  await expect(strip).toContainText('Nothing leaves this computer')

  await outpost.stop('close')
  page = await outpost.start()
  await expect(page.getByText('Who you can be')).toBeVisible()
  await page.getByRole('complementary', { name: 'Practice' }).getByRole('button', { name: 'End practice' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('The practice data are removed')
  await shoot('83-practice-end')
  await question.getByRole('button', { name: 'End practice and set up this computer' }).click()
  await expect(button(page, 'Try with sample data')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Practice' })).toBeHidden()
  // The central of this journey stands for a country's real one.
  expect(await central.admin.requests()).toEqual([])
})
