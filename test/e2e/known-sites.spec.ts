/** F-220, F-230, F-233, U-81: what the Site page says of the sites, who may change it, the glossary, and whom to ask. */
import { expect, test } from './support/fixtures.ts'
import { button, goTo, heading, setUp, signIn, signOut } from './support/steps.ts'

const desk = 'Medicines desk, 0800 123 456'

test('F-220, F-230, F-233: the Site page says which site this computer is and which others there are; without the right it is to read alone', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await goTo(page, 'Site')
  const [own] = (await central.admin.sites()).filter(({ name }) => name === central.site.name)
  await expect(page.getByText(`This computer is site ${own?.id}, ${own?.name}`)).toBeVisible()
  const sites = page.getByRole('region', { name: 'Sites' }).getByRole('listitem')
  await expect(sites.first()).toContainText('Central server')
  await expect(sites.nth(1)).toContainText('This computer')
  await expect(sites.nth(1)).toContainText('Standalone')
  await expect(page.getByText('You can look at everything here')).toBeVisible()
  for (const name of ['Change', 'Write down', 'Switch off', 'Remove']) await expect(button(page, name)).toHaveCount(0)
  await shoot('site')
  await goTo(page, 'About')
  await expect(page.getByText(`This computer is site ${own?.id}, ${own?.name}`)).toBeVisible()
  await expect(page.getByText('Nobody is written down yet')).toBeVisible()
})

test('U-81: the glossary is found from anywhere and searched; whom to ask is written down once and said on About', async ({
  page,
  central,
  shoot,
}) => {
  await setUp(page, central)
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: 'Find anything, do anything' }).fill('glossary')
  await page.getByRole('option', { name: 'Glossary' }).click()
  await expect(heading(page, 'Glossary')).toBeVisible()
  await shoot('glossary')
  await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('QUEU')
  await expect(page.getByRole('definition')).toHaveText([/^What waits to be sent to central/])

  await signOut(page)
  await signIn(page, 'administrator')
  await goTo(page, 'Site')
  await button(page, 'Write down').click()
  await page.getByLabel('Who helps, and how they are reached').fill(desk)
  await button(page, 'Save').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await goTo(page, 'About')
  await expect(page.getByText(desk)).toBeVisible()
  await shoot('about')
  await button(page, 'Glossary').click()
  await expect(heading(page, 'Glossary')).toBeVisible()
})
