/** What a scanned code says (U-60). Only a code that shows that it is GS1 is read as one: an EAN-13 begins like some of them. */
import { parseBarcode } from 'gs1-barcode-parser-mod'

export type Scan = {
  /** As scanned, without the three signs by which a scanner names the kind of code. */
  readonly text: string
  /** Fourteen digits, checked; null where the code holds none. */
  readonly gtin: string | null
  readonly batch: string | null
  /** `YYYY-MM-DD`; day 00 is the last of its month. */
  readonly expiryDate: string | null
}

/** FNC1 as a scanner sends it between elements. */
const separator = '\u001D'
const edges = new RegExp(`^${separator}+|${separator}+$`, 'g')
const kindSigns = /^\][A-Za-z]\d/
const gs1Kinds = /^\](C1|d2|Q3|e0|J1)/

/** Reads a code; never refuses one: what is no GS1 code and no GTIN is a text of its own. */
export function readScan(scanned: string): Scan {
  const whole = scanned.trim()
  // Some scanners send a separator at the beginning, or after every element.
  const text = whole.replace(kindSigns, '').replace(edges, '')
  const plain = { text, gtin: toGtin(text), batch: null, expiryDate: null }
  if (!looksLikeGs1(whole, text)) return plain
  const elements = elementsOf(text)
  const gtin = toGtin(elements.get('01')?.raw ?? elements.get('02')?.raw ?? '')
  if (gtin === null && !gs1Kinds.test(whole)) return plain
  return { text, gtin, batch: elements.get('10')?.raw || null, expiryDate: dayOf(elements.get('17')) }
}

function looksLikeGs1(whole: string, text: string): boolean {
  if (gs1Kinds.test(whole) || /^\(\d{2,4}\)/.test(text)) return true
  return /^0[12]\d{14}/.test(text) && toGtin(text.slice(2, 16)) !== null
}

type Element = ReturnType<typeof parseBarcode>['parsedCodeItems'][number]

function elementsOf(text: string): ReadonlyMap<string, Element> {
  try {
    const { parsedCodeItems } = parseBarcode(text)
    return new Map(parsedCodeItems.map((item) => [item.ai, item]))
  } catch {
    // Half a code, or one that only begins like a GS1 code.
    return new Map()
  }
}

/** The parser takes month 13 for January of the next year; such a day is a misprint and no expiry. */
function dayOf(element: Element | undefined): string | null {
  if (element === undefined) return null
  const isMeant = element.isoDate.slice(5, 7) === element.raw.slice(2, 4)
  return isMeant ? element.isoDate : null
}

/** GTIN-8, -12, -13 or -14 as fourteen digits, where its check digit is right; else null. */
export function toGtin(text: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return null
  const digits = text.padStart(14, '0')
  const sum = Array.from(digits.slice(0, 13)).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === Number(digits[13]) ? digits : null
}

/** How a code is written down: a GTIN as on the box, with thirteen digits where they are enough; any other as scanned. */
export const writtenCode = ({ text, gtin }: Scan): string => (gtin === null ? text : gtin.startsWith('0') ? gtin.slice(1) : gtin)

/** Everything under which a code may stand in central's list: with and without the zeros before it. */
export function codesOf(scan: Scan): readonly string[] {
  const { text, gtin } = scan
  if (gtin === null) return [text]
  const short = gtin.replace(/^0+/, '')
  return [...new Set([text, gtin, gtin.slice(1), short.padStart(12, '0'), short.padStart(8, '0'), short])]
}
