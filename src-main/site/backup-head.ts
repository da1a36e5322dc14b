/**
 * The head of a backup file, three lines of text: the format, the manifest as JSON, and the signature of both. After it
 * come the database (encrypted, with 16 bytes of tag, where a passphrase is set) and the SHA-256 of all before it. So a
 * changed byte is found by anybody, and who changed it on purpose is found by the computer that holds the key.
 */
import { open } from 'node:fs/promises'
import type { BackupProblem, BackupProof } from '../contract/backups.ts'
import type { BackupKeys } from './backup-key.ts'
import { keyId, signature } from './backup-key.ts'
import { Manifest } from './backup-manifest.ts'

export const digestBytes = 32
export const tagBytes = 16
const format = 'OUTPOST BACKUP '
const version = '1'
const mostHeadBytes = 64 * 1024

export type Head = {
  readonly manifest: Manifest
  readonly proof: BackupProof
  readonly signature: string
  /** Where the database begins, and how long the file has to be. */
  readonly from: number
  readonly bytes: number
}
export type HeadRead = { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly problem: BackupProblem }

/** The head's text, signed. */
export function headText(manifest: Manifest, keys: BackupKeys): { readonly text: string; readonly signature: string } {
  const signed = `${format}${version}\n${JSON.stringify(manifest)}\n`
  const sign = signature(keys, signed)
  return { text: `${signed}${sign}\n`, signature: sign }
}

/** Reads the head of the file at `path`; `keys` tell whether it is our own. What is wrong with the file is a value. */
export async function readHead(path: string, keys: BackupKeys): Promise<HeadRead> {
  let start: Buffer
  let bytes: number
  try {
    ;({ start, bytes } = await startOf(path))
  } catch (error) {
    return { ok: false, problem: (error as { code?: unknown }).code === 'ENOENT' ? 'missing' : 'unreadable' }
  }
  const lines = linesOf(start)
  if (lines === null || !lines.kind.startsWith(format)) return { ok: false, problem: 'not_a_backup' }
  if (lines.kind !== format + version)
    return { ok: false, problem: /^\d+$/.test(lines.kind.slice(format.length)) ? 'newer_program' : 'altered' }
  const manifest = parsed(lines.manifest)
  if (manifest === null) return { ok: false, problem: 'altered' }
  const head = {
    manifest,
    proof: proofOf(lines, manifest, keys),
    signature: lines.signature,
    from: lines.from,
    bytes: lengthOf(lines.from, manifest),
  }
  return bytes < head.bytes ? { ok: false, problem: 'cut_short' } : { ok: true, head }
}

const lengthOf = (from: number, { database, seal }: Manifest): number =>
  from + database.bytes + (seal === null ? 0 : tagBytes) + digestBytes

async function startOf(path: string): Promise<{ readonly start: Buffer; readonly bytes: number }> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(mostHeadBytes)
    const { bytesRead } = await file.read(buffer, 0, mostHeadBytes, 0)
    return { start: buffer.subarray(0, bytesRead), bytes: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

type Lines = { readonly kind: string; readonly manifest: string; readonly signature: string; readonly from: number }

function linesOf(start: Buffer): Lines | null {
  const ends: number[] = []
  for (let at = start.indexOf(10); at >= 0 && ends.length < 3; at = start.indexOf(10, at + 1)) ends.push(at)
  const [first, second, third] = ends
  if (first === undefined || second === undefined || third === undefined) return null
  const text = (from: number, to: number): string => start.toString('utf8', from, to)
  return { kind: text(0, first), manifest: text(first + 1, second), signature: text(second + 1, third), from: third + 1 }
}

function parsed(text: string): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function proofOf(lines: Lines, manifest: Manifest, keys: BackupKeys): BackupProof {
  if (manifest.keyId !== keyId(keys)) return 'other'
  return signature(keys, `${lines.kind}\n${lines.manifest}\n`) === lines.signature ? 'own' : 'broken'
}
