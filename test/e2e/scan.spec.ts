/** U-60, U-61: a scanner that types, told from a person by its speed, on what goes out, what comes in and the stock list. */
import type { Page } from '@playwright/test'
import { answer, ask as asked } from './support/ask.ts'
import { giveBatch } from './support/day.ts'
import { expect, test } from './support/fixtures.ts'
import { button, goTo, newInvoice, person, setUp } from './support/steps.ts'

const ask = async <T>(page: Page, name: string, input: unknown): Promise<T> => {
  const answer = await asked(page, name, input)
  expect(answer).toMatchObject({ ok: true })
  return (answer as unknown as { value: T }).value
}

type StockRow = {
  readonly id: string
  readonly itemId: string
  readonly itemName: string
  readonly batch: string
  readonly available: number
}

/** The keys of a code and Enter, four milliseconds apart by their own clock, whatever this computer has to do beside. */
const scan = (page: Page, code: string): Promise<void> => press(page, code, 'Enter')

/** The same of any text; without Enter it is left where it stands. */
async function press(page: Page, code: string, end: 'Enter' | null): Promise<void> {
  const line = await page.context().newCDPSession(page)
  const from = Date.now() / 1000
  const keyOf = (key: string, codeName: string, at: number, text?: string) => {
    const event = { key, code: codeName, timestamp: from + at * 0.004, ...(text !== undefined && { text }) }
    return [
      line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }),
      line.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: codeName }),
    ]
  }
  const signs = Array.from(code).flatMap((sign, at) =>
    keyOf(sign, /\d/.test(sign) ? `Digit${sign}` : sign === '-' ? 'Minus' : `Key${sign.toUpperCase()}`, at, sign),
  )
  await Promise.all([...signs, ...(end === null ? [] : keyOf(end, end, code.length, '\r'))])
  await line.detach()
}
const gtin = '04012345678901'
const codeOf = (batch: string) => `01${gtin}1728053110${batch}`

