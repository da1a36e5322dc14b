/**
 * The composition root of the desktop program: one application, one window, and Electron's ports for what the rest
 * of the code knows as plain interfaces. `whenReady` is never awaited at the top level: an ES module that does so
 * keeps the app from becoming ready.
 */
import { url as inspectorUrl } from 'node:inspector'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, Menu, net, Notification, powerMonitor, protocol, safeStorage, session, webContents } from 'electron'
import { openApp } from '../app-reopen.ts'
import { readMachineId } from '../app.ts'
import type { OutpostApp } from '../app.ts'
import type { Result } from '../contract/result.ts'
import type { AppState } from '../contract/site.ts'
import { createLog, fileSink } from '../log.ts'
import type { ClosingPorts } from './closing.ts'
import { mayClose, sayNotSent } from './closing.ts'
import { watchEnding } from './ending.ts'
import { bridge } from './ipc-bridge.ts'
import { menuTemplate } from './menu.ts'
import { dataFolder, developmentOptions, memoryFolders, secretBox, systemProxy, watchLine, watchPower } from './platform.ts'
import { folderChooser } from './choose-folder.ts'
import { printedBy } from './printed.ts'
import { schemes, servePages } from './protocol.ts'
import { closeDebugging, guardContents, guardSession } from './security.ts'
import { openWindow, showPage } from './window.ts'
import type { Words } from './words.ts'
import { wordsIn } from './words.ts'

const here = import.meta.dirname
const developing = !app.isPackaged
const options = developmentOptions(app.isPackaged, process.argv.slice(1))

app.enableSandbox()
if (app.isPackaged) closeDebugging(app.commandLine, inspectorUrl() !== undefined)
protocol.registerSchemesAsPrivileged(schemes)
// The single-instance lock lies in this folder: a program with data of its own is an instance of its own.
if (options.data !== undefined) app.setPath('userData', join(options.data, 'window'))

const place = {
  packaged: app.isPackaged,
  platform: process.platform,
  programData: process.env['ProgramData'],
  userData: app.getPath('userData'),
}
const folder = options.data ?? dataFolder(place)
/** Each user of this computer practises alone: what is real is for all of them, this is for nobody else. */
const practiceFolder = options.data === undefined ? join(app.getPath('userData'), 'practice') : `${resolve(options.data)}-practice`
const logFile = join(app.getPath('userData'), 'logs', 'outpost.log')
const log = createLog(fileSink(logFile), 'electron')

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusFirst)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(start).catch(fail)
} else {
  app.quit()
}

async function start(): Promise<void> {
  guardSession(session.defaultSession)
  servePages(protocol, join(here, '../renderer'))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, developing)))
  const outpost = await openOutpost()
  const pages = bridge(outpost)
  watchPower(powerMonitor, outpost)
  const stopWatching = watchLine(net, (online) => outpost.networkChanged(online))
  closeBeforeQuit(outpost, stopWatching)
  const window = openWindow({
    preload: join(here, '../preload/index.cjs'),
    boundsFile: join(app.getPath('userData'), 'window.json'),
    icon: join(here, '../../resources/icons/outpost.png'),
    developing,
  })
  pages.admit(window.webContents)
  endWell(window, outpost)
  window.once('show', () => log.info('the window is open', { version: app.getVersion(), ms: Math.round(process.uptime() * 1000) }))
  showPage(window, { gone: (reason) => log.error('the page ended or did not load', { reason }), ask: askToReopen })
}

/** In a box of the operating system, for there is no page to say it. */
async function askToReopen(): Promise<boolean> {
  const { stopped, kept, again, close } = wordsIn(app.getLocale())
  const answer = await dialog.showMessageBox({ type: 'error', message: stopped, detail: kept, buttons: [again, close], cancelId: 1 })
  return answer.response === 0
}

async function openOutpost(): Promise<OutpostApp> {
  const machineId = options['machine-id']
  return openApp({
    dataFolder: folder,
    memoryFolders: memoryFolders(folder, app.getPath('userData')),
    version: app.getVersion(),
    shell: 'electron',
    workerUrl: new URL('./worker.js', import.meta.url),
    backupWorkerUrl: new URL('./backup.js', import.meta.url),
    practice: { folder: practiceFolder, centralUrl: new URL('./practice.js', import.meta.url) },
    chooseFolder: folderChooser(webContents),
    findProxy: systemProxy(session.defaultSession),
    secretBox: await secretBox(safeStorage, process.platform, folder),
    machineId: machineId === undefined ? readMachineId : () => Promise.resolve(machineId),
    clock: () => new Date(),
    log,
    logFile,
    pdf: printedBy(webContents),
    setupDefaults: { address: options.central ?? '', siteName: options.site ?? '' },
    ...(options.interval === undefined ? {} : { intervalSeconds: Number(options.interval) }),
  })
}

/** Asks before the program ends while documents wait; a shutdown is never held up by it (U-85). */
function endWell(window: BrowserWindow, outpost: OutpostApp): void {
  const ports: ClosingPorts = {
    leaving: outpost.leaving,
    sendAll: outpost.sendAll,
    isOnline: () => net.isOnline(),
    words: () => wordsOf(outpost),
    ask: async (box) => (await dialog.showMessageBox(window, box)).response,
  }
  watchEnding({
    window,
    power: powerMonitor,
    signals: process,
    ask: () => mayClose(ports),
    close: () => {
      if (!window.isDestroyed()) window.close()
    },
    failed: (error) => log.error('the question before closing could not be asked', { error }),
    quit: () => app.quit(),
    systemEnds: outpost.systemEnds,
    tellNotSent: () => {
      sayNotSent(ports, notify).catch((error: unknown) => log.error('what is not sent could not be said', { error }))
    },
  })
}

function notify(title: string, body: string): void {
  if (Notification.isSupported()) new Notification({ title, body }).show()
}

/** In the language that was chosen in the program. */
async function wordsOf(outpost: OutpostApp): Promise<Words> {
  const state = (await outpost.invoke('app.state', {}, 'main')) as Result<AppState>
  return wordsIn(state.ok ? state.value.locale : app.getLocale())
}

/** The worker stops and the file is left in order before the process ends; windows are closed by then. */
function closeBeforeQuit(outpost: OutpostApp, stopWatching: () => void): void {
  app.on('will-quit', (event) => {
    event.preventDefault()
    stopWatching()
    outpost
      .close()
      .then(() => log.info('closed'))
      .catch((error: unknown) => log.error('closing did not end well', { error }))
      // Not quit(): asked for from inside will-quit it does nothing.
      .finally(() => app.exit(0))
  })
}

function focusFirst(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A bug in main: what is on disk is whole, so the safe thing is to say so and to end. */
function fail(error: unknown): void {
  log.error('a fault that nothing expected', { error })
  if (developing) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  else {
    const { hasToClose, kept } = wordsIn(app.getLocale())
    dialog.showErrorBox(hasToClose, kept)
  }
  app.exit(1)
}
