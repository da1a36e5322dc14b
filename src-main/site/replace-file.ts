/** A small file that is always whole: a power cut leaves the old text or the new one. */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makePrivate } from '../private-file.ts'

/** Puts `text` in the place of what is at `path`, for those alone who may use the folder. Throws what the disk says. */
export function replaceFile(path: string, text: string): void {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = openSync(beside, 'wx', 0o600)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    makePrivate(beside)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
