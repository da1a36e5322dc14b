/** Builds Outpost and opens it: its window, or the web shell where there can be none. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startChild } from '../support/child.ts'
import { findElectron, noWindowHere } from '../support/find-electron.ts'

export type Opened = { readonly closed: Promise<void>; readonly stop: () => Promise<void> }

const root = join(import.meta.dirname, '../..')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Builds the program; on a fault the compiler's words are shown and this process ends. */
export function build(): void {
  say('Building Outpost …')
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (built.status === 0) return
  process.stderr.write(`${built.stdout}${built.stderr}`)
  process.exit(1)
}

/** Opens Outpost with the options that both shells take (`--data`, `--central`, `--site`, `--machine-id`). */
export async function openOutpost(options: readonly string[]): Promise<Opened> {
  const electron = findElectron()
  const why = electron.kind === 'missing' ? `Electron's program cannot be had (${electron.why})` : noWindowHere()
  if (electron.kind === 'found' && why === null) return openWindow(electron.path, options)
  say(`${why}: Outpost opens in the browser instead.`)
  return openWebShell(options)
}

function openWindow(program: string, options: readonly string[]): Opened {
  const child = spawn(program, [root, ...options], { stdio: ['ignore', 'ignore', 'inherit'] })
  const closed = once(child, 'exit').then(() => undefined)
  return {
    closed,
    stop: async () => {
      child.kill()
      await closed
    },
  }
}

/** Opens it in the browser; the address is printed as well. */
export async function openWebShell(options: readonly string[]): Promise<Opened> {
  const shell = await startChild(join(root, 'src-main/web/main.ts'), {
    ready: /(http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)/,
    args: ['--renderer', join(root, 'out/renderer'), ...options],
  })
  const url = shell.ready[1] ?? ''
  say(`Open ${url}`)
  showInBrowser(url)
  return { closed: shell.ended, stop: () => shell.stop() }
}

/** A help and no more: the address stands in the terminal too. */
function showInBrowser(url: string): void {
  const opener = { win32: 'explorer', darwin: 'open' }[process.platform as string] ?? 'xdg-open'
  const browser = spawn(opener, [url], { stdio: 'ignore', detached: true })
  browser.on('error', () => {})
  browser.unref()
}
