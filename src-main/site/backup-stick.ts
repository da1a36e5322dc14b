/** A USB stick that was registered for backups carries a mark, so that it is known whatever letter or folder it gets. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Drive, FindDrives } from './drives.ts'
import { replaceFile } from './replace-file.ts'

const Mark = z.object({ id: z.string().min(1).max(100) })
const folderName = 'Outpost backups'
const markName = 'outpost-stick.json'

export type Plugged = Drive & { readonly folder: string; readonly stickId: string | null }

/** Everything that is plugged in, and which of them are marked. */
export async function pluggedIn(find: FindDrives): Promise<readonly Plugged[]> {
  const drives = await find()
  return Promise.all(drives.map(async (drive) => ({ ...drive, folder: join(drive.path, folderName), stickId: await markOf(drive) })))
}

async function markOf({ path }: Drive): Promise<string | null> {
  try {
    return Mark.parse(JSON.parse(await readFile(join(path, folderName, markName), 'utf8'))).id
  } catch {
    return null
  }
}

/** Makes the folder for backups on a stick and marks it. Throws what the disk says. */
export async function markStick(folder: string, id: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  replaceFile(join(folder, markName), JSON.stringify({ id }))
}
