/** Quantities as a person of this locale reads and types them. Nothing here rounds what is kept. */

const cached = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, maximum: number): Intl.NumberFormat {
  const key = `${locale} ${maximum}`
  const known = cached.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: maximum })
  cached.set(key, made)
  return made
}

/** A count of packs or units with at most two decimals (5D). */
export const quantity = (amount: number, locale: string): string => formatter(locale, 2).format(nearZero(amount))

/** The whole number behind a quantity that was shown rounded, for its tooltip; undefined where nothing was cut off. */
export function fullQuantity(amount: number, locale: string): string | undefined {
  const full = formatter(locale, 9).format(amount)
  return full === quantity(amount, locale) ? undefined : full
}

/** A quantity as typed, in the locale's own signs or with a point; null for what is not one. Never negative. */
export function parseQuantity(text: string, locale: string): number | null {
  const { decimal, group } = separators(locale)
  const bare = text.trim().replaceAll(/[\s\u00A0\u202F]/g, '')
  const plain = bare.replaceAll(group, '').replace(decimal, '.')
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) return null
  return Number(plain)
}

function separators(locale: string): { decimal: string; group: string } {
  const parts = formatter(locale, 1).formatToParts(12345678.9)
  const sign = (type: 'decimal' | 'group', otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise
  return { decimal: sign('decimal', '.'), group: sign('group', ',') }
}

/** Without this a difference that cancels out reads "-0". */
const nearZero = (amount: number): number => (Math.abs(amount) < 1e-9 ? 0 : amount)
