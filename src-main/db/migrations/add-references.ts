/**
 * The SQL by which references that lay in `rest` become columns of a table. A key that never came is named in `rest`, so
 * that it is not sent as empty (tables/rest.ts), and so is one whose value is no text, which stays; an id that was merged
 * names the kept record. One statement a table, for each rewrites all of its rows.
 */
export type NewReference = { readonly column: string; readonly wireKey: string; readonly target: string }

export function addReferences(local: string, references: readonly NewReference[]): string {
  const columns = references.map(({ column }) => `ALTER TABLE ${local} ADD COLUMN ${column} TEXT;`)
  const values = references.map((reference) => `${reference.column} = ${keptId(reference)}`)
  return `${columns.join('\n')}\nUPDATE ${local} SET ${[...values, `rest = ${restWithout(references)}`].join(',\n  ')};`
}

const path = (wireKey: string): string => `'$."${wireKey}"'`
const isReference = (at: string): string => `coalesce(json_type(rest, ${at}), 'none') IN ('text', 'null')`

function keptId({ wireKey, target }: NewReference): string {
  const at = path(wireKey)
  return `(SELECT coalesce((SELECT kept_id FROM alias WHERE table_name = '${target}' AND alias.id = got), got)
    FROM (SELECT iif(json_type(rest, ${at}) = 'text', nullif(json_extract(rest, ${at}), ''), NULL) AS got))`
}

function restWithout(references: readonly NewReference[]): string {
  const gone = references.map(({ wireKey }) => `iif(${isReference(path(wireKey))}, ${path(wireKey)}, '$."~none"')`)
  const others = `json_remove(rest, ${gone.join(', ')})`
  const keys = references.map(({ wireKey }) => `('${wireKey}', ${path(wireKey)})`).join(', ')
  const absent = `(SELECT json_group_array(value) FROM (SELECT value FROM json_each(coalesce(rest -> '$."~absent"', '[]'))
    UNION ALL SELECT column1 FROM (VALUES ${keys}) WHERE NOT ${isReference('column2')}))`
  return `iif(${references.map(({ wireKey }) => isReference(path(wireKey))).join(' AND ')}, ${others}, json_set(${others}, '$."~absent"', json(${absent})))`
}
