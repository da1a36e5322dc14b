/** Tables as CSV: the one way in which lists become files, in main and in the page (U-64). */

export type CsvCell = string | number | null

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Numbers have a point and no grouping; null is an empty cell. */
export const csvText = (lines: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`

/** A moment as `YYYY-MM-DDTHH:MM:SS` on the clinic's clock, as the days of the lists are; what bears no zone is that already. */
export function csvTime(text: string): string {
  const date = new Date(text)
  if (!text.endsWith('Z') || Number.isNaN(date.getTime())) return text
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/** What spreadsheets take for the beginning of a formula, in the wide forms of East Asia too. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A text that a spreadsheet would take for a formula is kept a text. A number is a number, below zero too. */
export function csvCell(value: CsvCell): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
