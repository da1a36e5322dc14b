/**
 * The keys of this computer's backups, in one private file beside the data and never in a backup: one signs, the other is
 * derived from the administrator's passphrase. Whoever can read that file can read the database beside it, so it gives
 * nothing away; a stick that is lost or changed has neither.
 */
import { createHash, createHmac, randomBytes, scryptSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Seal } from './backup-manifest.ts'
import { replaceFile } from './replace-file.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const Cost = { ln: z.int(), r: z.int(), p: z.int() }
const Keys = z.strictObject({
  signing: hex(32),
  seal: z.strictObject({ ...Cost, salt: hex(16), key: hex(32) }).nullable(),
})
export type BackupKeys = z.infer<typeof Keys>

const cost = { ln: 15, r: 8, p: 1 }
const fileOf = (dataFolder: string): string => join(dataFolder, 'backups.key')

/** The file of the keys is there and cannot be read or understood; nothing was written in its place. */
export class BackupKeyUnreadable extends Error {}

/**
 * The keys in `dataFolder`, made where there are none. A file that cannot be read throws `BackupKeyUnreadable`: with new
 * keys the backups of before would be strangers, and those to come would no longer be encrypted.
 */
export function readKeys(dataFolder: string): BackupKeys {
  const path = fileOf(dataFolder)
  try {
    return Keys.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw new BackupKeyUnreadable(path, { cause: error })
  }
  const keys: BackupKeys = { signing: randomBytes(32).toString('hex'), seal: null }
  replaceFile(path, JSON.stringify(keys))
  return keys
}

/** Keeps the key of a passphrase for the backups to come; null: they are no longer encrypted. The passphrase is not kept. */
export function keepPassphrase(dataFolder: string, passphrase: string | null): void {
  const keys = readKeys(dataFolder)
  const salt = randomBytes(16).toString('hex')
  const seal = passphrase === null ? null : { ...cost, salt, key: sealKey(passphrase, { ...cost, salt }).toString('hex') }
  replaceFile(fileOf(dataFolder), JSON.stringify({ ...keys, seal } satisfies BackupKeys))
}

/** The AES key of a passphrase. An accent may come composed or not, by the keyboard that is used. */
export function sealKey(passphrase: string, { ln, r, p, salt }: Omit<Seal, 'nonce'>): Buffer {
  const options = { N: 2 ** ln, r, p, maxmem: 128 * 2 ** ln * r * p + 1024 * 1024 }
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, options)
}

/** Tells whose signature it is without giving the key away. */
export const keyId = ({ signing }: BackupKeys): string =>
  createHash('sha256').update(`outpost backup key ${signing}`).digest('hex').slice(0, 16)

export const signature = ({ signing }: BackupKeys, text: string): string =>
  createHmac('sha256', Buffer.from(signing, 'hex')).update(text, 'utf8').digest('hex')
