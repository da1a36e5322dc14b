/** `npm run demo` as a person has it who knows nothing but the README. */
import { join } from 'node:path'
import { startChild } from '../support/child.ts'
import { expect, test } from './support/fixtures.ts'
import { button, finishLoading, heading, shipInvoice, signIn, status } from './support/steps.ts'

test('the demo fills in address and name, prints the password, and c cuts the line and brings it back', async ({
  browserPage: page,
  folder,
}) => {
  const said: string[] = []
  const heard = (text: string) => expect.poll(() => said.join('\n')).toContain(text)
  const demo = await startChild(join(import.meta.dirname, '../demo/demo.ts'), {
    args: ['--in-browser', '--built', '--folder', join(folder, 'demo')],
    ready: /Password of the site (\S+)/,
    onLine: (line) => said.push(line),
  })
  const address = said.join('\n').match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0] ?? ''
  await page.goto(address)
  await button(page, 'Continue').click()
  await expect(page.getByText('It is a central server')).toBeVisible()
  await button(page, 'Continue').click()
  await expect(page.getByLabel('Site name')).toHaveValue('Kibera')
  await page.getByLabel('Site password').fill(demo.ready[1] ?? '')
  await button(page, 'Continue').click()
  await expect(heading(page, /^Site \d+, Kibera$/)).toBeVisible()
  await button(page, 'Load the data').click()
  await finishLoading(page)
  await signIn(page, 'pharmacist')

  demo.say('c')
  await heard('Central is stopped')
  await shipInvoice(page, 'Mathare Health Centre', 1)
  await expect(status(page)).toContainText('1 document waiting')
  demo.say('c')
  await heard('Central is back')
  await page.keyboard.press('F9')
  await expect(status(page)).toContainText('All sent')

  demo.say('q')
  await demo.ended
})
