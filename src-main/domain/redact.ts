/**
 * Blots out what must not leave the computer (features 4-10). The log keeps names and secrets out when it is written;
 * this is the second look, for an error whose words quote a record.
 */
import { foldText } from './fold-text.ts'

const hidden = '[hidden]'

/** `words`: folded words of people's names. `secrets`: texts that may stand nowhere. */
export type Hidden = { readonly words: ReadonlySet<string>; readonly secrets: readonly string[] }

/** A text without them. A name of two letters is hidden where it is written as a name: with a small letter it is a word like any other. */
export function redactText(text: string, { words, secrets }: Hidden): string {
  let clean = text
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, hidden)
  return words.size === 0 ? clean : clean.replaceAll(/[\p{L}\p{M}'’]{2,}/gu, (word) => (isName(word, words) ? hidden : word))
}

/** Also the halves of O'Brien, for a log may break it. */
const isName = (word: string, words: ReadonlySet<string>): boolean =>
  [word, ...word.split(/['’]/)].some((part) => isLong(part) && words.has(foldText(part)))

const isLong = (word: string): boolean => word.length >= 3 || (word.length === 2 && !/^\p{Ll}/u.test(word))

/** The words of a name that are blotted out wherever they stand. */
export const nameWords = (name: string): string[] =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .map(foldText)
    .filter((word) => word.length >= 2)

/** One JSON line of the log: every text in it, and no key. Another line is blotted as it is. */
export function redactLine(line: string, hiddenThings: Hidden): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(line), hiddenThings))
  } catch {
    return redactText(line, hiddenThings)
  }
}

function redactValue(value: unknown, hiddenThings: Hidden): unknown {
  if (typeof value === 'string') return redactText(value, hiddenThings)
  if (Array.isArray(value)) return value.map((one) => redactValue(one, hiddenThings))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactValue(one, hiddenThings)]))
}
