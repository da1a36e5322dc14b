/** The one window: what its page may never have, and where it stood last time. */
import { readFileSync, writeFileSync } from 'node:fs'
import { BrowserWindow, Menu, screen } from 'electron'
import type { MenuItemConstructorOptions, Rectangle, WebPreferences } from 'electron'
import { z } from 'zod'
import { startUrl } from './protocol.ts'

const smallest = { width: 1024, height: 600 }
const usual = { width: 1366, height: 820 }

const SavedBounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximised: z.boolean() })
type SavedBounds = z.infer<typeof SavedBounds>

export type WindowOptions = { readonly preload: string; readonly boundsFile: string; readonly icon: string; readonly developing: boolean }

/** Defaults are written out: who reviews this sees what holds. */
export const webPreferences = (preload: string, developing: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: developing,
})

/** Opens the window hidden and shows it once its page is painted. */
export function openWindow({ preload, boundsFile, icon, developing }: WindowOptions): BrowserWindow {
  const saved = readBounds(boundsFile)
  const window = new BrowserWindow({
    ...(saved === null ? usual : withinScreens(saved)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Outpost',
    icon,
    backgroundColor: '#f3f1ec',
    webPreferences: webPreferences(preload, developing),
  })
  // Alt belongs to the page's own keys; the menu's zoom and edit keys work without its bar.
  window.setMenuBarVisibility(false)
  if (saved?.maximised === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => saveBounds(boundsFile, { ...window.getNormalBounds(), maximised: window.isMaximized() }))
  return window
}

/** Loads the page and loads it again if its process dies, though not in a circle. `gone` is told each time, and why. */
export function showPage(window: BrowserWindow, gone: (reason: string) => void): void {
  const { webContents } = window
  let lastMs = 0
  webContents.on('render-process-gone', (_event, details) => {
    gone(details.reason)
    const soon = Date.now() - lastMs < 10_000
    lastMs = Date.now()
    if (!soon && details.reason !== 'clean-exit') window.reload()
  })
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) gone(description)
  })
  // What went wrong has been told above; a load that a reload cuts off is no fault.
  window.loadURL(startUrl).catch(() => {})
}

/** Chromium's code for a load that another one has taken the place of. */
const aborted = -3

/** Edit and zoom keys and nothing that clears, resets or wipes (U-84). */
export function applicationMenu(platform: NodeJS.Platform, developing: boolean): Menu {
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }]
  const tools: MenuItemConstructorOptions[] = developing ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : []
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return Menu.buildFromTemplate([...mac, { role: 'editMenu' }, { label: 'View', submenu: [...zoom, ...tools] }])
}

function readBounds(file: string): SavedBounds | null {
  try {
    return SavedBounds.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Never saved, or not ours any more: the usual size does as well.
    return null
  }
}

function saveBounds(file: string, bounds: SavedBounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds))
  } catch {
    // A full disk costs the window its place and nothing else.
  }
}

/** The saved place, moved and cut so that a screen that is still there holds it. */
function withinScreens(saved: SavedBounds): Rectangle {
  const { workArea } = screen.getDisplayMatching(saved)
  const width = Math.min(saved.width, workArea.width)
  const height = Math.min(saved.height, workArea.height)
  const between = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to))
  return {
    width,
    height,
    x: between(saved.x, workArea.x, workArea.x + workArea.width - width),
    y: between(saved.y, workArea.y, workArea.y + workArea.height - height),
  }
}
