/** Writing a backup file and reading it whole. Synchronous: it runs in a thread of its own. */
import type { DecipherGCM, Hash } from 'node:crypto'
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import type { BackupProblem } from '../contract/backups.ts'
import type { Head } from './backup-head.ts'
import { digestBytes, headText, tagBytes } from './backup-head.ts'
import type { BackupKeys } from './backup-key.ts'
import type { Manifest } from './backup-manifest.ts'

const chunkBytes = 1024 * 1024
const cipher = 'aes-256-gcm'
/** Told how far it is, from 0 to 1. */
export type Progress = (share: number) => void

/** SHA-256 and length of a file. */
export function digestOf(path: string): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256')
  let bytes = 0
  eachChunk(path, 0, Infinity, (chunk) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  return { bytes, sha256: hash.digest('hex') }
}

/**
 * Writes the database at `source` as a backup to `target`, which must not be there, and gives its signature. It is on the
 * disk when this returns. Throws what the disk says, and leaves what was written.
 */
export function writeBackup(source: string, target: string, manifest: Manifest, keys: BackupKeys, progress: Progress): string {
  const head = headText(manifest, keys)
  const file = openSync(target, 'wx', 0o600)
  try {
    const whole = createHash('sha256')
    const put = (bytes: Buffer): void => {
      whole.update(bytes)
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    }
    put(Buffer.from(head.text, 'utf8'))
    const sealer = sealerOf(manifest, keys, head.text)
    let done = 0
    eachChunk(source, 0, manifest.database.bytes, (chunk) => {
      put(sealer === null ? chunk : sealer.update(chunk))
      progress((done += chunk.length) / manifest.database.bytes)
    })
    if (sealer !== null) put(Buffer.concat([sealer.final(), sealer.getAuthTag()]))
    const digest = whole.digest()
    for (let at = 0; at < digest.length;) at += writeSync(file, digest, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return head.signature
}

function sealerOf({ seal }: Manifest, keys: BackupKeys, head: string) {
  if (seal === null) return null
  if (keys.seal === null) throw new Error('there is no key to encrypt with')
  const sealer = createCipheriv(cipher, Buffer.from(keys.seal.key, 'hex'), Buffer.from(seal.nonce, 'hex'), { authTagLength: tagBytes })
  return sealer.setAAD(Buffer.from(head, 'utf8'))
}

export type Whole = { readonly ok: true } | { readonly ok: false; readonly problem: BackupProblem }

/** Whether the file holds the bytes that were written: reads all of it, and needs no key. */
export function isUnaltered(path: string, head: Head, progress: Progress = () => {}): boolean {
  const whole = createHash('sha256')
  const end = head.bytes - digestBytes
  let done = 0
  eachChunk(path, 0, end, (chunk) => {
    whole.update(chunk)
    progress((done += chunk.length) / end)
  })
  const rest: Buffer[] = []
  // A byte more than there should be is a change too.
  eachChunk(path, end, digestBytes + 1, (chunk) => rest.push(Buffer.from(chunk)))
  return Buffer.concat(rest).equals(whole.digest())
}

/**
 * Writes the database of a backup to `target`, which must not be there. `key` opens an encrypted one; a wrong key or a
 * changed byte is a problem and not an error. Throws what the disk says. What was written must not be trusted without ok.
 */
export function unpack(path: string, head: Head, key: Buffer | null, target: string, progress: Progress = () => {}): Whole {
  const { manifest, from } = head
  const opener = openerOf(path, head, key)
  if (manifest.seal !== null && opener === null) return { ok: false, problem: 'passphrase_needed' }
  const hash = createHash('sha256')
  const file = openSync(target, 'wx', 0o600)
  try {
    let done = 0
    eachChunk(path, from, manifest.database.bytes, (chunk) => {
      const plain = opener === null ? chunk : opener.update(chunk)
      hash.update(plain)
      for (let at = 0; at < plain.length;) at += writeSync(file, plain, at)
      progress((done += chunk.length) / manifest.database.bytes)
    })
    if (opener !== null && !isAuthentic(opener)) return { ok: false, problem: 'wrong_passphrase' }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return digestIs(hash, manifest.database.sha256) ? { ok: true } : { ok: false, problem: 'altered' }
}

const digestIs = (hash: Hash, sha256: string): boolean => hash.digest('hex') === sha256

function openerOf(path: string, { manifest, from }: Head, key: Buffer | null): DecipherGCM | null {
  if (manifest.seal === null || key === null) return null
  const opener = createDecipheriv(cipher, key, Buffer.from(manifest.seal.nonce, 'hex'), { authTagLength: tagBytes })
  eachChunk(path, 0, from, (head) => opener.setAAD(Buffer.from(head)))
  eachChunk(path, from + manifest.database.bytes, tagBytes, (tag) => opener.setAuthTag(Buffer.from(tag)))
  return opener
}

function isAuthentic(opener: DecipherGCM): boolean {
  try {
    opener.final()
    return true
  } catch {
    return false
  }
}

/** The chunk is only good until the next. */
function eachChunk(path: string, from: number, bytes: number, take: (chunk: Buffer) => void): void {
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, bytes))
  try {
    for (let done = 0; done < bytes;) {
      const got = readSync(file, buffer, 0, Math.min(buffer.length, bytes - done), from + done)
      if (got === 0) return
      done += got
      take(buffer.subarray(0, got))
    }
  } finally {
    closeSync(file)
  }
}
