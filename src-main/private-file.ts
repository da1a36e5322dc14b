/**
 * Who may read the files of the data folder: nobody but its owner; or, where an installer gave the folder to a group
 * (2770), the members of that group, for two users of one PC work on one database. Windows rules this by the folder's
 * own list of rights and pays no heed to these bits.
 */
import { chmodSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const [forOwner, forGroup] = [0o600, 0o660]

/** The rights of a file in `folder`. */
export const privateMode = (folder: string): number => ((statSync(folder).mode & 0o020) === 0 ? forOwner : forGroup)

/** Gives the file the rights that its folder asks for. Another user's file is left: only its owner can change them. */
export function makePrivate(path: string): void {
  const mode = privateMode(dirname(path))
  const found = statSync(path)
  if ((found.mode & 0o777) !== mode && (process.getuid === undefined || found.uid === process.getuid())) chmodSync(path, mode)
}
