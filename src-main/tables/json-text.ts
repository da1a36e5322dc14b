/** What can be seen of a JSON text without parsing it. */

/** Deeper than this no record is stored: SQLite's own JSON functions end at 1000, and one record must not stop a query. */
export const deepestRecord = 500

/** True where the values of a JSON text lie more than `deepestRecord` deep. Quick for texts with few brackets. */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * deepestRecord || !hasMore(text, deepestRecord)) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfText(text, at) - 1
    else if (code === brace || code === bracket) {
      if (++depth > deepestRecord) return true
    } else if (code === brace + 2 || code === bracket + 2) depth -= 1
  }
  return false
}

const quote = 0x22
const bracket = 0x5b
const brace = 0x7b

function hasMore(text: string, count: number): boolean {
  let left = count
  for (const sign of ['{', '[']) for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) if (--left < 0) return true
  return false
}

/** The place behind the closing quote of the text that opens at `from`, or the end where there is none. */
export function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) if (!isEscaped(text, at, from)) return at + 1
  return text.length
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0
  while (at - slashes - 1 > from && text.charCodeAt(at - slashes - 1) === 0x5c) slashes += 1
  return slashes % 2 === 1
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
