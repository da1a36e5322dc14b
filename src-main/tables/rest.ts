/** The column `rest`: every key of a record that is no column of its table, as received, in one JSON text. */
import { parseExact, stringifyExact } from './exact-json.ts'
import { isTooDeep } from './json-text.ts'

/** Holds the known keys that a pulled record did not carry. A wire key that begins with `~` is kept with one more. */
export const absentKey = '~absent'
/** Holds the numbers of columns that a double does not hold, by wire key (codecs.ts). */
export const exactKey = '~exact'

type Data = Readonly<Record<string, unknown>>

type RestReader = (data: Data, absent: readonly string[] | undefined, exact: Data | undefined) => string | null

/**
 * Gives the text of `rest` for a record, given the keys that are columns and, a record, the known keys that did not come
 * and the numbers that their columns do not hold; null where it would be too deep to store.
 */
export function restReader(columnKeys: ReadonlySet<string>): RestReader {
  return (data, absent, exact) => {
    // Without a prototype: a wire key may be `__proto__`.
    const kept = Object.create(null) as Record<string, unknown>
    let any = absent !== undefined || exact !== undefined
    for (const key of Object.keys(data)) {
      if (columnKeys.has(key)) continue
      kept[key.startsWith('~') ? `~${key}` : key] = data[key]
      any = true
    }
    if (absent !== undefined) kept[absentKey] = absent
    if (exact !== undefined) kept[exactKey] = exact
    const text = any ? stringifyExact(kept) : '{}'
    return isTooDeep(text) ? null : text
  }
}

export type Patch = {
  /** Wire keys of the columns that are set, and of those whose value is another one than before. */
  readonly set: readonly string[]
  readonly changed: readonly string[]
  readonly more: Data | undefined
}

/** `rest` after a local change: keys that were set are no longer absent, changed ones no longer exact, other wire keys are taken over. */
export function patchRest(rest: string, { set, changed, more }: Patch): string {
  if (more === undefined && !rest.includes(`"${absentKey}"`) && !rest.includes(`"${exactKey}"`)) return rest
  const kept = { ...(parseExact(rest) as Record<string, unknown>), ...more }
  const stillAbsent = ((kept[absentKey] ?? []) as readonly string[]).filter((key) => !set.includes(key))
  if (stillAbsent.length > 0) kept[absentKey] = stillAbsent
  else delete kept[absentKey]
  const stillExact = Object.entries((kept[exactKey] ?? {}) as Data).filter(([key]) => !changed.includes(key))
  if (stillExact.length > 0) kept[exactKey] = Object.fromEntries(stillExact)
  else delete kept[exactKey]
  return stringifyExact(kept)
}
