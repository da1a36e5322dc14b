/** Issue 5, done when: a full clinic day without a line, then a sync, and both sides keep the same books. */
import type { Locator, Page } from '@playwright/test'
import type { ItemChoice } from '../../src-main/contract/trade.ts'
import { answer } from './support/ask.ts'
import type { CentralUnderTest } from './support/central.ts'
import { bringIn, giveBatch, giveOut, sendBack } from './support/day.ts'
import { expect, test } from './support/fixtures.ts'
import { centralBooks, changesOf, siteBooks } from './support/ledgers.ts'
import { button, choose, goTo, heading, searchDocuments, setUp, shipInvoice, status } from './support/steps.ts'

type Shoot = (name: string) => Promise<void>
type Gone = { readonly batch: string; readonly packs: number }
type Packs = { readonly batch: string; readonly expiry: string; readonly packs: number }

/** Batches of one item that is not in stock in the morning. */
const first = { batch: 'DAY-A', expiry: '12/2027', packs: 10 } as const
const second = { batch: 'DAY-B', expiry: '06/2028', packs: 20 } as const
const third = { batch: 'DAY-C', expiry: '12/2028', packs: 30 } as const

test('issue 5: a full clinic day offline - twenty inbound, forty outbound, three returns, a stocktake with moved stock, two adjustments - then syncs, and central’s ledger equals the site’s', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  const storeId = (await answer(page, 'session.state', {})).storeId ?? ''
  const before = { books: await centralBooks(central.admin, storeId), documents: await documentsAt(central) }
  expect(await siteBooks(page), 'both begin the day with the same books').toEqual(before.books)
  const found = await answer(page, 'items.search', { search: '', limit: 100 })
  const stocked = found.filter((item) => item.available >= 1000)
  const [item] = found.filter(({ total }) => total === 0)
  if (item === undefined) throw new Error('the sample has every item in stock')
  await central.stop()
  let came = ''
  let shipped = ''

  await test.step('twenty inbound; 3I: Tab leads from the last cell to “Another batch”', async () => {
    came = await receiveByScreen(page, 'Medipharm Wholesale', item, [first, second, third], shoot)
    const suppliers = (await answer(page, 'names.suppliers', { search: '', limit: 100 })).filter(({ isStore }) => !isStore)
    for (let at = 1; at < 20; at++) {
      const goods = [0, 1].map((line) => ({ batch: `DAY-${at}-${line}`, item: part(stocked, at * 2 + line), packs: 5 + at }))
      // The last four are not in stock yet: two have only arrived, two are still being written.
      const brought = await bringIn(
        page,
        part(suppliers, at).id,
        goods,
        at >= 18 ? null : at >= 16 ? 'delivered' : at % 2 === 0 ? 'received' : 'verified',
      )
      if (at === 2) await sendBack(page, brought)
    }
  })

  await test.step('forty outbound, two of them while the stock is counted', async () => {
    await shipInvoice(page, 'Maternity ward', 2)
    shipped = await numberHere(page)
    const customers = await answer(page, 'names.customers', { search: '', limit: 100 })
    for (let at = 1; at < 38; at++) {
      const items = [part(stocked, at), part(stocked, at + 17)]
      await giveOut(page, part(customers, at).id, items, at >= 36 ? null : at >= 34 ? 'allocated' : at >= 32 ? 'picked' : 'shipped')
    }
  })

  await test.step('three returns', async () => {
    await takeBackByScreen(page, 'Maternity ward', shipped, shoot)
    const goes = [
      { ...first, packs: 0 },
      { ...second, packs: 0 },
      { ...third, packs: 5 },
    ]
    await returnByScreen(page, 'Medipharm Wholesale', came, goes, shoot)
  })

  await test.step('two adjustments', async () => {
    await adjustByScreen(page, third.batch, 'Less is here', 2)
    await adjustByScreen(page, 'DAY-1-0', 'More is here', 1)
  })

  await test.step('a stocktake with moved stock; 3F: Enter leads to the way that is likely meant', async () => {
    await countByScreen(page, item, () => moveStock(page), shoot)
  })

  // The stocktake waits with the two documents that it made.
  await expect(status(page)).toContainText('68 documents waiting')
  const site = await siteBooks(page)
  await shoot('70-evening')
  await central.start()
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')
  await shoot('71-all-sent')

  const books = await centralBooks(central.admin, storeId)
  expect(books, 'central’s ledger equals the site’s, batch by batch').toEqual(site)
  const { byLedger, byTotal } = changesOf(before.books, books)
  expect(byTotal, 'central’s stock changed by what its ledger says of the day').toEqual(byLedger)
  const takes = (await central.admin.records('Stock_take')).filter((row) => row['Description'] === 'End of the day')
  expect(takes.map((row) => row['status'])).toEqual(['fn'])
  const rows = (await central.admin.records('item_line')).filter((row) => row['item_ID'] === item.id && row['store_ID'] === storeId)
  const counted = Object.fromEntries(rows.map((row) => [row['batch'], row['quantity']]))
  expect(counted, 'kept, applied, agreed').toMatchObject({ 'DAY-A': 6, 'DAY-B': 21, 'DAY-C': 23 })
  expect(await siteBooks(page), 'the sync moved nothing here').toEqual(site)

  const day = (await documentsAt(central)).filter((row) => !before.documents.some(({ ID }) => ID === row['ID']))
  expect(countBy(day, 'om_type')).toEqual({
    INBOUND_SHIPMENT: 20,
    OUTBOUND_SHIPMENT: 40,
    SUPPLIER_RETURN: 2,
    CUSTOMER_RETURN: 1,
    INVENTORY_ADDITION: 2,
    INVENTORY_REDUCTION: 2,
  })
})

