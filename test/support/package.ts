/**
 * `npm run package`: the built program as a folder that can be started, for this platform. Further arguments go to
 * electron-builder as they are (`--linux deb` makes that installer). The Electron to pack is the one that is here already (ELECTRON_PACKAGE_DIST or what the
 * electron package has fetched); only without one does electron-builder go and fetch it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const builtHere = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'

export type Packed = { readonly program: string; readonly resources: string }

/** Where electron-builder lays the unpacked program for this platform below `output`. */
export function packedIn(output: string): Packed {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'darwin') {
    const contents = join(output, `mac${arch}`, 'Outpost.app/Contents')
    return { program: join(contents, 'MacOS/Outpost'), resources: join(contents, 'Resources') }
  }
  const isWindows = process.platform === 'win32'
  const folder = join(output, `${isWindows ? 'win' : 'linux'}${arch}-unpacked`)
  return { program: join(folder, isWindows ? 'Outpost.exe' : 'outpost'), resources: join(folder, 'resources') }
}

/** Options for the Electron that is at hand, or none. */
function electronAtHand(): string[] {
  const folder = process.env['ELECTRON_PACKAGE_DIST'] ?? join(root, 'node_modules/electron/dist')
  const file = join(folder, 'version')
  if (!existsSync(file)) return []
  const version = readFileSync(file, 'utf8').trim().replace(/^v/, '')
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
}

/** better-sqlite3 looks first for a native file that was compiled on purpose; then that one is packed, and no other. */
function nativeFile(): string[] {
  if (!existsSync(join(root, builtHere))) return []
  return ['-c.extends=electron-builder.yml', '-c.files=!node_modules/better-sqlite3/prebuilds/**', `-c.files=${builtHere}`]
}

/** Packs what `npm run build` left below `output`, as a folder unless an installer is asked for; gives electron-builder's exit status. */
export function pack(output: string, more: readonly string[] = []): number {
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const what = more.some((word) => /^--(win|mac|linux)$/.test(word)) ? [] : ['--dir']
  const args = [...what, '--publish', 'never', `-c.directories.output=${output}`, ...electronAtHand(), ...nativeFile(), ...more]
  const { status } = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit' })
  // Electron's own sample program, which electron-builder leaves where it copies a folder instead of unpacking an archive.
  rmSync(join(packedIn(output).resources, 'default_app.asar'), { force: true })
  return status ?? 1
}

const frame = '='.repeat(82)

if (import.meta.main) {
  process.exitCode = pack(join(root, 'dist'), process.argv.slice(2))
  const why =
    electronAtHand().length === 0
      ? 'No Electron is at hand, and none could be had: electron-builder says why above.'
      : 'electron-builder says why above.'
  if (process.exitCode !== 0) process.stderr.write(`\n${frame}\n=== NOT PACKED. ${why}\n${frame}\n`)
}
