/** The glossary: words of the program that somebody may ask the meaning of (U-81, F-005). Their texts are `help:terms.*`. */
import { foldForSearch } from '../../ui/fold.ts'

// prettier-ignore
export const termNames = [
  'available', 'backup', 'batch', 'central', 'certificate', 'collector', 'databaseId', 'dispensary', 'firstLoading', 'frozen', 'hardwareId', 'heldBack', 'journal', 'laidAside', 'merge', 'monthsOfStock', 'onHold', 'pack', 'place', 'practice', 'primary', 'problem', 'queue', 'record', 'right', 'shield', 'site', 'sitePassword', 'standalone', 'stocktake', 'store', 'supportBundle', 'sync', 'transfer', 'use', 'visibility'
] as const
export type TermName = (typeof termNames)[number]
export type Term = { readonly id: TermName; readonly name: string; readonly means: string }

/** What the search finds, whole words or parts, without case and accents: names first, then meanings; each by the alphabet of the language. */
export function findTerms(terms: readonly Term[], search: string, language: string): readonly Term[] {
  const wanted = foldForSearch(search.trim())
  const holds = (text: string): boolean => foldForSearch(text).includes(wanted)
  const sorted = terms.toSorted((one, other) => one.name.localeCompare(other.name, language))
  const byName = sorted.filter(({ name }) => holds(name))
  return [...byName, ...sorted.filter((term) => !byName.includes(term) && holds(term.means))]
}
