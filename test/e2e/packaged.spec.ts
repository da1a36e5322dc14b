/** The packed program: the fused one as it is shipped, and the one that can be driven (issue 3, the package). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/fixtures.ts'
import { packed, worldIn } from './support/packaged.ts'
import { heading } from './support/steps.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

test('style 6, row 19: the shipped program starts and ends well, and nothing of the outside opens it', async ({ folder }) => {
  const world = worldIn(folder, packed.release)
  const logged = (): string => (existsSync(world.log) ? readFileSync(world.log, 'utf8') : '')
  const elsewhere = join(folder, 'elsewhere')
  // Each of these opens a program whose fuses stand open; --data is for development.
  const env = { ...world.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nothing/here.js' }
  const args = ['--inspect=0', '--remote-debugging-port=0', '--data', elsewhere]
  const program = spawn(world.program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  program.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(program, 'exit')
  await expect.poll(logged, { timeout: 30_000 }).toContain('the window is open')

  expect(said).not.toMatch(/listening on|nothing\/here/)
  expect(existsSync(elsewhere)).toBe(false)
  expect(modeOf(world.data)).toBe('700')
  const files = readdirSync(world.data)
  expect(files).toContain('outpost.db')
  expect(files.map((name) => modeOf(join(world.data, name)))).toEqual(files.map(() => '600'))

  program.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(logged()).toContain('"closed"')
  expect(logged()).not.toContain('"error"')
  expect(readdirSync(world.data)).not.toContain('outpost.db-wal')
})

test('DevTools stay closed, and no menu leads to them or to anything that wipes (U-84)', async ({ page, outpost }) => {
  await expect(heading(page, 'Which language?')).toBeVisible()
  const found = await outpost.window()?.evaluate(async ({ app, BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools()
    await contents?.executeJavaScript('1')
    const roles = (menu: Electron.Menu | null): string[] =>
      (menu?.items ?? []).flatMap((item) => [item.role ?? item.label, ...roles(item.submenu ?? null)])
    return { packaged: app.isPackaged, open: contents?.isDevToolsOpened(), roles: roles(Menu.getApplicationMenu()) }
  })
  expect(found).toMatchObject({ packaged: true, open: false })
  expect(found?.roles.filter((role) => /devtools|reload|clear|reset(?!zoom)|delete data|wipe/i.test(role))).toEqual([])
  await page.keyboard.press('Control+Shift+I')
  await page.keyboard.press('F12')
  expect(outpost.window()?.windows()).toHaveLength(1)
})
