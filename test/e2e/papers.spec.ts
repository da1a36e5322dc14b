/** U-62: the papers of what comes in, goes back and is repacked, over several sheets, as people get them: as PDF, in both languages. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Invoice } from '../../src-main/contract/trade.ts'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import type { Outpost } from './support/outpost.ts'
import { choose, setUp } from './support/steps.ts'

const folder = join(import.meta.dirname, '../../test-results/screens/papers')
const paper = (page: Page) => page.getByRole('article')

test('U-62: receipt, returns and repack on paper: their title on every sheet, reasons, totals and who signs', async ({
  page,
  central,
  outpost,
}) => {
  await setUp(page, central)
  await mkdir(folder, { recursive: true })
  const { id: issued, lines } = await issueMuch(page, 60)
  const back = await bringBack(page, issued)
  const supplied = await newest(page, 'inbound_shipment')
  const returned = await newest(page, 'supplier_return')
  const repacked = await repack(page)

  for (const language of ['English', 'Français'] as const) {
    const isFrench = language === 'Français'
    await speak(page, language)

    await open(page, `invoice/${back.id}`)
    await expect(paper(page).getByRole('heading', { level: 2 })).toHaveText(isFrench ? /^Retour client \d+$/ : /^Customer return \d+$/)
    await expect(paper(page).locator('tbody tr')).toHaveCount(lines + 1)
    await expect(paper(page).locator('tbody tr').first()).toContainText(back.reason)
    await expect(paper(page).locator('.paper-sum')).toContainText('Total')
    await expect(paper(page).locator('.paper-signs')).toContainText(isFrench ? 'Reçu par' : 'Received by')
    expect(await pagesOf(page, outpost, `${language}-customer-return`)).toBeGreaterThan(1)

    await open(page, `picklist/${back.id}`)
    await expect(paper(page).getByRole('heading', { level: 2 })).toHaveText(
      isFrench ? /^Réception\s: Retour/ : /^Goods received: Customer return/,
    )
    expect(await pagesOf(page, outpost, `${language}-customer-return-received`)).toBeGreaterThan(1)

    await open(page, `invoice/${supplied}`)
    await expect(paper(page).locator('.paper-signs')).toContainText(isFrench ? 'Livré par' : 'Delivered by')
    await pagesOf(page, outpost, `${language}-receipt`)

    await open(page, `invoice/${returned}`)
    await expect(paper(page).getByRole('heading', { level: 2 })).toHaveText(isFrench ? /^Retour fournisseur/ : /^Supplier return/)
    await pagesOf(page, outpost, `${language}-supplier-return`)

    // There is no list for the shelves of a repack; whoever comes by an old address gets its one paper.
    await open(page, `picklist/${repacked}`)
    await expect(paper(page).getByRole('heading', { level: 2 })).toHaveText(isFrench ? /^Reconditionnement \d+$/ : /^Repack \d+$/)
    await expect(paper(page).getByRole('heading', { level: 3 })).toHaveText(
      isFrench ? ['Sorti du stock', 'Mis en stock'] : ['Taken from stock', 'Put into stock'],
    )
    await expect(paper(page).locator('tbody tr')).toHaveCount(2)
    await expect(page.getByRole('radiogroup')).toHaveCount(0)
    expect(await pagesOf(page, outpost, `${language}-repack`)).toBe(1)
  }
})

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/about'))
  await choose(page.getByRole('radio', { name: language }))
}

async function open(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#/print/${place}`)
  await expect(paper(page).locator('tbody tr').first()).toBeVisible()
}

/** Keeps the PDF to look at and counts its sheets. Each repeats the head of the paper, which must not be cut out of it. */
async function pagesOf(page: Page, outpost: Outpost, name: string): Promise<number> {
  const pdf =
    outpost.shell === 'chromium'
      ? await page.pdf({ preferCSSPageSize: true })
      : Buffer.from((await answer(page, 'print.pdf', {})).base64, 'base64')
  await writeFile(join(folder, `${outpost.shell}-${name}.pdf`), pdf)
  if (outpost.shell === 'chromium') {
    await page.emulateMedia({ media: 'print' })
    const head = await page.locator('.paper-top').evaluate((top) => [getComputedStyle(top).display, getComputedStyle(top).breakInside])
    expect(head).toEqual(['table-header-group', 'avoid'])
    await page.emulateMedia({ media: null })
  }
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

async function newest(page: Page, kind: Invoice['kind']): Promise<string> {
  const { rows } = await answer(page, 'transactions.list', { filter: { kinds: [kind] }, sort: {}, offset: 0, limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error(`the sample has no ${kind}`)
  return row.id
}

/** A customer invoice with a unit of so many items, shipped; how many lines it became. */
async function issueMuch(page: Page, count: number): Promise<{ id: string; lines: number }> {
  const [customer] = await answer(page, 'names.customers', { search: 'Mathare', limit: 1 })
  const id = await page.evaluate(() => crypto.randomUUID())
  let { version } = await answer(page, 'invoice.create', { id, nameId: customer?.id ?? '' })
  const choices = await answer(page, 'items.search', { search: '', limit: 100 })
  for (const item of choices.filter(({ available }) => available > 0).slice(0, count)) {
    ;({ version } = await answer(page, 'invoice.setItem', { id, version, itemId: item.id, units: 1 }))
  }
  const { lines } = await answer(page, 'invoice.finalise', { id, version, to: 'shipped' })
  return { id, lines: lines.length }
}

/** All of it comes back, the first item for a reason. */
async function bringBack(page: Page, originalId: string): Promise<{ id: string; reason: string }> {
  const id = await page.evaluate(() => crypto.randomUUID())
  const { nameId } = await answer(page, 'invoice.get', { id: originalId })
  const { version, lines } = await answer(page, 'customerReturn.create', { id, nameId, originalId })
  const [reason] = await answer(page, 'customerReturn.reasons', {})
  const [first] = lines.toSorted((a, b) => a.itemName.localeCompare(b.itemName, undefined, { numeric: true }))
  await answer(page, 'customerReturn.setReason', { id, version, itemId: first?.itemId ?? '', reasonId: reason?.id ?? null })
  return { id, reason: reason?.title ?? '' }
}

async function repack(page: Page): Promise<string> {
  const { rows } = await answer(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 200 })
  const row = rows.find(({ available, packSize, mark }) => available >= 1 && packSize > 1 && mark === null)
  if (row === undefined) throw new Error('the sample has no batch to repack')
  const { id: stockLineId, version, packSize } = await answer(page, 'stock.batch', { id: row.id })
  const [id, newStockLineId] = await page.evaluate(() => [crypto.randomUUID(), crypto.randomUUID()] as const)
  await answer(page, 'batch.repack', { id, newStockLineId, stockLineId, version, packs: 1, packSize: packSize / 2, locationId: null })
  return id
}
