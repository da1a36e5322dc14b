/** What only a real window can show (style 6); the browser project leaves this file out. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from '../support/find-electron.ts'
import { expect, test } from './support/fixtures.ts'

test.use({ breaksPolicy: true })

const away = 'https://example.org/'

test('style 6, rows 2, 3, 4 and 12: runs in the sandbox', async ({ outpost }) => {
  const main = await outpost.window()?.evaluate(({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return {
      args: process.argv.join(' '),
      preferences: contents === undefined ? null : (Reflect.get(contents, 'getLastWebPreferences') as () => object).call(contents),
      spellcheck: session.defaultSession.isSpellCheckerEnabled(),
      pid: contents?.getOSProcessId() ?? 0,
    }
  })
  expect(main?.args).not.toContain('no-sandbox')
  expect(main?.preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  expect(main?.spellcheck).toBe(false)
  // 2: a filter of system calls is on, which only a sandboxed renderer has.
  if (process.platform === 'linux') expect(readFileSync(`/proc/${main?.pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
})

test('style 6, row 13: goes nowhere else', async ({ page, outpost }) => {
  const home = page.url()
  // Awaited before the page tries: the two go over different lines.
  await outpost.window()?.evaluate(({ BrowserWindow }) => {
    const tries: unknown[] = []
    Reflect.set(globalThis, 'tries', tries)
    // Electron asks about the frame first; what is prevented there does not come to will-navigate any more.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => tries.push([event.url, event.defaultPrevented]))
  })
  await page.evaluate((url) => void (location.href = url), away)
  await expect.poll(() => outpost.window()?.evaluate(() => Reflect.get(globalThis, 'tries') as unknown)).toEqual([[away, true]])
  // Not by a locator, which would wait for the navigation that never comes.
  expect(await page.evaluate(() => [location.href, document.querySelector('#root') !== null])).toEqual([home, true])
})

test('style 6, row 14: opens no second window', async ({ page, outpost }) => {
  expect(await page.evaluate((url) => window.open(url) === null, away)).toBe(true)
  expect(await page.evaluate(() => window.open('app://main/index.html') === null)).toBe(true)
  expect(outpost.window()?.windows()).toHaveLength(1)
})

test('style 6, row 5: has no permission but copying', async ({ page }) => {
  const state = (name: string) =>
    page.evaluate((one) => navigator.permissions.query({ name: one as PermissionName }).then((found) => found.state), name)
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone']) expect([name, await state(name)]).toEqual([name, 'denied'])
  const place = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        ),
      ),
  )
  expect(place).toBe(1)
})

test('style 6, rows 11 and 12: no webview, not in markup and not by a window that main itself would open so', async ({ page, outpost }) => {
  await page.evaluate((url) => {
    const view = document.createElement('webview')
    view.setAttribute('src', url)
    document.body.append(view)
  }, away)
  expect(await page.evaluate(() => Reflect.get(document.querySelector('webview') ?? {}, 'getWebContentsId') === undefined)).toBe(true)
  const opened = await outpost.window()?.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true } })
    const prevented = new Promise<boolean>((resolve) =>
      window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented)),
    )
    await window.loadURL('app://main/index.html')
    const made = "document.body.append(Object.assign(document.createElement('webview'), { src: 'app://main/index.html' })); 1"
    await window.webContents.executeJavaScript(made)
    const was = await prevented
    const views = webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length
    window.destroy()
    return { was, views }
  })
  expect(opened).toEqual({ was: true, views: 0 })
})

test('style 6, rows 1 and 18: the session loads nothing from outside, and of our scheme only files of the page', async ({ outpost }) => {
  const answers = await outpost.window()?.evaluate(async ({ session }, urls) => {
    const fetched = (url: string) =>
      session.defaultSession.fetch(url).then(
        (response) => response.status,
        () => 'blocked',
      )
    return Promise.all(urls.map(fetched))
  }, hostile)
  expect(answers).toEqual([200, 404, 404, 404, 404, 'blocked', 'blocked'])
})

const hostile = [
  'app://main/index.html',
  'app://main/%2e%2e%2fpackage.json',
  'app://main/..%5c..%5cpackage.json',
  'app://main.evil/index.html',
  'app://main/index.html%00.js',
  'https://example.org/',
  'http://127.0.0.1:9/',
]

test('style 6, row 17: a window that we did not open is refused by main', async ({ outpost }) => {
  const answer = await outpost.window()?.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
      await window.loadURL('app://main/index.html')
      const answered: unknown = await window.webContents.executeJavaScript("window.outpost.invoke['app.state']({})")
      window.destroy()
      return answered
    },
    join(import.meta.dirname, '../../out/preload/index.cjs'),
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden', reason: 'sender' } })
})

test('style 6, row 20: what the page gets cannot be changed by it', async ({ page }) => {
  const frozen = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'outpost') as { invoke: object }
    return [Object.isFrozen(bridge), Object.isFrozen(bridge.invoke), Reflect.set(bridge, 'invoke', {}), Reflect.set(window, 'outpost', {})]
  })
  expect(frozen).toEqual([true, true, false, false])
})

test('a second start focuses the first window and ends (U-85)', async ({ outpost, folder }) => {
  const app = outpost.window()
  if (app === null) throw new Error('no window')
  const told = app.evaluate(
    ({ app: electron }) => new Promise<string>((resolve) => electron.once('second-instance', () => resolve('told'))),
  )
  const program = findElectron()
  if (program.kind === 'missing') throw new Error(program.why)
  const second = spawn(program.path, [join(import.meta.dirname, '../..'), '--data', join(folder, 'outpost')], { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => second.once('exit', resolve))
  expect(await told).toBe('told')
  expect(await ended).toBe(0)
  expect(app.windows()).toHaveLength(1)
})

test('style 6, row 4: the preload is one file that requires electron alone', () => {
  const preload = readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8')
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
  expect(preload.length).toBeLessThan(10_000)
})
