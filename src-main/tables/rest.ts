/** The column `rest`: every key of a record that is no column of its table, as received, in one JSON text. */
import { parseExact, stringifyExact } from './exact-json.ts'

/** Holds the known keys that a pulled record did not carry. A wire key that begins with `~` is kept with one more. */
export const absentKey = '~absent'

type Data = Readonly<Record<string, unknown>>

/** Gives the text of `rest` for a record, given the keys that are columns and, a record, the known keys that did not come. */
export function restReader(columnKeys: ReadonlySet<string>): (data: Data, absent: readonly string[] | undefined) => string {
  return (data, absent) => {
    // Without a prototype: a wire key may be `__proto__`.
    const kept = Object.create(null) as Record<string, unknown>
    let any = absent !== undefined
    for (const key of Object.keys(data)) {
      if (columnKeys.has(key)) continue
      kept[key.startsWith('~') ? `~${key}` : key] = data[key]
      any = true
    }
    if (absent !== undefined) kept[absentKey] = absent
    return any ? stringifyExact(kept) : '{}'
  }
}

/** `rest` after a local change: keys that were set are no longer absent, other wire keys are taken over. */
export function patchRest(rest: string, setKeys: readonly string[], more: Data | undefined): string {
  const hadAbsent = rest.includes(`"${absentKey}"`)
  if (!hadAbsent && more === undefined) return rest
  const kept = { ...(parseExact(rest) as Record<string, unknown>), ...more }
  const stillAbsent = ((kept[absentKey] ?? []) as readonly string[]).filter((key) => !setKeys.includes(key))
  if (stillAbsent.length > 0) kept[absentKey] = stillAbsent
  else delete kept[absentKey]
  return stringifyExact(kept)
}
