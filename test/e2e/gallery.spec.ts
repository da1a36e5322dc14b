/** Every screen in every dress, as pictures to look at and as a proof that none of them breaks the policy of the page. */
import type { Page } from '@playwright/test'
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
  test.setTimeout(240_000)
  // From its first byte on: what the page says at its start is heard too.
  await page.reload()
  await setUp(page, central)
  await central.stop()
  await shipInvoice(page, 'Mathare Health Centre', 3)
  await page.getByRole('region', { name: 'What was done' }).getByRole('button', { name: 'Close' }).click()
  const document = new URL(page.url()).hash

  for (const dress of dresses) {
    await wear(outpost, page, dress)
    for (const place of [
      'home',
      'transactions',
      document.slice(2),
      'items',
      'stocktakes',
      'stores',
      'sync',
      'sync/waiting',
      'sync/problems',
      'sync/history',
      'sync/rules',
      'about',
    ]) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
      await settled(page)
      await shoot(`${dress.name}/${place.replace('/', '-').replace(/-[0-9a-f]{8}-.*/, '')}`)
      expect(await overflow(page), `${place} in ${dress.name} is wider than its window`).toBe(false)
    }
  }
})

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
