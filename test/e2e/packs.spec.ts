/** 3E, 5C: the quantity of an item in units, or in packs of one size of its batches, without a mouse and with one. */
import type { Page } from '@playwright/test'
import type { Invoice, ItemAllocation, ItemChoice } from '../../src-main/contract/trade.ts'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { newInvoice, setUp, signIn } from './support/steps.ts'

const documentOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.replace('#/transaction/', ''))
const invoiceOf = (page: Page): Promise<Invoice> => answer(page, 'invoice.get', { id: documentOf(page) })

type Mixed = { readonly item: ItemChoice; readonly sizes: readonly number[]; readonly size: number; readonly free: number }

/** An item with batches of several pack sizes, and the packs of the largest that can be given out. */
async function mixedItem(page: Page): Promise<Mixed> {
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  const id = documentOf(page)
  for (const item of await answer(page, 'items.search', { search: '', limit: 100 })) {
    const { batches } = await answer(page, 'invoice.allocation', { id, itemId: item.id, units: null })
    const sizes = [...new Set(batches.map((batch) => batch.packSize))].toSorted((a, b) => a - b)
    const size = sizes.at(-1) ?? 1
    const free = freePacks(batches, size)
    if (sizes.length > 1 && size > 1 && free >= 3 && freePacks(batches, sizes[0] ?? 1) > 0) return { item, sizes, size, free }
  }
  throw new Error('the sample has no item in several pack sizes')
}

const freePacks = (batches: ItemAllocation['batches'], size: number): number =>
  batches.filter((batch) => batch.leftOut === null && batch.packSize === size).reduce((sum, batch) => sum + Math.floor(batch.available), 0)

/** As the mouse does it: the choice has the keyboard first. */
async function choose(page: Page, { name }: ItemChoice, label: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: `Pack size of ${name}` })
  await choice.focus()
  await choice.selectOption({ label })
}

async function addItem(page: Page, { code, name }: ItemChoice): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  await page.keyboard.type(code, { delay: 60 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: `Units of ${name}` })).toBeFocused()
}

test('3E, 5C: packs of one size by the keyboard: other sizes are left out and said, and what is missing waits in units', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await newInvoice(page, 'Mathare Health Centre')
  const { item, size, free } = await mixedItem(page)
  await addItem(page, item)
  const units = page.getByRole('textbox', { name: `Units of ${item.name}` })
  const packs = page.getByRole('textbox', { name: `Packs of ${size.toLocaleString('en-GB')} of ${item.name}` })

  // What was typed stays, and is counted anew.
  await page.keyboard.type('2', { delay: 60 })
  await page.keyboard.press('Alt+ArrowUp')
  await expect(packs).toBeFocused()
  await expect(packs).toHaveValue('2')
  await expect(page.getByText('Other pack size: left out').first()).toBeVisible()
  await shoot('55-packs-typed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  expect((await invoiceOf(page)).lines.map((line) => line.packSize)).toEqual((await invoiceOf(page)).lines.map(() => size))
  expect((await invoiceOf(page)).lines.reduce((sum, line) => sum + line.packs, 0)).toBe(2)

  // Opened again it is read in the same way; a part of a pack is refused at the field, and nothing is lost.
  await page.keyboard.press('Escape')
  await page.locator(`[data-item="${item.id}"]`).click()
  await expect(packs).toHaveValue('2')
  await packs.fill('2.5')
  await expect(page.getByText(`cannot be given out in whole packs of ${size.toLocaleString('en-GB')}. Ask for 2 packs or 3.`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(packs).toBeFocused()
  await shoot('56-packs-not-whole')

  // More than there is of that size is missing, though others are there.
  await packs.fill(String(free + 4))
  await expect(page.getByRole('status').filter({ hasText: `In packs of ${size.toLocaleString('en-GB')}` })).toContainText('Missing: 4')
  await page.keyboard.press('Shift+Enter')
  await expect(packs).toBeHidden()
  const short = await invoiceOf(page)
  expect(short.lines.filter((line) => line.stockLineId === null).map((line) => [line.packSize, line.units])).toEqual([[1, 4 * size]])
  expect(short.lines.filter((line) => line.stockLineId !== null && line.packSize !== size)).toEqual([])
  await page.locator(`[data-item="${item.id}"]`).click()
  await expect(packs).toHaveValue((free + 4).toLocaleString('en-GB'))
  await expect(page.getByText('Not in stock: allocate or take off before shipping')).toBeVisible()
  await shoot('57-packs-missing')

  // By the mouse: units again, from packs of any size, and what is missing is covered from the others.
  await choose(page, item, 'any size')
  await expect(units).toBeFocused()
  await expect(units).toHaveValue(((free + 4) * size).toLocaleString('en-GB'))
  await shoot('58-units-again')
})

test('U-36: a number that was typed as packs comes back as packs after the program was killed', async ({ outpost, central }) => {
  const page = outpost.page()
  await setUp(page, central)
  await newInvoice(page, 'Mathare Health Centre')
  const { item, sizes, size } = await mixedItem(page)
  await addItem(page, item)
  await page.keyboard.press('Alt+ArrowUp')
  const name = `Packs of ${size.toLocaleString('en-GB')} of ${item.name}`
  await expect(page.getByRole('textbox', { name })).toBeFocused()
  await page.keyboard.type('3', { delay: 60 })
  await expect
    .poll(async () => Object.entries(await answer(page, 'drafts.of', { form: `document/${documentOf(page)}` })))
    .toContainEqual([`units:${item.id}:${size}`, '3'])
  await outpost.stop('kill')
  const again = await outpost.start()
  await signIn(again, 'pharmacist')
  await again.getByRole('button', { name: 'Go on' }).click()
  const packs = again.getByRole('textbox', { name })
  await expect(packs).toBeFocused()
  await expect(packs).toHaveValue('3')
  // Typed first and counted afterwards with the mouse is the same: nothing is saved in between.
  await choose(again, item, (sizes[0] ?? 1).toLocaleString('en-GB'))
  await expect(again.getByRole('textbox', { name: `Packs of ${sizes[0]?.toLocaleString('en-GB')} of ${item.name}` })).toHaveValue('3')
  expect((await invoiceOf(again)).lines).toEqual([])

  // Shipping from the choice ships what is typed beside it.
  await again.getByRole('combobox', { name: `Pack size of ${item.name}` }).focus()
  await again.keyboard.press('Control+Enter')
  await expect(again.getByRole('alertdialog')).toContainText('Stock goes down')
  expect((await invoiceOf(again)).lines.reduce((sum, line) => sum + line.units, 0)).toBe(3 * (sizes[0] ?? 1))
})
