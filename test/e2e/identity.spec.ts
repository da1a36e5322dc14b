/**
 * The two walks of issue 6 (README, "A computer is lost" and "An old file is put back"): nothing that was synced is lost,
 * and data that are not the newest are named at the start, with what to do.
 */
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answer } from './support/ask.ts'
import type { CentralUnderTest } from './support/central.ts'
import { expect, test } from './support/fixtures.ts'
import type { Outpost } from './support/outpost.ts'
import { browserOutpost, windowOutpost } from './support/outpost.ts'
import {
  button,
  findCentral,
  finishLoading,
  giveName,
  giveSite,
  goTo,
  heading,
  person,
  searchDocuments,
  shipInvoice,
  status,
} from './support/steps.ts'

const customer = 'Mathare Health Centre'
const invoices = async ({ admin }: CentralUnderTest) => (await admin.records('transact')).length
const startOf = (page: Page) => page.locator('.haltcard')

async function enter(page: Page, role: 'pharmacist' | 'administrator' = 'pharmacist'): Promise<void> {
  await giveName(page, role, person(role).password)
  await expect(page.getByRole('button', { name: `Signed in: ${person(role).name}` })).toBeVisible()
}

async function loadSite(page: Page): Promise<void> {
  await expect(heading(page, /^Site \d+, Kibera$/)).toBeVisible()
  await button(page, 'Load the data').click()
  await finishLoading(page)
}

async function firstRun(page: Page, central: CentralUnderTest): Promise<void> {
  await findCentral(page, central)
  await giveSite(page, central.site.name, central.site.password)
  await loadSite(page)
  await enter(page)
}

/** One more invoice that central has. */
async function shipAndSend(page: Page, central: CentralUnderTest): Promise<void> {
  const before = await invoices(central)
  await shipInvoice(page, customer, 1)
  await page.keyboard.press('F9')
  // Central has it, and this computer knows that it has.
  const isSent = async () => {
    const { phase, confirmed, lastCursor } = await answer(page, 'sync.status', {})
    return phase === 'idle' && confirmed === lastCursor
  }
  await expect.poll(isSent, { timeout: 30_000 }).toBe(true)
  await expect(status(page)).toContainText('All sent')
  expect(await invoices(central)).toBe(before + 1)
}

const sentTo = async ({ admin }: CentralUnderTest, siteId: number): Promise<{ hardwareId: string | null }> => admin.site(siteId)

async function siteOf({ admin, site }: CentralUnderTest): Promise<number> {
  const found = (await admin.sites()).find(({ name }) => name === site.name)
  if (found === undefined) throw new Error('central has lost the site')
  return found.id
}

/** How many documents of the customer a person sees now. */
async function countOf(page: Page): Promise<number> {
  await goTo(page, 'Transactions')
  return searchDocuments(page, customer)
}

/** Another computer at the same central, in the shell of the project. */
function anotherComputer(shell: Outpost['shell'], folder: string, id: string): Promise<Outpost> | Outpost {
  const given = { data: join(folder, 'next', 'outpost'), args: ['--machine-id', id] }
  return shell === 'electron' ? windowOutpost(given) : browserOutpost(given)
}

test('F-131, F-132, 4-5: the computer is lost; another one takes the site over after the reset and has all that was synced', async ({
  page,
  central,
  outpost,
  folder,
  shell,
}, info) => {
  await firstRun(page, central)
  await shipAndSend(page, central)
  const before = await countOf(page)
  const siteId = await siteOf(central)
  const lost = (await sentTo(central, siteId)).hardwareId
  await outpost.stop('kill')
  await rm(join(folder, 'outpost'), { recursive: true, force: true })

  await mkdir(join(folder, 'next'))
  const next = await anotherComputer(shell, folder, `next-${info.testId}`)
  try {
    const there = await next.start()
    await findCentral(there, central)
    await giveSite(there, central.site.name, central.site.password)
    // Central takes each site from one computer only: the request to the administrator stands there, word for word.
    const request = there.getByRole('region', { name: 'Message for the administrator' })
    await expect(request).toContainText('Please reset Kibera at central.')
    const [id = ''] = /\b[0-9a-f]{32,}\b/.exec(await request.innerText()) ?? []
    expect(id).not.toBe('')
    expect(id).not.toBe(lost)
    await there.screenshot({ path: info.outputPath('lost-computer-request.png') })

    await central.admin.resetHardware(siteId)
    await button(there, 'Continue').click()
    await loadSite(there)
    expect((await sentTo(central, siteId)).hardwareId).toBe(id)
    await enter(there)
    expect(await countOf(there)).toBe(before)
  } finally {
    await next.dispose()
  }
})

test('F-134, F-135, 4-5: yesterday’s file is put back by hand; the next start says so, and the site is loaded anew', async ({
  page,
  central,
  outpost,
  folder,
  shoot,
}) => {
  const file = join(folder, 'outpost', 'outpost.db')
  await firstRun(page, central)
  await shipAndSend(page, central)
  await outpost.stop('close')
  await cp(file, join(folder, 'yesterday.db'))

  let now = await outpost.start()
  await enter(now)
  await shipAndSend(now, central)
  const [seen, atCentral] = [await countOf(now), await invoices(central)]
  await outpost.stop('close')
  for (const part of ['-wal', '-shm']) await rm(`${file}${part}`, { force: true })
  await cp(join(folder, 'yesterday.db'), file)

  now = await outpost.start()
  await expect(startOf(now)).toContainText(/The data of Site \d+, Kibera are older than they were/)
  await expect(startOf(now)).toContainText('Nothing was sent')
  await expect(startOf(now)).toContainText('Put the right file back.')
  await expect(startOf(now)).toContainText('Load the site anew from central.')
  await shoot('60-older-data')
  await button(now, 'Sign in to settle it').click()
  await enter(now)

  // Only read for now: it says so on each page, and what is written is refused.
  const wizard = now.getByRole('alertdialog')
  await expect(wizard).toContainText('What would you like to do?')
  await now.keyboard.press('Escape')
  await expect(wizard).toBeHidden()
  await goTo(now, 'Transactions')
  await expect(now.getByText('These data are older than they were, so they can only be read.')).toBeVisible()
  await expect(button(now, 'New invoice')).toHaveCount(0)
  await now.keyboard.press('F9')
  await expect(status(now)).toContainText('Stopped: The data on this computer are older than they were')
  expect(await invoices(central)).toBe(atCentral)
  await shoot('61-older-read-only')

  // Loading anew is for somebody who may look after the site: whoever may not is told so, and lets them in.
  await button(now, 'What to do').click()
  await now.keyboard.press('2')
  await expect(wizard).toContainText('Server administration')
  await button(now, 'Switch user').click()
  await enter(now, 'administrator')
  await now.keyboard.press('2')
  await expect(wizard).toContainText('Central has everything that is in this file')
  await now.getByLabel('Type the name of the site to go on').fill('Kibera')
  await shoot('62-load-anew')
  await button(now, 'Load the site anew').click()
  // What was done is said above the next step, not over it.
  const said = await now.locator('.toast').boundingBox()
  const next = await button(now, 'Continue').boundingBox()
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(next?.y ?? 0)

  await findCentral(now, central)
  await expect(now.getByLabel('Site name')).toHaveValue(central.site.name)
  await giveSite(now, central.site.name, central.site.password)
  await loadSite(now)
  await enter(now)
  expect(await countOf(now)).toBe(seen)
  expect(await invoices(central)).toBe(atCentral)
})