test('U-60, U-61: an unknown code is tied once; then it counts up its batch on an invoice, brings a line in, and finds the batch', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const { rows } = await ask<{ rows: readonly StockRow[] }>(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 200 })
  const batch = rows.find(
    (row) => row.available >= 5 && /^[A-Z0-9]{5,}$/i.test(row.batch) && rows.filter((one) => one.batch === row.batch).length === 1,
  )
  if (batch === undefined) throw new Error('the sample has no batch to scan')

  await newInvoice(page, 'Mathare Health Centre')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  await scan(page, codeOf(batch.batch))
  const whose = page.getByRole('combobox', { name: /^The code 4012345678901 is not known here/ })
  await expect(whose).toBeFocused()
  await whose.fill(batch.itemName)
  await shoot('60-unknown-code')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`1 pack of ${batch.itemName}, batch ${batch.batch}`)).toBeVisible()
  const packs = page.locator(`[data-batch="${batch.id}"] input`)
  await expect(packs).toHaveValue('1')
  await expect(packs).toBeFocused()
  // Nothing of the second scan stays in the field in which it was made.
  await scan(page, codeOf(batch.batch))
  await expect(packs).toHaveValue('2')
  await expect(page.getByText(`2 packs of ${batch.itemName}`)).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  const out = await ask<{ lines: readonly object[] }>(page, 'invoice.get', { id: decodeURIComponent(page.url().split('/').at(-1) ?? '') })
  expect(out.lines).toMatchObject([{ stockLineId: batch.id, packs: 2 }])
  await page.keyboard.press('ArrowRight')
  await shoot('61-scanned-out')

  await goTo(page, 'Transactions')
  await button(page, 'New supplier invoice').click()
  await page.getByRole('option').first().click()
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  await scan(page, codeOf('NEW-1a'))
  await expect(page.getByText(`1 pack of ${batch.itemName}, batch NEW-1a`)).toBeVisible()
  await scan(page, codeOf('NEW-1a'))
  await expect(page.getByText(`2 packs of ${batch.itemName}, batch NEW-1a`)).toBeVisible()
  // What is typed next is the quantity, not another batch.
  await expect(page.getByRole('textbox', { name: /^Packs of/ })).toBeFocused()
  const id = decodeURIComponent(new URL(page.url()).hash.replace('#/transaction/', ''))
  const { lines } = await ask<{ lines: readonly object[] }>(page, 'invoice.get', { id })
  expect(lines).toMatchObject([{ itemId: batch.itemId, batch: 'NEW-1a', expiryDate: '2028-05-31', packs: 2 }])
  await shoot('62-scanned-in')

  await goTo(page, 'Stock')
  await expect(page.getByRole('grid', { name: 'Stock' })).toBeVisible()
  await page.keyboard.press('Control+B')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(batch.batch))
  await shoot('63-scan-by-hand')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Batch ${batch.batch}` })).toBeVisible()
})

test('U-61: in a stocktake a scan counts its batch up, and a batch that is on no line gets one with its expiry', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const { rows } = await ask<{ rows: readonly StockRow[] }>(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 200 })
  const batch = rows.find((row) => /^[A-Z0-9]{5,}$/i.test(row.batch) && rows.filter((one) => one.batch === row.batch).length === 1)
  if (batch === undefined) throw new Error('the sample has no batch to scan')
  await ask(page, 'barcodes.learn', { id: crypto.randomUUID(), text: codeOf(batch.batch), itemId: batch.itemId })
  const id = crypto.randomUUID()
  await ask(page, 'stocktake.create', { id, description: 'Shelf', scope: { kind: 'blank' }, isInitial: false })
  await page.evaluate((place) => (location.hash = place), `#/stocktake/${id}`)
  await expect(page.getByRole('heading', { name: 'No lines yet' })).toBeVisible()
  await expect(button(page, 'Scan')).toBeEnabled()
  await scan(page, codeOf(batch.batch))
  await expect(page.getByText(`1 pack of ${batch.itemName}, batch ${batch.batch}`)).toBeVisible()
  await scan(page, codeOf(batch.batch))
  await expect(page.getByText(`2 packs of ${batch.itemName}, batch ${batch.batch}`)).toBeVisible()
  await scan(page, codeOf('NEW-1a'))
  await expect(page.getByText(`1 pack of ${batch.itemName}, batch NEW-1a`)).toBeVisible()
  await shoot('64-scanned-count')
  const { lineIds } = await ask<{ lineIds: readonly string[] }>(page, 'stocktake.get', { id })
  const lines = await ask<readonly { batch: string }[]>(page, 'stocktake.lines', { id, lineIds })
  const sorted = [...lines].sort((one, other) => (one.batch === 'NEW-1a' ? 1 : 0) - (other.batch === 'NEW-1a' ? 1 : 0))
  expect(sorted).toMatchObject([
    { stockLineId: batch.id, counted: 2 },
    { stockLineId: null, batch: 'NEW-1a', expiryDate: '2028-05-31', counted: 1 },
  ])
})

