/** Where the hash of the site's password lies (F-136): behind a port, since the OS keychain belongs to the shell. */
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makePrivate } from '../private-file.ts'

export type SecretBox = {
  readonly kind: 'keychain' | 'file'
  /** null where nothing was ever written; rejects where it cannot be read. */
  readonly read: () => Promise<string | null>
  readonly write: (secret: string) => Promise<void>
  readonly clear: () => Promise<void>
}

/** Takes the secret out of its box; what is given puts it back. One that cannot be read is gone for good, and of no use. */
export async function takeSecret(box: SecretBox): Promise<() => Promise<void>> {
  const secret = await box.read().catch(() => null)
  await box.clear()
  return async () => {
    if (secret !== null) await box.write(secret)
  }
}

/** A file that only those can read who may use the data folder, for a PC without a keychain; the set-up screen says so. */
export function fileSecretBox(path: string): SecretBox {
  return {
    kind: 'file',
    read: () => readOrNull(path),
    write: (secret) => replaceFile(path, secret),
    clear: () => rm(path, { force: true }),
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    return text === '' ? null : text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** The new text is whole on disk before the old one goes: a power cut leaves one or the other. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    makePrivate(beside)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
