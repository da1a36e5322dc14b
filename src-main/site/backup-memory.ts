/**
 * What this computer knows of its backups: where they go, the last one at each place, and the head of the chain. It lies
 * beside the database and not in it, so that a database that was put back does not bring yesterday's answer with it.
 */
import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupProblem, PlaceKind } from '../contract/backups.ts'
import { replaceFile } from './replace-file.ts'

const Last = z.strictObject({
  at: z.string(),
  file: z.string(),
  /** Where it lay then and how the place was called: a stick may be away by now. */
  path: z.string(),
  label: z.string(),
  kind: PlaceKind,
  sameDisk: z.boolean(),
  verified: z.boolean(),
})

const Memory = z.strictObject({
  /** null = the program's own folder beside the data. */
  folder: z.string().nullable(),
  sticks: z.array(z.strictObject({ id: z.string(), label: z.string(), addedAt: z.string() })),
  remindAfterDays: z.int(),
  /** The chain: number and signature of the newest backup that was made. */
  head: z.strictObject({ number: z.int(), signature: z.string() }).nullable(),
  /** What the data were at the last backup: nothing is backed up twice at close. */
  stamp: z.string().nullable(),
  last: z.record(z.string(), Last),
  /** What the last try at a place ran into. */
  problems: z.record(z.string(), z.strictObject({ at: z.string(), problem: BackupProblem })),
})
export type BackupMemory = z.infer<typeof Memory>
export type LastBackup = z.infer<typeof Last>

export const noMemory: BackupMemory = {
  folder: null,
  sticks: [],
  remindAfterDays: 7,
  head: null,
  stamp: null,
  last: {},
  problems: {},
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'backups.json')

/** What is kept in `dataFolder`; one that cannot be read is set aside, not overwritten, and its detail given. */
export function readMemory(dataFolder: string): { readonly memory: BackupMemory; readonly trouble: string | null } {
  const path = fileOf(dataFolder)
  try {
    return { memory: Memory.parse(JSON.parse(readFileSync(path, 'utf8'))), trouble: null }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return { memory: noMemory, trouble: null }
    return { memory: noMemory, trouble: setAside(path, error) }
  }
}

function setAside(path: string, error: unknown): string {
  try {
    renameSync(path, `${path}.unreadable`)
  } catch {
    // A disk that cannot be written to: the next start finds the same.
  }
  return error instanceof Error ? error.message : String(error)
}

/** The new text is whole on disk before the old one goes. Throws what the disk says. */
export const keepMemory = (dataFolder: string, memory: BackupMemory): void =>
  replaceFile(fileOf(dataFolder), JSON.stringify(memory, null, 2))
