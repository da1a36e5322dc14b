/** What a backup says of itself: in clear, so that it can be listed without a passphrase; never anything of a person. */
import { z } from 'zod'
import { BackupReason } from '../contract/backups.ts'

/** scrypt's cost and salt, and the nonce of AES-256-GCM; hex. */
export const Seal = z.object({
  ln: z.int().min(10).max(20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{24}$/),
})
export type Seal = z.infer<typeof Seal>

export const Counts = z.object({
  /** Records of each local table. */
  tables: z.record(z.string(), z.int()),
  items: z.int(),
  stockLines: z.int(),
  /** Packs in the buildings times what a pack cost. */
  stockValue: z.number(),
  /** Batches whose figures do not agree with their documents; null in one that was made of an older file. */
  batchesOff: z.int().nullable(),
  /** Records that central had not taken. */
  waiting: z.int(),
})
export type Counts = z.infer<typeof Counts>

export const Manifest = z.object({
  madeAt: z.iso.datetime(),
  reason: BackupReason,
  /** Place in the chain of this computer's backups, and the signature of the one before. */
  number: z.int().min(1),
  previous: z.string().nullable(),
  /** Which computer's key signed it; says nothing of the key. */
  keyId: z.string(),
  site: z.object({ number: z.int(), name: z.string(), code: z.string() }).nullable(),
  databaseId: z.string(),
  appVersion: z.string(),
  schemaVersion: z.int(),
  counts: Counts,
  /** The database itself, before it was encrypted. */
  database: z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  seal: Seal.nullable(),
})
export type Manifest = z.infer<typeof Manifest>