const part = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
const documentsAt = (central: CentralUnderTest) => central.admin.records('transact')
const countBy = (rows: readonly Readonly<Record<string, unknown>>[], key: string): Record<string, number> =>
  rows.reduce<Record<string, number>>((counts, row) => ({ ...counts, [String(row[key])]: (counts[String(row[key])] ?? 0) + 1 }), {})

const gridRow = (page: Page, grid: string, text: string): Locator =>
  page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text })
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name })

/** Two customers get something of the batches that are being counted. */
async function moveStock(page: Page): Promise<void> {
  const { rows } = await answer(page, 'stock.list', { filter: { search: 'DAY-' }, sort: {}, offset: 0, limit: 200 })
  const [customer] = await answer(page, 'names.customers', { search: 'Laboratory', limit: 1 })
  for (const { batch, packs } of [
    { ...first, packs: 2 },
    { ...second, packs: 1 },
  ])
    await giveBatch(page, customer?.id ?? '', rows.find((row) => row.batch === batch)?.id ?? '', packs)
}

/** Types into one field after the other, as slowly as a person: what comes faster is a scanner (U-60). Null leaves a field. */
async function typeInto(page: Page, values: readonly (string | null)[]): Promise<void> {
  for (const value of values) {
    if (value !== null) await page.keyboard.type(value, { delay: 60 })
    await page.keyboard.press('Tab')
  }
}

/** A supplier invoice with the batches of one item, received. */
async function receiveByScreen(page: Page, supplier: string, item: ItemChoice, batches: readonly Packs[], shoot: Shoot): Promise<string> {
  await goTo(page, 'Transactions')
  await button(page, 'New supplier invoice').click()
  await page.getByRole('combobox', { name: 'Supplier of the new invoice' }).fill(supplier)
  await page.getByRole('option', { name: supplier }).click()
  await page.getByRole('combobox', { name: 'Add an item' }).fill(item.code)
  await page.getByRole('option', { name: item.name }).click()
  for (const [at, { batch, expiry, packs }] of batches.entries()) {
    await expect(field(page, `Batch of ${item.name}`).nth(at)).toBeFocused()
    // What the line before says of the cost is taken over, although it was typed a moment ago.
    if (at > 0) await expect(field(page, `Cost of a pack of ${item.name}`).nth(at)).toHaveValue('4.2')
    await typeInto(page, [batch, expiry, null, null, String(packs), '4.2'])
    await expect(button(page, 'Another batch')).toBeFocused()
    if (at < batches.length - 1) await page.keyboard.press('Enter')
  }
  await shoot('72-arrival')
  await button(page, 'Receive').click()
  await expect(page.getByRole('alertdialog')).toContainText('3 batches come into stock')
  await page.keyboard.press('Enter')
  await expect(page.locator('.page-head')).toContainText('Received')
  return numberHere(page)
}

/** The number of the document that is open. */
const numberHere = async (page: Page): Promise<string> => /\d+$/.exec(await page.locator('h1.doc-title').innerText())?.[0] ?? ''

const tabs = { outbound_shipment: 'Customer invoices', inbound_shipment: 'Supplier invoices' } as const

async function openDocument(page: Page, kind: keyof typeof tabs, name: string, number: string): Promise<void> {
  await goTo(page, 'Transactions')
  await page.getByRole('tab', { name: new RegExp(`^${tabs[kind]}`) }).click()
  await searchDocuments(page, number, kind)
  const cell = page.getByRole('gridcell', { name: number, exact: true })
  await gridRow(page, 'Transactions', name).filter({ has: cell }).click()
  await expect(page.locator('h1.doc-title')).toContainText(number)
}

/** A customer brings one pack back of the first item that was shipped. */
async function takeBackByScreen(page: Page, customer: string, number: string, shoot: Shoot): Promise<void> {
  await openDocument(page, 'outbound_shipment', customer, number)
  await button(page, 'Take goods back').click()
  await expect(heading(page, /^Customer return/)).toBeVisible()
  await page.getByRole('treegrid').getByRole('row').nth(1).click()
  await page
    .getByRole('textbox', { name: /^Packs of/ })
    .first()
    .fill('1')
  await page.getByRole('combobox', { name: /^Why .* goes back$/ }).selectOption({ label: 'Wrong item' })
  await shoot('73-brought-back')
  await button(page, 'Receive').click()
  await expect(page.getByRole('alertdialog')).toContainText('1 batch comes into stock')
  await page.keyboard.press('Enter')
  await expect(page.locator('.page-head')).toContainText('Received')
}

