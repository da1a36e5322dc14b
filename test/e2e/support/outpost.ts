/** One Outpost under test: its page, and the ways in which its program can end and start again on the same data. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, chromium } from '@playwright/test'
import type { Browser, ElectronApplication, Page } from '@playwright/test'
import { startChild } from '../../support/child.ts'
import type { Child } from '../../support/child.ts'
import { findBrowser, howToGetOne } from '../../support/find-browser.ts'
import { findElectron } from '../../support/find-electron.ts'
import type { World } from './packaged.ts'

export type Outpost = {
  readonly shell: 'chromium' | 'electron' | 'packaged'
  /** The page of the program as it runs now; another one after `start`. */
  page(): Page
  /** Ends the program and waits: as a user does, or as a power cut does. */
  stop(how: 'close' | 'kill'): Promise<void>
  start(): Promise<Page>
  /** Is told of each page before anything is done with it. */
  onPage(watch: (page: Page) => void): void
  resize(width: number, height: number): Promise<void>
  /** The window's main process, for what only it can tell; null in the browser. */
  readonly window: () => ElectronApplication | null
  dispose(): Promise<void>
}

export type OutpostOptions = { readonly data: string; readonly args: readonly string[] }

const root = join(import.meta.dirname, '../../..')
const usual = { width: 1366, height: 820 }

let browser: Promise<Browser> | null = null

function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error(howToGetOne)
  return chromium.launch({ executablePath })
}

/** An empty page that shares nothing with others, in the one browser of this process. */
export async function openPage(): Promise<Page> {
  browser ??= launchBrowser()
  const context = await (await browser).newContext({ viewport: usual, locale: 'en-GB' })
  return context.newPage()
}

/** Ends that browser, where one was opened. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

/** Outpost in a page of its own over the web shell. */
export async function browserOutpost({ data, args }: OutpostOptions): Promise<Outpost> {
  const page = await openPage()
  let server: Child | null = null
  const outpost: Outpost = {
    shell: 'chromium',
    page: () => page,
    onPage: (watch) => watch(page),
    window: () => null,
    start: async () => {
      server = await startChild(join(root, 'src-main/web/main.ts'), {
        ready: /(http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)/,
        args: ['--data', data, '--renderer', join(root, 'out/renderer'), ...args],
      })
      await page.goto(server.ready[1] ?? '')
      return page
    },
    stop: async (how) => server?.stop(how === 'kill' ? 'SIGKILL' : 'SIGTERM'),
    resize: (width, height) => page.setViewportSize({ width, height }),
    dispose: async () => {
      await page.context().close()
      await server?.stop()
    },
  }
  return outpost
}

/** Outpost in its real window, as it is developed. */
export function windowOutpost({ data, args }: OutpostOptions): Outpost {
  const program = findElectron()
  if (program.kind === 'missing') throw new Error(program.why)
  // With no path Playwright takes the electron package's, and keeps `ready` back until it listens.
  return drivenOutpost('electron', { launch: { args: [root, '--data', data, ...args] } })
}

/** Outpost as it was packed, in a world of its own. */
export const packagedOutpost = (world: World): Outpost =>
  drivenOutpost('packaged', {
    launch: { executablePath: world.program, args: [], env: world.env },
    // Here nothing keeps `ready` back: a window that opens too early stays hidden from Playwright.
    mayBeMissed: () => existsSync(world.log) && readFileSync(world.log, 'utf8').includes('the window is open'),
  })

type Command = {
  readonly launch: { readonly executablePath?: string; readonly args: string[]; readonly env?: Record<string, string> }
  readonly mayBeMissed?: () => boolean
}

async function opened({ launch }: Command, patienceMs: number): Promise<[ElectronApplication, Page]> {
  const app = await _electron.launch({ ...launch, chromiumSandbox: true, locale: 'en-GB', timeout: patienceMs })
  try {
    return [app, await app.firstWindow({ timeout: patienceMs })]
  } catch (error) {
    app.process().kill('SIGKILL')
    throw error
  }
}

/** The screen was not to be had, or the driver came too late: neither says anything of the program. */
const isOfMachine = (error: unknown): boolean => error instanceof Error && /Missing X server|electron\.launch: Timeout/.test(error.message)

/** The program with its window; once more where Playwright has missed a window that did open, or the machine gave none. */
const windowOf = (command: Command): Promise<[ElectronApplication, Page]> =>
  opened(command, command.mayBeMissed === undefined ? 60_000 : 15_000).catch((error: unknown) => {
    if (command.mayBeMissed?.() !== true && !isOfMachine(error)) throw error
    process.stderr.write(`No window of the program (${String(error).slice(0, 200)}); it is started once more.\n`)
    return opened(command, 60_000)
  })

/** Ends the program as somebody who answers the question about what waits with "close": it stands in a box that no driver reaches. */
async function closeAll(app: ElectronApplication): Promise<void> {
  const { exitCode, signalCode } = app.process()
  if (exitCode !== null || signalCode !== null) return
  await app.evaluate(({ dialog }) => void (dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })))
  await app.close()
}

/** A window that Playwright drives, with Chromium's sandbox on. */
function drivenOutpost(shell: 'electron' | 'packaged', command: Command): Outpost {
  let app: ElectronApplication | null = null
  let page: Page | null = null
  let watchPage: (page: Page) => void = () => {}
  const running = (): ElectronApplication => {
    if (app === null) throw new Error('Outpost is not started')
    return app
  }
  return {
    shell,
    page: () => page ?? fail(),
    onPage: (watch) => void (watchPage = watch),
    window: () => app,
    start: async () => {
      const [program, first] = await windowOf(command)
      app = program
      page = first
      watchPage(page)
      // A window is there before its page: what is done to it earlier is lost, or ends in an error.
      await page.waitForURL((url) => url.protocol !== 'about:')
      return page
    },
    stop: async (how) => {
      const ended = new Promise<void>((resolve) =>
        running()
          .process()
          .once('exit', () => resolve()),
      )
      if (how === 'close') await closeAll(running())
      else running().process().kill('SIGKILL')
      await ended
      app = null
    },
    resize: (width, height) =>
      running().evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height]),
    dispose: async () => {
      if (app !== null) await closeAll(app)
    },
  }
}

const fail = (): never => {
  throw new Error('Outpost is not started')
}
