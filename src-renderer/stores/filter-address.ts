/**
 * Search, filter and order of a list stand in the address (U-75), so that a reload, a "back" and a copied address lead
 * to the same rows. What was made as it is by default is left out.
 */

export type Query = Readonly<Record<string, string>>

/** What stands after `?`; parts without a value do not. */
export const queryText = (query: Query): string => new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()

/** The query of an address, or null where it has none. */
export function queryOf(hash: string): Query | null {
  const at = hash.indexOf('?')
  return at < 0 ? null : Object.fromEntries(new URLSearchParams(hash.slice(at + 1)))
}

type Sort<By extends string> = { readonly by: By; readonly descending: boolean }

/** `-total`: by the total, the largest first; nothing for the order that the list has by itself. */
export function sortText<By extends string>(sort: Sort<By>, usual: Sort<By>): string {
  if (sort.by === usual.by && sort.descending === usual.descending) return ''
  return `${sort.descending ? '-' : ''}${sort.by}`
}

export function sortFrom<By extends string>(text: string | undefined, columns: readonly By[], usual: Sort<By>): Sort<By> {
  const by = columns.find((column) => column === text?.replace(/^-/, ''))
  return by === undefined ? usual : { by, descending: text?.startsWith('-') === true }
}

/** Those of the words between commas that are known. */
export const wordsFrom = <Word extends string>(text: string | undefined, known: readonly Word[]): Word[] =>
  known.filter((word) => text?.split(',').includes(word))

/** A list and its address: what it shows now as a query, and how it takes one. Both must stay the same. */
export type Addressed = { readonly query: () => Query; readonly take: (query: Query) => void }
