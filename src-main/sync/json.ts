/**
 * JSON as central writes it. Serial numbers are 64-bit (F-114) and JavaScript's own parser rounds above 2^53, so a
 * text that holds a run of 16 digits where a number may stand goes through the slow, exact parser; all others do not.
 */
import { parse, stringify } from 'lossless-json'

const longInteger = /[:[,]\s*-?\d{16,}/

/** Integers beyond 2^53 come as bigint, all other numbers as number. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return longInteger.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text)
}

/** The other way round: bigints are written as bare digits. */
export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null'
}

function exactNumber(text: string): number | bigint {
  const value = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value
}