/** Some packs of one batch go back with the document with which they came. */
async function returnByScreen(page: Page, supplier: string, number: string, goes: readonly Gone[], shoot: Shoot): Promise<void> {
  await openDocument(page, 'inbound_shipment', supplier, number)
  await choose(page.getByRole('checkbox', { name: /^Mark / }).first())
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Return/ })
    .click()
  await expect(heading(page, /^Supplier return/)).toBeVisible()
  await page.getByRole('treegrid').getByRole('row').nth(1).click()
  for (const { batch, packs } of goes) {
    await field(page, `Packs of batch ${batch}`).fill(String(packs))
    await page.keyboard.press('Tab')
  }
  await page.getByRole('combobox', { name: /^Why .* goes back$/ }).selectOption({ label: 'Wrong item' })
  await shoot('74-goes-back')
  await button(page, 'Send back').click()
  await expect(page.getByRole('alertdialog')).toContainText('Stock goes down in 1 batch')
  await page.keyboard.press('Enter')
  await expect(page.locator('.page-head')).toContainText('Shipped')
}

/** Packs of a batch were lost or found. */
async function adjustByScreen(page: Page, batch: string, direction: string, packs: number): Promise<void> {
  await goTo(page, 'Stock')
  await page.getByRole('searchbox').fill(batch)
  // Once it is the first one it stays where it is; before, a click might meet it on its way there.
  const row = page.getByRole('grid', { name: 'Stock' }).getByRole('row').nth(1)
  await expect(row).toContainText(batch)
  await row.click()
  await expect(heading(page, `Batch ${batch}`)).toBeVisible()
  await button(page, 'Adjust stock').click()
  const dialog = page.getByRole('dialog')
  await choose(dialog.getByRole('radio', { name: direction }))
  await dialog.getByLabel('Packs', { exact: true }).fill(String(packs))
  await dialog.getByRole('button', { name: /Reason/ }).click()
  await page.getByRole('listbox').getByRole('option').first().click()
  await dialog.getByRole('button', { name: /^Adjust stock/ }).click()
  await expect(dialog).toBeHidden()
}

const countLine = (page: Page, batch: string): Locator => gridRow(page, 'Lines of the stocktake', batch)
const countOf = (page: Page, batch: string): Locator => countLine(page, batch).getByRole('textbox', { name: /^Packs counted/ })

/** A document tells its time in whole seconds: what moves in the second of the count may have come before it or after. */
async function nextSecond(): Promise<void> {
  const second = (): number => Math.floor(Date.now() / 1000)
  const counted = second()
  await expect.poll(second).toBeGreaterThan(counted)
}

/** A stocktake of one item: two of its batches differ and move while they are counted, the third agrees. */
async function countByScreen(page: Page, item: ItemChoice, move: () => Promise<void>, shoot: Shoot): Promise<void> {
  await goTo(page, 'Stocktakes')
  await button(page, 'New stocktake').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Description').fill('End of the day')
  await choose(dialog.getByRole('radio', { name: /^Some of it/ }))
  await dialog.getByLabel('Item').fill(item.code)
  await expect(dialog.getByRole('status')).toContainText('It will have 3 lines.')
  await dialog.getByRole('button', { name: /^Start counting/ }).click()
  await expect(heading(page, /^Stocktake \d+$/)).toBeVisible()
  for (const [batch, counted] of [
    [first.batch, '6'],
    [second.batch, '22'],
    [third.batch, '='],
  ] as const) {
    await countOf(page, batch).focus()
    await page.keyboard.type(counted)
    if (counted !== '=') await page.keyboard.press('Enter')
  }
  await expect(page.getByText('3 of 3 counted')).toBeVisible()

  await nextSecond()
  await move()
  await expect(page.getByText('The stock of 2 lines moved while you were counting.')).toBeVisible()
  await expect(button(page, 'Finalise')).toBeDisabled()
  await shoot('75-moved')
  // 1: the count stands. 2: the difference that was found stands. Each leads to the next line.
  await countOf(page, first.batch).focus()
  for (const [batch, way] of [
    [first.batch, '1'],
    [second.batch, '2'],
  ] as const) {
    await expect(countOf(page, batch)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /Likely: / })).toBeFocused()
    await page.keyboard.press(way)
    await expect(countLine(page, batch)).not.toContainText('Decide')
  }
  await expect(countOf(page, third.batch)).toBeFocused()
  await expect(countOf(page, first.batch)).toHaveValue('6')
  await expect(countOf(page, second.batch)).toHaveValue('21')
  for (const batch of [first.batch, second.batch])
    await countLine(page, batch)
      .getByRole('combobox', { name: /^Reason for/ })
      .selectOption({ index: 1 })
  await expect(countLine(page, first.batch)).toContainText('2')
  await shoot('76-decided')
  await button(page, 'Finalise').click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('1 line goes up')
  await expect(question).toContainText('1 line goes down')
  await expect(question).toContainText('1 line agrees with the stock')
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(page.locator('.page-head')).toContainText('Finalised')
}
