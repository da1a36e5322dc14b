/** Expiry dates as people read them off a box: a day, or only a month, which lasts to its end. */

const forms = [
  { form: /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/, order: ['year', 'month', 'day'] },
  { form: /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/, order: ['day', 'month', 'year'] },
  { form: /^(\d{1,2})[-/. ](\d{4}|\d{2})$/, order: ['month', 'year'] },
  { form: /^(\d{4})[-/. ](\d{1,2})$/, order: ['year', 'month'] },
  { form: /^(\d{2})(\d{2})(\d{4})$/, order: ['day', 'month', 'year'] },
  { form: /^(\d{2})(\d{2})$/, order: ['month', 'year'] },
] as const

/** `31/12/2027`, `12/2027`, `12/27`, `1227`, `2027-12-31` as `2027-12-31`; null for what is no date. */
export function parseExpiry(text: string): string | null {
  for (const { form, order } of forms) {
    const match = form.exec(text.trim())
    if (match === null) continue
    const part = (name: string): number | null => {
      const at = (order as readonly string[]).indexOf(name)
      return at === -1 ? null : Number(match[at + 1])
    }
    const day = dayOf(part('year') ?? 0, part('month') ?? 0, part('day'))
    if (day !== null) return day
  }
  return null
}

function dayOf(shortYear: number, month: number, day: number | null): string | null {
  const year = shortYear < 100 ? 2000 + shortYear : shortYear
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const given = day ?? lastOfMonth
  if (year < 1900 || month < 1 || month > 12 || given < 1 || given > lastOfMonth) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(given).padStart(2, '0')}`
}
