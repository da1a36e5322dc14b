/** Electron's program: the package fetches it at its first use, which fails where its host cannot be reached. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type ElectronProgram = { readonly kind: 'found'; readonly path: string } | { readonly kind: 'missing'; readonly why: string }

const home = join(import.meta.dirname, '../../node_modules/electron')
const patienceMs = 5 * 60_000

/** Finds Electron's program, fetching it if need be; or says why it cannot be had. */
export function findElectron(): ElectronProgram {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given !== undefined) return existing(join(given, process.platform === 'win32' ? 'electron.exe' : 'electron'))
  const before = installed()
  if (before !== null) return { kind: 'found', path: before }
  const fetched = spawnSync(process.execPath, [join(home, 'install.js')], { timeout: patienceMs, encoding: 'utf8' })
  const after = installed()
  if (after !== null) return { kind: 'found', path: after }
  const line = (fetched.stderr ?? '').split('\n').find((text) => /error/i.test(text)) ?? 'it was not there afterwards'
  return { kind: 'missing', why: line.replace(/^\w*Error:\s*/, '').trim() }
}

function installed(): string | null {
  const pathFile = join(home, 'path.txt')
  if (!existsSync(pathFile)) return null
  const path = join(home, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : null
}

const existing = (path: string): ElectronProgram =>
  existsSync(path) ? { kind: 'found', path } : { kind: 'missing', why: `${path} is not there` }

/** Why a window cannot be opened here although the program is there, or null. */
export function noWindowHere(): string | null {
  if (process.platform !== 'linux' || process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) return null
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'this machine has no display'
  return process.getuid?.() === 0 ? "Chromium's sandbox does not run for root" : null
}

if (import.meta.main) {
  const program = findElectron()
  if (program.kind === 'missing')
    process.stderr.write(`Electron's program cannot be had (${program.why}), so there is no window to test.\n`)
  process.exitCode = program.kind === 'missing' ? 1 : 0
}
