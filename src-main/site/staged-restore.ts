/**
 * A restored database that lies ready beside the one in use. It takes its place when the data are opened next, before
 * anything else; a computer that dies in between finds the one or the other, and goes on.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export const stagedRestore = (dataFolder: string): string => join(dataFolder, 'restored.db')

/**
 * Puts a database that lies ready in the place of the one at `path`. What was there is kept beside it, under a name with
 * the time, for it may hold work that nobody else has. Gives that name, or null where nothing lay ready.
 */
export function applyRestore(dataFolder: string, path: string, now: Date): string | null {
  const staged = stagedRestore(dataFolder)
  if (!existsSync(staged)) return null
  const aside = cutShort(path) ?? `${path}.${now.toISOString().replaceAll(/[:.]/g, '-')}.replaced`
  // The log first: a database without its log is complete up to the last checkpoint, a log without its database is nothing.
  for (const end of ['-wal', '']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  rmSync(`${path}-shm`, { force: true })
  renameSync(staged, path)
  return aside
}

/** The name under which a try that was cut off has put the log alone: its database belongs beside it. */
function cutShort(path: string): string | null {
  const folder = dirname(path)
  const logs = readdirSync(folder).filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.replaced-wal'))
  const names = logs.map((name) => join(folder, name.slice(0, -'-wal'.length)))
  return names.find((name) => !existsSync(name)) ?? null
}
