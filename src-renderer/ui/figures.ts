/** Quantities as a person of this locale reads and types them. Nothing here rounds what is kept. */

export type QuantityFormats = {
  /** A count of packs or units with at most two decimals (5D). */
  readonly quantity: (amount: number) => string
  /** The whole number behind a quantity that was shown rounded, for its tooltip; undefined where nothing was cut off. */
  readonly fullQuantity: (amount: number) => string | undefined
  /** A quantity as typed, in the locale's own signs or with a point; null for what is not one. Never negative. */
  readonly parseQuantity: (text: string) => number | null
}

/** How quantities are written in a locale (`en-GB`). */
export function quantityFormats(locale: string): QuantityFormats {
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const long = new Intl.NumberFormat(locale, { maximumFractionDigits: 9 })
  const { decimal, group } = separators(short)
  const quantity = (amount: number) => short.format(nearZero(amount))
  return {
    quantity,
    fullQuantity: (amount) => (long.format(amount) === quantity(amount) ? undefined : long.format(amount)),
    parseQuantity: (text) => {
      const bare = text.trim().replaceAll(/[\s\u00A0\u202F]/g, '')
      const plain = bare.replaceAll(group, '').replace(decimal, '.')
      return /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) : null
    },
  }
}

function separators(format: Intl.NumberFormat): { decimal: string; group: string } {
  const parts = format.formatToParts(12345678.9)
  const sign = (type: 'decimal' | 'group', otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise
  return { decimal: sign('decimal', '.'), group: sign('group', ',') }
}

/** Without this a difference that cancels out reads "-0". */
const nearZero = (amount: number): number => (Math.abs(amount) < 1e-9 ? 0 : amount)
