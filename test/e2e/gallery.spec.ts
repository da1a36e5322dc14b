/** Every screen in every dress, as pictures to look at and as a proof that none of them breaks the policy of the page. */
import type { Page } from '@playwright/test'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import type { Outpost } from './support/outpost.ts'
import { button, choose, chooseFrom, goTo, setUp, shipInvoice } from './support/steps.ts'

const dresses = [
  { name: 'light', theme: 'Light', language: 'English', size: [1366, 820] },
  { name: 'dark', theme: 'Dark', language: 'English', size: [1366, 820] },
  { name: 'fr', theme: 'Clair', language: 'Français', size: [1366, 820] },
  { name: '1024x600', theme: 'Light', language: 'English', size: [1024, 600] },
  { name: 'fr-1024x600', theme: 'Clair', language: 'Français', size: [1024, 600] },
  { name: 'dark-1024x600', theme: 'Dark', language: 'English', size: [1024, 600] },
  { name: 'contrast', theme: 'High contrast', language: 'English', size: [1366, 820] },
] as const

/** What opens over a page: the page, its button, and the entry where that is a menu, in the words of both languages. */
const questions = {
  expected: { on: 'arriving', button: /^(Say when they are expected|Dire quand on les attend)$/, entry: null },
  price: { on: 'batch', button: /^(More|Plus)\b/, entry: /^(Change cost and price|Changer le coût et le prix)$/ },
} as const

test('the screens in light, dark, French, 1024×600 and high contrast', async ({ outpost, page, central, shoot }) => {
  test.setTimeout(1_200_000)
  // What opens is there at once, so that no picture shows it half open.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // From its first byte on: what the page says at its start is heard too.
  await page.reload()
  await setUp(page, central)
  await central.stop()
  await shipInvoice(page, 'Mathare Health Centre', 3)
  await closeToasts(page)
  const places = await placesOf(page, documentOf(page), await newArrival(page))

  for (const dress of dresses) {
    await wear(outpost, page, dress)
    for (const [name, place] of Object.entries(places)) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
      await settled(page)
      await shoot(`${dress.name}/${name}`)
      expect(await overflow(page), `${name} in ${dress.name} is wider than its window`).toBe(false)
    }
    for (const [name, { on, button: words, entry }] of Object.entries(questions)) {
      await page.evaluate((hash) => void (location.hash = hash), `#/${places[on]}`)
      const opener = page.getByRole('button', { name: words })
      await (entry === null ? opener.click() : chooseFrom(opener, entry))
      await expect(page.getByRole('dialog')).toBeVisible()
      await shoot(`${dress.name}/question-${name}`)
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('F9')
    await expect(page.locator('.toast')).toBeVisible()
    await shoot(`${dress.name}/toast`)
    await closeToasts(page)
  }
})

test('first run in the same dresses, as far as central refuses a password', async ({ outpost, page, central, shoot }) => {
  const foot = page.locator('.setup-foot')
  const next = foot.locator('[type=submit]')
  for (const { name, theme, language, size } of dresses) {
    await outpost.resize(size[0], size[1])
    await dressUp(page, language, theme)
    await shoot(`${name}/first-run-language`)
    await next.click()
    await page.getByRole('textbox').fill(central.url)
    await expect(page.locator('.ladder li').last()).toContainText(/It is a central server|C’est un serveur central/)
    await shoot(`${name}/first-run-address`)
    await next.click()
    await page.getByRole('textbox').first().fill(central.site.name)
    await page.locator('[type=password]').fill('not-this-one')
    await next.click()
    await expect(page.getByText(/Central does not accept the password|Le central n’accepte pas le mot de passe/).first()).toBeVisible()
    await shoot(`${name}/first-run-refused`)
    expect(await overflow(page), `first run in ${name} is wider than its window`).toBe(false)
    for (let step = 0; step < 2; step++) await foot.getByRole('button').first().click()
  }
})

const documentOf = (page: Page): string => new URL(page.url()).hash.slice(2)

