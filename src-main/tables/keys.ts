import type { Codec } from './types.ts'

/** The keys that lie in `rest`, grouped by codec and separated by commas, for some keys hold a space. */
export function keys(groups: Partial<Readonly<Record<Codec, string>>>): Readonly<Record<string, Codec>> {
  const entries = Object.entries(groups) as [Codec, string][]
  return Object.fromEntries(entries.flatMap(([codec, list]) => split(list).map((key) => [key, codec] as const)))
}

const split = (list: string): string[] => list.split(',').map((key) => key.trim())
