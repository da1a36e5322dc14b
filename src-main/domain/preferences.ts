/** One setting out of what central sends for a store: any of them may be missing, empty or of another type. */
export type Preferences = Readonly<Record<string, unknown>>

/** A figure above 0, also where it travels as text. */
export function positive(value: unknown): number | undefined {
  const figure = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof figure === 'number' && Number.isFinite(figure) && figure > 0 ? figure : undefined
}

/** On only where it says so: 4D and today's centrals write true, older ones 1. */
export const isOn = (value: unknown): boolean => value === true || value === 1 || value === 'true'
