/** U-84: nothing in the menu can wipe, clear or reset what the database holds. */
import { readdirSync, readFileSync } from 'node:fs'
import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../../src-main/electron/menu.ts'

/** Every role that may ever stand in the menu: editing text, and the size of what is shown. `appMenu` is the Mac's own. */
const harmless = ['appMenu', 'editMenu', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'reload', 'toggleDevTools']

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const places = (['win32', 'darwin', 'linux'] as const).flatMap((platform) =>
  [true, false].map((developing) => [platform, developing] as const),
)

test.each(places)('U-84: %s, in development %s: only roles that touch no data, and no action of our own', (platform, developing) => {
  const items = flat(menuTemplate(platform, developing))
  expect(items.length).toBeGreaterThan(5)
  for (const item of items) {
    expect(item).not.toHaveProperty('click')
    if (item.submenu === undefined) expect(harmless).toContain(item.role)
    else expect(item).toEqual({ label: 'View', submenu: expect.anything() })
  }
})

test('U-84: a packaged program offers no tools of developers', () => {
  const roles = flat(menuTemplate('win32', false)).map(({ role }) => role)
  expect(roles).not.toContain('reload')
  expect(roles).not.toContain('toggleDevTools')
})

test('U-84, T17: the shell has no call that clears storage or removes files, and starts no crash reporter', () => {
  const folder = new URL('../../../src-main/electron/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const text = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  expect(files).toContain('main.ts')
  for (const call of ['clearStorageData', 'clearData', 'clearCache', 'rmSync', 'unlink', 'rmdir', 'crashReporter'])
    expect(text).not.toContain(call)
})
