/** Every screen in every dress, as pictures to look at and as a proof that none of them breaks the policy of the page. */
import type { Page } from '@playwright/test'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import type { Outpost } from './support/outpost.ts'
import { setUp, shipInvoice } from './support/steps.ts'

const dresses = [
  { name: 'light', theme: 'Light', language: 'English', size: [1366, 820] },
  { name: 'dark', theme: 'Dark', language: 'English', size: [1366, 820] },
  { name: 'fr', theme: 'Clair', language: 'Français', size: [1366, 820] },
  { name: '1024x600', theme: 'Light', language: 'English', size: [1024, 600] },
  { name: 'contrast', theme: 'High contrast', language: 'English', size: [1366, 820] },
] as const

test('the screens in light, dark, French, 1024×600 and high contrast', async ({ outpost, page, central, shoot }) => {
  test.setTimeout(300_000)
  // From its first byte on: what the page says at its start is heard too.
  await page.reload()
  await setUp(page, central)
  await central.stop()
  await shipInvoice(page, 'Mathare Health Centre', 3)
  await page.getByRole('region', { name: 'What was done' }).getByRole('button', { name: 'Close' }).click()
  const places = await placesOf(page, new URL(page.url()).hash.slice(2))

  for (const dress of dresses) {
    await wear(outpost, page, dress)
    for (const [name, place] of Object.entries(places)) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
      await settled(page)
      await shoot(`${dress.name}/${name}`)
      expect(await overflow(page), `${name} in ${dress.name} is wider than its window`).toBe(false)
    }
  }
})

/** Every page there is, by the name of its picture; those of one record show one that is here. */
async function placesOf(page: Page, document: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await answer(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 1 })
  const [batch] = rows
  if (batch === undefined) throw new Error('the sample has no batch')
  const { rows: takes } = await answer(page, 'stocktakes.list', { filter: {}, offset: 0, limit: 1 })
  const plain = 'home transactions items stock stocktakes locations stores sync site checklist safety backups about'.split(' ')
  const tabs = ['waiting', 'problems', 'history', 'connection', 'rules']
  return {
    ...Object.fromEntries(plain.map((place) => [place, place])),
    ...Object.fromEntries(tabs.map((tab) => [`sync-${tab}`, `sync/${tab}`])),
    transaction: document,
    batch: `batch/${batch.id}`,
    item: `item/${batch.itemId}`,
    'item-ledger': `item/${batch.itemId}/ledger`,
    ...Object.fromEntries(takes.map(({ id }) => ['stocktake', `stocktake/${id}`])),
  }
}

async function wear(outpost: Outpost, page: Page, { theme, language, size }: (typeof dresses)[number]): Promise<void> {
  const [width, height] = size
  await outpost.resize(width, height)
  await page.evaluate(() => void (location.hash = '#/about'))
  await page.getByRole('radio', { name: language }).click({ force: true })
  await page.getByRole('button', { name: /Appearance|Apparence/ }).click()
  await page.getByRole('menuitem', { name: theme, exact: true }).click()
}

/** Fonts are there and nothing is drawn as grey bars any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await expect(page.locator('.skel')).toHaveCount(0)
}

const overflow = (page: Page): Promise<boolean> =>
  page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth || document.documentElement.scrollHeight > window.innerHeight,
  )
