/** A document that was dated back is not held by its day: it can be of today again, whatever central allows meanwhile (5E). */
import { randomUUID } from 'node:crypto'
import type { RemoteAdmin } from '../central/remote-admin.ts'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { button, setUp } from './support/steps.ts'

const twoDays = 2 * 86_400_000

async function allowDatingBack(admin: RemoteAdmin, enabled: boolean): Promise<void> {
  for (const row of await admin.records('pref'))
    if (row['item'] === 'store_preferences')
      await admin.upsertStore('pref', { ...row, data: { ...(row['data'] as object), backdating: { enabled, max_days: 30 } } })
}

test('5E: central forbids dating back, and an invoice of the day before yesterday leaves today with what is on it', async ({
  page,
  central,
  shoot,
}) => {
  await allowDatingBack(central.admin, true)
  await setUp(page, central)
  const [customer] = await answer(page, 'names.customers', { search: 'Mathare', limit: 1 })
  const [item] = (await answer(page, 'items.search', { search: '', limit: 100 })).filter(({ available }) => available > 10)
  const begun = await answer(page, 'invoice.create', { id: randomUUID(), nameId: customer?.id ?? '' })
  const { id } = begun
  const datedBackTo = await page.evaluate((ago) => new Date(Date.now() - ago).toLocaleDateString('sv'), twoDays)
  const { version } = await answer(page, 'invoice.edit', { id, version: begun.version, datedBackTo })
  await answer(page, 'invoice.setItem', { id, version, itemId: item?.id ?? '', units: 1 })

  await allowDatingBack(central.admin, false)
  await page.evaluate(`location.hash = '#/transaction/${id}'`)
  await expect(page.getByText(/^Dated back to/)).toBeVisible()
  await page.keyboard.press('F9')
  await expect.poll(async () => (await answer(page, 'invoice.get', { id })).backdateDays).toBe(0)
  await page.reload()
  await shoot('95-dated-back')
  await button(page, 'Date back').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('what is on it stays')
  await shoot('96-of-today-again')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^Dated back to/)).toBeHidden()
  expect(await answer(page, 'invoice.get', { id })).toMatchObject({ datedBackTo: null, lines: [{ itemId: item?.id }] })
})
