/**
 * What this computer remembers of the last use of its data, outside their folder (F-135, design 7): a file that is put
 * back by hand does not bring it along. It lies at several places, since not each of them can be written by everybody;
 * the newest that can be read is believed.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { checkDataFolder } from './data-folder.ts'
import type { HardwareId } from './hardware-id.ts'
import { replaceFile } from './replace-file.ts'

const LastUse = z.strictObject({
  format: z.literal(1),
  databaseId: z.string(),
  counter: z.int().min(0),
  /** The last entry of the journal, where it was known. */
  cursor: z.int().min(0),
  at: z.string(),
  site: z.strictObject({ uuid: z.string(), number: z.int(), name: z.string() }),
})
export type LastUse = z.infer<typeof LastUse>

export type UseMemory = {
  /** null where nothing was ever remembered, or nothing can be read. */
  readonly read: () => LastUse | null
  /** Whether at least one place has taken it. */
  readonly keep: (use: Omit<LastUse, 'format'>) => boolean
  /** Its folders, and whether each takes a file now. */
  readonly places: () => readonly { readonly folder: string; readonly takes: boolean }[]
}

const fileName = 'last-use.json'

/** Beside the data folder: whoever copies the folder or a file of it leaves this behind. */
export const besideFolder = (dataFolder: string): string => join(dirname(dataFolder), `${basename(dataFolder)}-memory`)

/** `folders` are made where they are missing and can be. Never throws. */
export function useMemory(folders: readonly string[]): UseMemory {
  return {
    read: () => newest(folders.flatMap((folder) => readOne(join(folder, fileName)) ?? [])),
    keep: (use) => folders.filter((folder) => keepOne(folder, { format: 1, ...use })).length > 0,
    places: () => folders.map((folder) => ({ folder, takes: checkDataFolder(folder) === null })),
  }
}

/** By the clock only between databases: of one database the counter tells, and the journal within one use. */
function newest(found: readonly LastUse[]): LastUse | null {
  return found.reduce<LastUse | null>((best, one) => (best === null || isNewer(one, best) ? one : best), null)
}

const isNewer = (one: LastUse, other: LastUse): boolean =>
  one.databaseId !== other.databaseId
    ? one.at > other.at
    : one.counter > other.counter || (one.counter === other.counter && one.cursor > other.cursor)

function readOne(path: string): LastUse | null {
  try {
    return LastUse.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function keepOne(folder: string, use: LastUse): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    replaceFile(join(folder, fileName), `${JSON.stringify(use, null, 2)}\n`)
    return true
  } catch {
    return false
  }
}

/** Tells one computer from another without being its ID: a file that is stolen must not give that away. */
export const computerMark = (hardware: HardwareId): string =>
  hardware.kind === 'usable' ? createHash('sha256').update(`outpost:last-computer:${hardware.id}`).digest('hex').slice(0, 32) : ''
