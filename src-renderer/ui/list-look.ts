/** The columns of a list as a person wants them, worked out without a page (U-75). */
import type { ColumnLook, ListLook } from '../../src-main/contract/lists.ts'
import { columnWidthLeast, columnWidthMost } from '../../src-main/contract/lists.ts'

type Named = { readonly id: string }

/** Every column in its order. One that the look does not know stands after the one it follows in the program. */
export function fullLook(columns: readonly Named[], look: ListLook | undefined): ListLook {
  const wanted = (look ?? []).filter(({ id }) => columns.some((column) => column.id === id))
  const full = [...wanted]
  columns.forEach(({ id }, at) => {
    if (full.some((one) => one.id === id)) return
    const before = columns[at - 1]?.id
    full.splice(full.findIndex((one) => one.id === before) + 1, 0, { id, shown: true, width: null })
  })
  return full
}

/** Shown or not; the last one that is shown stays. */
export function withShown(look: ListLook, id: string, shown: boolean): ListLook {
  if (!shown && look.every((one) => one.id === id || !one.shown)) return look
  return changed(look, id, { shown })
}

/** `width` in px, kept within what a column can be; null: as the list makes it. */
export const withWidth = (look: ListLook, id: string, width: number | null): ListLook =>
  changed(look, id, { width: width === null ? null : Math.round(Math.min(Math.max(width, columnWidthLeast), columnWidthMost)) })

/** One place earlier (-1) or later (1) among those of which `counts` is true; at the end nothing changes. */
export function withMoved(look: ListLook, id: string, by: -1 | 1, counts: (one: ColumnLook) => boolean = () => true): ListLook {
  const from = look.findIndex((one) => one.id === id)
  const moved = look[from]
  let to = from + by
  while (look[to] !== undefined && !counts(look[to] as ColumnLook)) to += by
  if (moved === undefined || look[to] === undefined) return look
  const others = look.toSpliced(from, 1)
  return others.toSpliced(to, 0, moved)
}

const changed = (look: ListLook, id: string, change: Partial<ColumnLook>): ListLook =>
  look.map((one) => (one.id === id ? { ...one, ...change } : one))

/** Whether this is the list as it was made, so that nothing need be kept. */
export const isAsMade = (columns: readonly Named[], look: ListLook): boolean =>
  look.length === columns.length && look.every((one, at) => one.id === columns[at]?.id && one.shown && one.width === null)

/** `82px minmax(150px, 1fr)` as its parts. */
export const splitTracks = (text: string): readonly string[] => text.match(/[^\s()]+\([^()]*\)|[^\s()]+/g) ?? []

/** The least px that a column of this track takes: the first length in it. */
export const leastWidth = (track: string): number => Number(/([\d.]+)px/.exec(track)?.[1] ?? columnWidthLeast)

export type Laid = { readonly tracks: string; readonly least: number }

/**
 * The tracks of the columns that are seen, and how wide the list is at least. `natural`: the list's own track of each
 * column; null where it has given way to the window. Where nobody takes the room that is left the last column does.
 */
export function laidOut(shown: readonly ColumnLook[], natural: ReadonlyMap<string, string | null>): Laid {
  const seen = shown.filter(({ id }) => natural.get(id) !== null)
  const tracks = seen.map(({ id, width }) => (width === null ? (natural.get(id) ?? 'auto') : `${width}px`))
  const least = tracks.reduce((sum, track) => sum + leastWidth(track), 0)
  const last = tracks.at(-1)
  if (last !== undefined && !tracks.some((track) => track.includes('fr'))) tracks.splice(-1, 1, `minmax(${leastWidth(last)}px, 1fr)`)
  return { tracks: tracks.join(' '), least }
}
