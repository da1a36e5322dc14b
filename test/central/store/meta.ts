import { randomBytes } from 'node:crypto'
import type { Storage } from './storage.ts'

function kept(storage: Storage, key: string, make: () => string): string {
  const row = storage.row<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)
  if (row) return row.value
  const value = make()
  setMeta(storage, key, value)
  return value
}

export function setMeta(storage: Storage, key: string, value: string): void {
  storage.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value)
}

/** The key with which this central signs its tokens. */
export const tokenSecret = (storage: Storage): string => kept(storage, 'token_secret', () => randomBytes(32).toString('hex'))

/** Twelve hex digits at the start of every syncOutId, so that ids of two centrals never look alike. */
export const queuePrefix = (storage: Storage): string => kept(storage, 'queue_prefix', () => randomBytes(6).toString('hex').toUpperCase())

/** The serial given last (F-112, F-114). */
export const lastSerial = (storage: Storage): bigint => BigInt(kept(storage, 'last_serial', () => '0'))
export const keepLastSerial = (storage: Storage, serial: bigint): void => setMeta(storage, 'last_serial', serial.toString())

/** How many serials a new entry leaves out (knob cursorGaps). */
export const serialGap = (storage: Storage): bigint => BigInt(kept(storage, 'serial_gap', () => '0'))
