/**
 * What every journey has: a central of its own and an Outpost of its own, on data of their own, in the shell of the
 * project that runs. Screenshots are kept below test-results/screens/<shell>.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startCentral } from './central.ts'
import type { CentralUnderTest } from './central.ts'
import { browserOutpost, closeBrowser, openPage, packagedOutpost, windowOutpost } from './outpost.ts'
import type { Outpost, OutpostOptions } from './outpost.ts'
import { packed, worldIn } from './packaged.ts'

export type ShellOptions = { shell: Outpost['shell'] }
type Fixtures = {
  folder: string
  central: CentralUnderTest
  /** More command-line options of the program, for `test.use`. */
  options: readonly string[]
  outpost: Outpost
  page: Page
  /** An empty page, for a test that starts its Outpost by itself. */
  browserPage: Page
  /** Keeps a picture of the page under `name`. */
  shoot: (name: string) => Promise<void>
  /** For a test that makes the page break its policy on purpose. */
  breaksPolicy: boolean
}

const screens = join(import.meta.dirname, '../../../test-results/screens')

export const test = base.extend<ShellOptions & Fixtures, { closesBrowser: void }>({
  shell: ['chromium', { option: true }],
  options: [[], { option: true }],

  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'outpost-journey-'))
    await use(folder)
    // A program that was killed may still write its last file while its folder goes.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  },

  central: async ({ folder }, use) => {
    const central = await startCentral(folder)
    await use(central)
    await central.stop()
  },

  breaksPolicy: [false, { option: true }],

  outpost: async ({ folder, shell, options, breaksPolicy }, use, info) => {
    const given = { data: join(folder, 'outpost'), args: ['--machine-id', `journey-${info.testId}`, ...options] }
    const outpost = await opened[shell](given, folder)
    const faults: string[] = []
    outpost.onPage((page) => watch(page, faults))
    await outpost.start()
    await use(outpost)
    if (info.status !== info.expectedStatus) {
      // Where the program itself has gone there is no screen to keep.
      const body = await outpost
        .page()
        .screenshot()
        .catch(() => null)
      if (body !== null) await info.attach('last-screen', { body, contentType: 'image/png' })
    }
    await outpost.dispose()
    // No journey may break the policy or leave a fault that nobody caught.
    if (!breaksPolicy) expect(faults).toEqual([])
  },

  // eslint-disable-next-line no-empty-pattern
  browserPage: async ({}, use) => {
    const page = await openPage()
    await use(page)
    await page.context().close()
  },

  page: async ({ outpost }, use) => use(outpost.page()),

  closesBrowser: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use()
      await closeBrowser()
    },
    { scope: 'worker', auto: true },
  ],

  shoot: async ({ outpost }, use) => {
    const folder = join(screens, outpost.shell)
    await mkdir(folder, { recursive: true })
    await use(async (name) => void (await outpost.page().screenshot({ path: join(folder, `${name}.png`) })))
  },
})

const opened: Readonly<Record<Outpost['shell'], (given: OutpostOptions, folder: string) => Outpost | Promise<Outpost>>> = {
  chromium: (given) => browserOutpost(given),
  electron: (given) => windowOutpost(given),
  // It takes no option: its data lie where the packed program lays them, and its machine is the world's.
  packaged: (_given, folder) => packagedOutpost(worldIn(folder, packed.driven)),
}

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text())
  })
}

export { expect }
