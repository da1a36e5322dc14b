/** JSON text of `rest` and of JSON columns. Whole numbers above 2^53 survive: they are bigints here, bare digits in the text. */
import { parse, stringify } from 'lossless-json'

/** Sixteen digits where a whole number may stand: not the tail of a fraction, nor of most texts. */
const longInteger = /(?:^|[:[,])\s*-?\d{16}/

/** Parses text that this program wrote; integers beyond 2^53 become bigints. */
export function parseExact(text: string): unknown {
  return longInteger.test(text) ? parse(text, undefined, exact) : JSON.parse(text)
}

/** The text of a value that came from JSON; bigints are written as their digits. */
export function stringifyExact(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return stringify(value) ?? 'null'
  }
}

/** A key that comes twice counts as JavaScript's own parser counts it: the last one. */
const exact = { parseNumber: exactNumber, onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue }

function exactNumber(text: string): number | bigint {
  const value = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value
}