/** A supplier invoice that is still being written, and where it is. */
async function newArrival(page: Page): Promise<string> {
  await goTo(page, 'Transactions')
  await button(page, 'New supplier invoice').click()
  await page.getByRole('combobox', { name: 'Supplier of the new invoice' }).fill('Harambee')
  await page.getByRole('option', { name: /^Harambee/ }).click()
  await page.getByRole('combobox', { name: 'Add an item' }).fill('AMX')
  await page.getByRole('option').first().click()
  for (const [label, text] of Object.entries({
    'Batch of': 'TK-2204',
    'Expiry of': '12/2028',
    'Packs of': '20',
    'Cost of a pack of': '4.2',
  }))
    await page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(text)
  await page.keyboard.press('Tab')
  await expect(button(page, 'Another batch')).toBeFocused()
  return documentOf(page)
}

/** Every page there is, by the name of its picture; those of one record show one that is here. */
async function placesOf(page: Page, document: string, arriving: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await answer(page, 'stock.list', { filter: {}, sort: {}, offset: 0, limit: 1 })
  const [batch] = rows
  if (batch === undefined) throw new Error('the sample has no batch')
  const { rows: takes } = await answer(page, 'stocktakes.list', { filter: {}, offset: 0, limit: 1 })
  const plain = 'home transactions items stock stocktakes locations stores sync site checklist safety backups about glossary'.split(' ')
  const tabs = ['waiting', 'problems', 'history', 'connection', 'rules']
  return {
    ...Object.fromEntries(plain.map((place) => [place, place])),
    ...Object.fromEntries(tabs.map((tab) => [`sync-${tab}`, `sync/${tab}`])),
    transaction: document,
    arriving,
    batch: `batch/${batch.id}`,
    item: `item/${batch.itemId}`,
    'item-ledger': `item/${batch.itemId}/ledger`,
    'report-none': 'reports',
    'report-stock': `reports/stock?item=${batch.itemId}`,
    'report-value': 'reports/value',
    'report-use': `reports/use?item=${batch.itemId}`,
    'report-paper': `print/report/use?item=${batch.itemId}`,
    ...Object.fromEntries(takes.map(({ id }) => ['stocktake', `stocktake/${id}`])),
  }
}

async function wear(outpost: Outpost, page: Page, { theme, language, size }: (typeof dresses)[number]): Promise<void> {
  const [width, height] = size
  await outpost.resize(width, height)
  await page.evaluate(() => void (location.hash = '#/about'))
  await dressUp(page, language, theme)
}

/** Chooses both where they stand: on About, and in the first step of first run. */
async function dressUp(page: Page, language: string, theme: string): Promise<void> {
  await choose(page.getByRole('radio', { name: language }))
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'fr')
  await chooseFrom(page.getByRole('button', { name: /Appearance|Apparence/ }), theme)
}

/** Not by the mouse, which waits for the button of what may be gone by itself by now. */
async function closeToasts(page: Page): Promise<void> {
  const close = '.toast button:last-child'
  await page.evaluate((buttons) => document.querySelectorAll<HTMLElement>(buttons).forEach((button) => button.click()), close)
  await expect(page.locator('.toast')).toHaveCount(0)
}

/** Fonts are there, nothing is drawn as grey bars any more, and what the page says has stopped changing. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await expect(page.locator('.skel')).toHaveCount(0)
  let before = ''
  const hasStopped = async () => {
    const now = await page.locator('main').innerText()
    const isSame = now !== '' && now === before
    before = now
    return isSame
  }
  await expect.poll(hasStopped, { intervals: [200] }).toBe(true)
}

/** Whether the page is larger than its window, or a list wider than its sheet: then a column is out of sight. */
const overflow = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth > window.innerWidth ||
      document.documentElement.scrollHeight > window.innerHeight ||
      [...document.querySelectorAll('.grid')].some((grid) => grid.scrollWidth > grid.clientWidth),
  )
