/**
 * Whether the operating system encrypts the disk under the data folder: patients' names lie there, and what protects
 * them on a stolen PC is the disk, not this program (README, "Encryption at rest"). Asked without administrator's
 * rights; where the system does not say, that is the answer.
 */
import { execFile } from 'node:child_process'
import path from 'node:path'

export type DiskEncryption = 'on' | 'off' | 'unknown'
/** Runs a program and gives what it printed; rejects where it is not there, fails or takes too long. */
export type Ask = (program: string, args: readonly string[]) => Promise<string>

/** How the disk of `folder` is, on that platform. Never rejects. */
export async function diskEncryption(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  ask: Ask = run,
): Promise<DiskEncryption> {
  const look = looks[platform]
  if (look === undefined) return 'unknown'
  try {
    return await look(folder, ask)
  } catch {
    return 'unknown'
  }
}

const looks: Partial<Record<NodeJS.Platform, (folder: string, ask: Ask) => Promise<DiskEncryption>>> = {
  win32: bitLocker,
  darwin: async (_, ask) => fileVault(await ask('/usr/bin/fdesetup', ['status'])),
  linux: async (folder, ask) => {
    const source = (await ask('findmnt', ['--noheadings', '--output', 'SOURCE', '--target', folder])).trim()
    // Of a bind mount or a subvolume, findmnt adds the folder in brackets.
    const device = source.replace(/\[.*\]$/, '')
    if (!device.startsWith('/dev/')) return 'unknown'
    const chain = await ask('lsblk', ['--noheadings', '--inverse', '--list', '--output', 'TYPE', device])
    return chain.split(/\s+/).includes('crypt') ? 'on' : 'off'
  },
}

/** What Explorer shows of a drive; `manage-bde` would want an administrator. */
async function bitLocker(folder: string, ask: Ask): Promise<DiskEncryption> {
  const drive = path.win32.parse(path.win32.resolve(folder)).root.slice(0, 2)
  if (!/^[a-z]:$/i.test(drive)) return 'unknown'
  const script = `(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')`
  const state = (await ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script])).trim()
  // 1 on, 2 off, 3 being encrypted, 4 being decrypted, 5 suspended (the key lies open), 6 locked.
  if (state === '1' || state === '6') return 'on'
  return ['2', '3', '4', '5'].includes(state) ? 'off' : 'unknown'
}

function fileVault(said: string): DiskEncryption {
  if (/FileVault is On/i.test(said)) return 'on'
  return /FileVault is Off/i.test(said) ? 'off' : 'unknown'
}

const run: Ask = (program, args) =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout: 10_000, windowsHide: true }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    )
  })
