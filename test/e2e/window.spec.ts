/** What only a real window can show (style 6); the browser project leaves this file out. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from '../support/find-electron.ts'
import { expect, test } from './support/fixtures.ts'

test.use({ breaksPolicy: true })

const away = 'https://example.org/'

test('runs in the sandbox (rows 2, 3, 4, 12)', async ({ outpost }) => {
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

test('goes nowhere else (row 13)', async ({ page, outpost }) => {
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

test('opens no second window (row 14)', async ({ page, outpost }) => {
  expect(await page.evaluate((url) => window.open(url) === null, away)).toBe(true)
  expect(await page.evaluate(() => window.open('app://main/index.html') === null)).toBe(true)
  expect(outpost.window()?.windows()).toHaveLength(1)
})

test('has no permission but copying (row 5)', async ({ page }) => {
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

test('the preload is one file that requires electron alone (row 4)', () => {
  const preload = readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8')
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
  expect(preload.length).toBeLessThan(10_000)
})
