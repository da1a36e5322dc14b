/** Heads for an exported list: the names of its columns. */
export const headsOf = <Column extends string>(columns: readonly Column[]): Record<Column, string> =>
  Object.fromEntries(columns.map((column) => [column, column])) as unknown as Record<Column, string>
