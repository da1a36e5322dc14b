/**
 * The SQL by which a reference that lay in `rest` becomes a column. A key that never came is named in `rest`, so that it
 * is not sent as empty (tables/rest.ts), and so is one whose value is no text, which stays; an id that was merged names
 * the kept record.
 */
export function addReference(local: string, column: string, wireKey: string, target: string): string {
  const path = `'$."${wireKey}"'`
  return `ALTER TABLE ${local} ADD COLUMN ${column} TEXT;
UPDATE ${local} SET
  ${column} = (SELECT coalesce((SELECT kept_id FROM alias WHERE table_name = '${target}' AND alias.id = got), got)
    FROM (SELECT iif(json_type(rest, ${path}) = 'text', nullif(json_extract(rest, ${path}), ''), NULL) AS got)),
  rest = CASE WHEN json_type(rest, ${path}) IN ('text', 'null') THEN json_remove(rest, ${path})
    ELSE json_set(rest, '$."~absent"', json_insert(coalesce(rest -> '$."~absent"', '[]'), '$[#]', '${wireKey}')) END;`
}
