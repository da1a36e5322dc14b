/** Disks that can be taken off, as this operating system shows them: USB sticks and cards. Found by looking, without privileges. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

export type Drive = { readonly path: string; readonly label: string }
/** What is plugged in now; a disk that does not answer is left out. */
export type FindDrives = () => Promise<readonly Drive[]>

/** Where this operating system puts them. */
export const findDrives: FindDrives = () => {
  if (process.platform === 'win32') return windowsDrives()
  return process.platform === 'darwin' ? foldersIn('/Volumes') : linuxDrives('/proc/mounts')
}

const mountedByPeople = /^\/(media|run\/media|mnt)\/./

/** Linux mounts sticks below these folders; spaces are octal in its list. */
export async function linuxDrives(mounts: string): Promise<readonly Drive[]> {
  const lines = (await readFile(mounts, 'utf8').catch(() => '')).split('\n')
  const paths = lines.map((line) =>
    (line.split(' ')[1] ?? '').replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
  )
  return [...new Set(paths)].filter((path) => mountedByPeople.test(path)).map(named)
}

async function foldersIn(folder: string): Promise<readonly Drive[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map(async (name) => ((await isOtherDisk(join(folder, name))) ? [named(join(folder, name))] : [])))
  return found.flat()
}

/** macOS shows its own disk among the volumes. */
const isOtherDisk = async (path: string): Promise<boolean> =>
  Promise.all([stat(path), stat('/')]).then(
    ([one, root]) => one.isDirectory() && one.dev !== root.dev,
    () => false,
  )

/** Every letter but the system's that answers; Windows has no list of sticks that needs no other program. */
async function windowsDrives(): Promise<readonly Drive[]> {
  const own = (process.env['SystemDrive'] ?? 'C:').toUpperCase()
  const letters = Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:`).filter((letter) => letter !== own)
  const found = await Promise.all(
    letters.map(async (letter) => ((await isFolder(`${letter}\\`)) ? [{ path: `${letter}\\`, label: letter }] : [])),
  )
  return found.flat()
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

const named = (path: string): Drive => ({ path, label: basename(path) })
