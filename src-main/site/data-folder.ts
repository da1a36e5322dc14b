/** May the data folder be used? Asked before the database is opened, so that the answer is a sentence and not a code. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CauseCode } from '../contract/causes.ts'

export type FolderProblem = {
  readonly code: CauseCode
  readonly reason: 'not_a_folder' | 'not_writable' | 'full' | 'missing'
  readonly detail: string
}

/** Makes the folder where it is missing and proves that it takes a file; null = it can be used. */
export function checkDataFolder(folder: string): FolderProblem | null {
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) return problem('not_a_folder', folder)
    makeFolder(folder)
    const probe = join(folder, `.probe-${randomUUID()}`)
    writeFileSync(probe, 'can write', { flag: 'wx' })
    rmSync(probe)
    return null
  } catch (error) {
    return problem(reasonOf(error), error instanceof Error ? error.message : String(error))
  }
}

const codesOfDisk = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'EIO', 'EBUSY'])

/** What a file that could not be made, written or moved says of the disk and the folder; null for any other error. */
export function fileProblem(error: unknown): FolderProblem | null {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  if (!(error instanceof Error) || typeof syscall !== 'string' || typeof code !== 'string') return null
  return codesOfDisk.has(code) ? problem(reasonOf(error), error.message) : null
}

/** Not mkdir's own `recursive`: it never ends where a parent says that it is there and then is not, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function reasonOf(error: unknown): FolderProblem['reason'] {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'not_a_folder'
  return code === 'ENOENT' ? 'missing' : 'not_writable'
}

const problem = (reason: FolderProblem['reason'], detail: string): FolderProblem => ({
  code: reason === 'full' ? 'disk_full' : 'data_folder_unusable',
  reason,
  detail,
})
