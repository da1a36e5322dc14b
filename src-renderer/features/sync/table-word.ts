import type { TFunction } from 'i18next'

/** What people call a table; one that this version has no word for is named as the wire names it. */
export const tableWord = ({ table, local }: { readonly table: string; readonly local: string }, t: TFunction<'sync'>): string =>
  t(`table.${local}`, { defaultValue: table })
