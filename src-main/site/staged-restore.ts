/**
 * A restored database that lies ready beside the one in use. It takes its place when the data are opened next, before
 * anything else; a computer that dies in between finds the one or the other, and goes on.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const stagedRestore = (dataFolder: string): string => join(dataFolder, 'restored.db')

/**
 * Puts a database that lies ready in the place of the one at `path`. What was there is kept beside it, under a name with
 * the time, for it may hold work that nobody else has. Gives that name, or null where nothing lay ready.
 */
export function applyRestore(dataFolder: string, path: string, now: Date): string | null {
  const staged = stagedRestore(dataFolder)
  if (!existsSync(staged)) return null
  const aside = `${path}.${now.toISOString().replaceAll(/[:.]/g, '-')}.replaced`
  // The log first: a database without its log is complete up to the last checkpoint, a log without its database is nothing.
  for (const end of ['-wal', '']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  rmSync(`${path}-shm`, { force: true })
  renameSync(staged, path)
  return aside
}