test('U-60, 5J: on a customer return a scan counts up what was issued, at most that, and says of anything else that it was not', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const { rows } = await ask<{ rows: readonly StockRow[] }>(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 200 })
  const batch = rows.find(
    (row) => row.available >= 5 && /^[A-Z0-9]{5,}$/i.test(row.batch) && rows.filter((one) => one.batch === row.batch).length === 1,
  )
  if (batch === undefined) throw new Error('the sample has no batch to scan')
  await ask(page, 'barcodes.learn', { id: crypto.randomUUID(), text: codeOf(batch.batch), itemId: batch.itemId })
  const [customer] = await answer(page, 'names.customers', { search: 'Mathare', limit: 1 })
  const shipped = await giveBatch(page, customer?.id ?? '', batch.id, 2)
  const back = await answer(page, 'customerReturn.create', { id: crypto.randomUUID(), nameId: shipped.nameId, originalId: shipped.id })
  await page.evaluate((place) => (location.hash = place), `#/transaction/${back.id}`)
  await expect(page.getByRole('heading', { name: /^Customer return/ })).toBeVisible()
  await scan(page, codeOf(batch.batch))
  await expect(page.getByText(`1 pack of ${batch.itemName}, batch ${batch.batch}`)).toBeVisible()
  const packs = page.getByRole('textbox', { name: /^Packs of/ })
  await expect(packs).toHaveValue('1')
  await expect(packs).toBeFocused()
  await scan(page, codeOf(batch.batch))
  await expect(packs).toHaveValue('2')
  await expect(page.getByText(`2 packs of ${batch.itemName}, batch ${batch.batch}`)).toBeVisible()
  await shoot('65-scanned-back')
  await scan(page, codeOf('OTHER-1'))
  await expect(page.getByText(`${batch.itemName} OTHER-1 was not issued with that invoice.`)).toBeVisible()
  await scan(page, codeOf(batch.batch))
  await expect(page.getByText(/At most 2 can come back/).first()).toBeVisible()
  const { lines } = await answer(page, 'invoice.get', { id: back.id })
  expect(lines).toMatchObject([{ itemId: batch.itemId, batch: batch.batch, packs: 2 }])
  await shoot('66-scanned-too-many')
})

test('U-60, 5J: a code that names no batch opens its item on a return of several, and the person says which', async ({ page, central }) => {
  await setUp(page, central)
  const { rows } = await ask<{ rows: readonly StockRow[] }>(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 200 })
  const ofItem = (itemId: string) => rows.filter((row) => row.itemId === itemId && row.available >= 2)
  const [first, second] = rows.map(({ itemId }) => ofItem(itemId)).find((found) => found.length > 1) ?? []
  if (first === undefined || second === undefined) throw new Error('the sample has no item with two batches')
  await ask(page, 'barcodes.learn', { id: crypto.randomUUID(), text: gtin, itemId: first.itemId })
  const [customer] = await answer(page, 'names.customers', { search: 'Mathare', limit: 1 })
  let shipped = await answer(page, 'invoice.create', { id: crypto.randomUUID(), nameId: customer?.id ?? '' })
  for (const { id: stockLineId } of [first, second])
    shipped = await answer(page, 'invoice.setBatch', { id: shipped.id, version: shipped.version, stockLineId, packs: 1 })
  shipped = await answer(page, 'invoice.finalise', { id: shipped.id, version: shipped.version, to: 'shipped' })
  const back = await answer(page, 'customerReturn.create', { id: crypto.randomUUID(), nameId: shipped.nameId, originalId: shipped.id })
  await page.evaluate((place) => (location.hash = place), `#/transaction/${back.id}`)
  await expect(page.getByRole('heading', { name: /^Customer return/ })).toBeVisible()
  await scan(page, gtin)
  const packs = page.getByRole('textbox', { name: /^Packs of/ })
  await expect(packs.first()).toBeFocused()
  const { lines } = await answer(page, 'invoice.get', { id: back.id })
  expect(lines.map((line) => line.packs)).toEqual([0, 0])
})

test('U-03, U-60: what is typed in the blink before the lock stays in its field, and none of it is in the password', async ({
  page,
  central,
}) => {
  await setUp(page, central)
  await goTo(page, 'Stock')
  const search = page.getByRole('searchbox')
  await search.focus()
  // Four quick signs wait for more of a code: the lock comes before it is clear that a person has typed them.
  await press(page, 'amox', null)
  await ask(page, 'session.lock', {})
  await expect(page.getByRole('dialog', { name: 'Locked' })).toBeVisible()
  const password = page.getByLabel('Password', { exact: true })
  await expect(password).toHaveValue('')
  await press(page, person('pharmacist').password, 'Enter')
  await expect(page.getByRole('dialog', { name: 'Locked' })).toBeHidden()
  await expect(search).toHaveValue('amox')
})
