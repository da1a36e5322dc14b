const marks = /\p{Mn}/gu
const ascii = /^[\u0020-\u007e]*$/

/**
 * Text as it is searched: lower case, without accents, the letters that no accent explains spelled out, blanks
 * single. "Crème à l'Œillet" and "creme a l'oeillet" are the same.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (ascii.test(lower)) return singleBlanks(lower)
  const plain = lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[œæøßđł]/g, (letter) => spelled[letter] ?? letter)
  // Last: a mark that stood alone leaves blanks beside each other.
  return singleBlanks(plain)
}

const singleBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim()

const spelled: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ß: 'ss', đ: 'd', ł: 'l' }

/** The text of the given parts that a search looks through; absent parts are left out. */
export const searchText = (...parts: readonly (string | null | undefined)[]): string =>
  parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => foldText(part as string))
    .join(' ')
