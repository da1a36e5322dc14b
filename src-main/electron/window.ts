/** The one window: what its page may never have, and where it stood last time. */
import { readFileSync, writeFileSync } from 'node:fs'
import { BrowserWindow, screen } from 'electron'
import type { Rectangle, WebPreferences } from 'electron'
import { z } from 'zod'
import { reopenedMark } from '../contract/page-policy.ts'
import { isOwnPage, startUrl } from './protocol.ts'

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

export type PageFaults = {
  /** Is told each time that the page ends or does not load, and why. */
  readonly gone: (reason: string) => void
  /** Whether to open the page again, asked when that has not helped a moment ago. */
  readonly ask: () => Promise<boolean>
}

/** Loads the page and loads it again if its process dies, which the page then says; in a circle only while the user wants it. */
export function showPage(window: BrowserWindow, { gone, ask }: PageFaults): void {
  const { webContents } = window
  let lastMs = 0
  // What goes wrong is told below; a load that another one cuts off is no fault.
  const load = (url: string): void => void window.loadURL(url).catch(() => {})
  const reopen = (): void => load(reopenedUrl(webContents.getURL()))
  const askFirst = async (): Promise<void> => {
    const again = await ask()
    if (window.isDestroyed()) return
    if (again) reopen()
    else window.destroy()
  }
  webContents.on('render-process-gone', (_event, { reason }) => {
    gone(reason)
    if (reason === 'clean-exit') return
    const soon = Date.now() - lastMs < soonMs
    lastMs = Date.now()
    if (soon) void askFirst()
    else reopen()
  })
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return
    gone(description)
    void askFirst()
  })
  load(startUrl)
}

const soonMs = 10_000

/** The place in the program lies in the address after `#`, and stays. */
function reopenedUrl(shown: string): string {
  const url = new URL(isOwnPage(shown) ? shown : startUrl)
  url.searchParams.set(reopenedMark, '')
  return url.href
}

/** Chromium's code for a load that another one has taken the place of. */
const aborted = -3

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
