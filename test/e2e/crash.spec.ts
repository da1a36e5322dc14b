/** What ends unexpectedly comes back by itself and is said; the page is read through main, for a crashed page is lost to Playwright. */
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import type { Outpost } from './support/outpost.ts'
import { heading } from './support/steps.ts'

const reopened = 'The window had stopped and was opened again.'

function mainOf(outpost: Outpost): ElectronApplication {
  const main = outpost.window()
  if (main === null) throw new Error('only a window can crash')
  return main
}

/** Ends the page's process; resolves once a page has been loaded again. */
const crash = (main: ElectronApplication): Promise<void> =>
  main.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()))
    contents?.forcefullyCrashRenderer()
    await loaded
  })

const textOf = (main: ElectronApplication): Promise<string> =>
  main.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
  )

const addressOf = (main: ElectronApplication): Promise<string> =>
  main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '')

test('a page whose process ends is opened again in its place, and says so', async ({ outpost, page }) => {
  await expect(heading(page, 'Which language?')).toBeVisible()
  await page.evaluate(() => history.replaceState(null, '', '#/sync'))
  const main = mainOf(outpost)
  await crash(main)
  await expect.poll(() => textOf(main)).toContain(reopened)
  await expect.poll(() => addressOf(main)).toBe('app://main/index.html#/sync')
  expect(await textOf(main)).toContain('Which language?')
})

test('a page that ends again at once is opened again when the user wants it, and the program ends when not', async ({ outpost, page }) => {
  await expect(heading(page, 'Which language?')).toBeVisible()
  const main = mainOf(outpost)
  await main.evaluate(({ dialog }) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'asked', asked)
    Reflect.set(dialog, 'showMessageBox', ({ message }: { message: string }) =>
      Promise.resolve({ response: asked.push(message) === 1 ? 0 : 1 }),
    )
  })
  await crash(main)
  await expect.poll(() => textOf(main)).toContain(reopened)
  await crash(main)
  expect(await main.evaluate(() => Reflect.get(globalThis, 'asked') as string[])).toEqual(['The window of Outpost has stopped again'])
  await expect.poll(() => textOf(main)).toContain(reopened)
  const ended = new Promise((resolve) => main.process().once('exit', resolve))
  await main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  expect(await ended).toBe(0)
})

test('a sync worker that ends is started again, and the page says so', async ({ outpost, page }) => {
  await expect(heading(page, 'Which language?')).toBeVisible()
  await mainOf(outpost).evaluate(async () => {
    type Post = (method: string, params: object) => void
    type Session = { connect(): void; post: Post; once(name: string, hear: (event: { params: { sessionId: string } }) => void): void }
    const { Session } = process.getBuiltinModule('node:inspector') as unknown as { Session: new () => Session }
    const session = new Session()
    session.connect()
    const attached = new Promise<string>((resolve) =>
      session.once('NodeWorker.attachedToWorker', ({ params }) => resolve(params.sessionId)),
    )
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
    const order = { id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(3)' } }
    session.post('NodeWorker.sendMessageToWorker', { sessionId: await attached, message: JSON.stringify(order) })
  })
  await expect(page.getByText('Syncing stopped unexpectedly and is started again.')).toBeVisible()
  const cause = () =>
    page.evaluate(async () => {
      const bridge = Reflect.get(window, 'outpost') as { invoke: Record<string, (input: object) => Promise<{ value: { cause: unknown } }>> }
      return (await bridge.invoke['sync.status']?.({}))?.value.cause
    })
  await expect.poll(cause).toMatchObject({ code: 'sync_restarting', detail: 'exit 3' })
  await expect.poll(cause).toBeNull()
})
