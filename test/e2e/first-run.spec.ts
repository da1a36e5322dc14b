import { createSiteCaller } from '../central/site-caller.ts'
import { expect, test } from './support/fixtures.ts'
import { button, findCentral, finishLoading, giveSite, heading, setUp, signIn, status } from './support/steps.ts'

test('F-120: a wrong password is said with its next step, nothing is registered, and the right one goes on', async ({ page, central }) => {
  await findCentral(page, central)
  await giveSite(page, central.site.name, 'not the password')
  await expect(page.getByRole('alert')).toContainText('password')
  const [site] = (await central.admin.sites()).filter((one) => one.name === central.site.name)
  expect(site?.hardwareId ?? null).toBeNull()

  await giveSite(page, central.site.name, central.site.password)
  await expect(heading(page, /^Site \d+, Kibera$/)).toBeVisible()
})

test('F-120: with central off, the address step says so, and goes on once it is there', async ({ page, central }) => {
  await central.stop()
  await button(page, 'Continue').click()
  await page.getByLabel('Address').fill(central.url)
  await expect(page.getByText('Central does not take calls')).toBeVisible()
  await expect(page.getByText('The administrator at central')).toBeVisible()
  await central.start()
  await button(page, 'Check again').click()
  await expect(page.getByText('It is a central server')).toBeVisible()
})

test('F-120: a sign-in page in place of central is known for what it is', async ({ page, central }) => {
  await central.admin.knob('html', true)
  await button(page, 'Continue').click()
  await page.getByLabel('Address').fill(central.url)
  await expect(page.getByText('A sign-in page answered instead of central')).toBeVisible()
  await expect(page.getByText('It is a central server')).toBeHidden()
})

test('F-131: a site that is registered to another computer is refused, with what to do', async ({ page, central }) => {
  const { name, password } = central.site
  const other = createSiteCaller(central, { name, password, variant: 'A', hardwareId: 'the-other-computer' })
  expect((await other.get('/site')).status).toBe(200)

  await findCentral(page, central)
  await giveSite(page, name, password)
  await expect(page.getByRole('alert')).toContainText('This site is registered to another computer')
  await expect(page.getByRole('alert')).toContainText('The administrator at central')
  const [site] = (await central.admin.sites()).filter((one) => one.name === name)
  expect(site?.hardwareId).toBe('the-other-computer')
})

test('up to the sign-in there is a way back, and what was typed is still there', async ({ page, central }) => {
  await findCentral(page, central)
  await page.getByLabel('Site name').fill('Kibera')
  await button(page, 'Back').click()
  await expect(page.getByLabel('Address')).toHaveValue(central.url)
  await button(page, 'Continue').click()
  await expect(page.getByLabel('Site name')).toHaveValue('Kibera')
})

test('an interrupted loading goes on without asking again for what is on disk', async ({ outpost, central, shoot }) => {
  await findCentral(outpost.page(), central)
  await giveSite(outpost.page(), central.site.name, central.site.password)
  await central.admin.set({ pageLimit: 50 })
  await central.admin.knob('delayMs', 200, { path: 'records' })
  await button(outpost.page(), 'Load the data').click()
  await expect.poll(async () => lastCursor(await central.admin.requests())).toBeGreaterThan(200)
  await shoot('05-loading')

  await outpost.stop('kill')
  const reached = lastCursor(await central.admin.requests())
  await central.admin.clearRequests()
  await central.admin.clearKnobs()
  await finishLoading(await outpost.start())
  const first = (await central.admin.requests()).find((request) => request.path.endsWith('/central_records'))
  // The page that was on its way when the power went may be asked for again, an earlier one may not.
  expect(Number(first?.query['cursor'])).toBeGreaterThanOrEqual(reached - 50)
})

test('F-235: first run says that sync is on; left off on purpose, every window says so until it is turned on', async ({
  page,
  central,
  shoot,
}) => {
  await findCentral(page, central)
  await giveSite(page, central.site.name, central.site.password)
  await button(page, 'Load the data').click()
  await expect(heading(page, /^Site \d+ is ready$/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Sync is on: this computer calls central by itself/)).toBeVisible()
  await shoot('sync-on')
  await button(page, 'Leave it off for now').click()
  await button(page, 'Switch off').click()
  await expect(page.getByText(/^Sync is off\./)).toBeVisible()
  await expect(status(page)).toContainText('Syncing is switched off here')
  await shoot('sync-off')
  await button(page, 'Go to sign-in').click()
  await signIn(page, 'pharmacist')
  await expect(status(page)).toContainText('Syncing is switched off here')
})

test('what was set up is there after a restart, in the store that was open', async ({ outpost, central }) => {
  await setUp(outpost.page(), central)
  await outpost.stop('close')
  const page = await outpost.start()
  await signIn(page, 'pharmacist')
  await expect(page.getByRole('button', { name: /^Store: / })).toContainText('Kibera Clinic')
})

type Asked = { readonly path: string; readonly query: Readonly<Record<string, string>> }
const lastCursor = (requests: readonly Asked[]): number =>
  Math.max(
    0,
    ...requests.filter((request) => request.path.endsWith('/central_records')).map((request) => Number(request.query['cursor'] ?? 0)),
  )
