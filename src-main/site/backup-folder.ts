/** A folder with backups: its list, and what is written to it. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupEntry, BackupProblem } from '../contract/backups.ts'
import type { Head, HeadRead } from './backup-head.ts'
import { readHead } from './backup-head.ts'
import type { BackupKeys } from './backup-key.ts'
import type { Manifest } from './backup-manifest.ts'

const ending = '.outpost-backup'
const unfinished = '.part'

/** `outpost-KBR-2026-03-01-1800-n12.outpost-backup`: to be found by people, and in the order of time by name. */
export function backupName({ site, madeAt, number }: Pick<Manifest, 'site' | 'madeAt' | 'number'>): string {
  const code = (site?.code ?? '').replaceAll(/[^\w-]+/g, '').slice(0, 20)
  const time = `${madeAt.slice(0, 10)}-${madeAt.slice(11, 13)}${madeAt.slice(14, 16)}`
  return `outpost${code === '' ? '' : `-${code}`}-${time}-n${number}${ending}`
}

/** Only a name, and only of ours: a page must not name a path. */
export const isBackupName = (name: string): boolean => /^[\w.-]+$/.test(name) && name.endsWith(ending)

export type Listed = { readonly file: string; readonly bytes: number; readonly read: HeadRead }

/** The backups in a folder, newest first; those that cannot be read last. Nothing where there is no such folder. */
export async function listBackups(folder: string, keys: BackupKeys): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  for (const file of await namesIn(folder)) {
    const path = join(folder, file)
    const size = await stat(path).then(
      (one) => one.size,
      () => 0,
    )
    listed.push({ file, bytes: size, read: await readHead(path, keys) })
  }
  return listed.sort((a, b) => madeAt(b).localeCompare(madeAt(a)) || b.file.localeCompare(a.file))
}

const madeAt = ({ read }: Listed): string => (read.ok ? read.head.manifest.madeAt : '')

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(isBackupName)
  } catch {
    return []
  }
}

/** What of a place is shown: each backup, whether its signature is ours, and whether the chain to the one before it holds. */
export function entriesOf(placeId: string, listed: readonly Listed[]): BackupEntry[] {
  const heads = listed.flatMap(({ read }) => (read.ok && read.head.proof === 'own' ? [read.head] : []))
  return listed.map(({ file, bytes, read }) => ({
    placeId,
    file,
    bytes,
    proof: read.ok ? read.head.proof : 'broken',
    chained: read.ok && isChained(read.head, heads),
    about: read.ok ? aboutOf(read.head.manifest) : null,
  }))
}

function isChained({ manifest, proof }: Head, own: readonly Head[]): boolean {
  const before = proof === 'own' ? own.find((one) => one.manifest.number === manifest.number - 1) : undefined
  return before === undefined || before.signature === manifest.previous
}

function aboutOf({ madeAt: at, reason, number, seal, site, counts }: Manifest): NonNullable<BackupEntry['about']> {
  const { items, stockLines, stockValue, waiting } = counts
  return { madeAt: at, reason, number, sealed: seal !== null, site: site?.name ?? '', items, stockLines, stockValue, waiting }
}

/**
 * What an interrupted try of this site left; what another site writes into the same folder now is not touched. A folder that
 * is not there is not made: its stick or disk may only be away.
 */
function clean(folder: string, file: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith(ending + unfinished) && stemOf(name) === stemOf(file)) rmSync(join(folder, name), { force: true })
}

/** `outpost-KBR`: the name without time and number. */
const stemOf = (name: string): string => name.replace(/-\d{4}-\d\d-\d\d-\d{4}-n\d+\.[^/]*$/, '')

/**
 * Puts a backup into the folder: written beside its name, proved, and only then given its name. `write` writes it, `prove`
 * gives what is wrong with it. What fails leaves nothing behind.
 */
export async function place(
  folder: string,
  file: string,
  write: (path: string) => void,
  prove: (path: string) => Promise<BackupProblem | null>,
): Promise<BackupProblem | null> {
  const path = join(folder, file)
  const beside = path + unfinished
  try {
    clean(folder, file)
    write(beside)
    const problem = await prove(beside)
    if (problem === null) renameSync(beside, path)
    else rmSync(beside, { force: true })
    if (problem === null) syncFolder(folder)
    return problem
  } catch (error) {
    rmSync(beside, { force: true })
    const problem = problemOf(error)
    if (problem === 'failed') throw error
    return problem
  }
}

/** So that the name is on the disk too; Windows and some sticks know no such thing. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // The file itself is on the disk.
  }
}

const problems: Readonly<Record<string, BackupProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOENT: 'no_folder',
  ENOTDIR: 'no_folder',
  EEXIST: 'no_folder',
  ENODEV: 'no_folder',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  EIO: 'unreadable',
}

/** What the disk said, as a word of the contract. */
export function problemOf(error: unknown): BackupProblem {
  const code = (error as { code?: unknown } | null)?.code
  return (typeof code === 'string' ? problems[code] : undefined) ?? 'failed'
}

/** Room in bytes for a person's files where `path` lies; null where that cannot be told. */
export async function roomAt(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize
  } catch {
    return null
  }
}

/** Whether both lie on one disk; the nearest folder that is there counts. */
export const onSameDisk = async (one: string, other: string): Promise<boolean> => (await deviceOf(one)) === (await deviceOf(other))

async function deviceOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).dev
  } catch {
    return dirname(path) === path ? null : deviceOf(dirname(path))
  }
}
