/** How somebody wants the lists to look: which columns, in what order, how wide, and how close the rows stand (U-75). */
import { z } from 'zod'

/** How high a row is. */
export const densities = ['close', 'standard', 'roomy'] as const
export const Density = z.enum(densities)
export type Density = z.infer<typeof Density>

/** The list as the page names it, and a column of it. */
export const ListName = z.string().regex(/^[a-z][a-z-]{0,39}$/)
const ColumnId = z.string().regex(/^[a-zA-Z]{1,40}$/)

export const columnWidthLeast = 40
export const columnWidthMost = 900

/** `width` in px; null: as wide as the list makes it. */
export const ColumnLook = z.strictObject({
  id: ColumnId,
  shown: z.boolean(),
  width: z.int().min(columnWidthLeast).max(columnWidthMost).nullable(),
})
export type ColumnLook = z.infer<typeof ColumnLook>

/** The columns in their order; those that a newer program has besides take their usual places. */
export const ListLook = z.array(ColumnLook).min(1).max(60)
export type ListLook = z.infer<typeof ListLook>

export const ListLooks = z.strictObject({ density: Density, lists: z.record(ListName, ListLook) })
export type ListLooks = z.infer<typeof ListLooks>
