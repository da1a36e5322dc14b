/** On the wire -1 means: the owner site gives the number (protocol-v5.md 4.6). It is never shown. */
export const numberPending = -1

/**
 * The next number of a series (one a store and kind, 5F): above what was ever given here and above what came from
 * central, so that deleted numbers are not used again; the first is 1, whatever odd values were pulled.
 */
export const nextNumber = (lastGiven: number, highestKnown: number): number => Math.max(lastGiven, highestKnown, 0) + 1

/** A document's number as people may see it: null while it has none. */
export const shownNumber = (number: number | null): number | null => (number === null || number < 1 ? null : number)
