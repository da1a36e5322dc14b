/**
 * JSON in which every number keeps its value. A whole number above 2^53 becomes a bigint; whatever else a double does not
 * hold (1e400, -0, 0.1000000000000000055) an `ExactNumber`. Pages are scanned first: nearly all of them are for the
 * parser of the runtime alone. Spelling is not kept: 1.0 is written as 1.
 */
import { endOfText, isDigit } from './json-text.ts'

/** A number in the digits in which it came, for JavaScript's own numbers would change it. */
export class ExactNumber {
  readonly digits: string
  constructor(digits: string) {
    this.digits = digits
  }
  /** Sends JSON.stringify, which would write an object, to the writer below. */
  toJSON(): never {
    throw new TypeError('an exact number is written by stringifyExact')
  }
}

/** Where a number may stand that is -0, or has an exponent or more than fifteen digits; in few texts by chance. */
const doubtful = /(?:^|[:[,])\s*(?:-0(?:\.0*)?(?![.\d])|-?\d(?:\d{15}|[\d.]{16}|[\d.]*[eE]))/

/** Parses JSON, of a key that comes twice the last one. Throws SyntaxError. */
export function parseExact(text: string): unknown {
  if (!doubtful.test(text)) return JSON.parse(text)
  const mark = `${Math.random()}:`
  const marked = withMarks(text, mark)
  return marked === text ? JSON.parse(text) : revived(JSON.parse(marked), mark)
}

/** The text with each number that a double would change made a text behind a mark that no other text begins with. */
function withMarks(text: string, mark: string): string {
  const parts: string[] = []
  let copied = 0
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfText(text, at)
    else if (code !== minus && !isDigit(code)) at += 1
    else {
      const end = endOfNumber(text, at)
      const digits = text.slice(at, end)
      if (isChangedByDouble(digits) && !isKey(text, end)) {
        parts.push(text.slice(copied, at), `"${mark}${digits}"`)
        copied = end
      }
      at = end
    }
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied)
}

const quote = 0x22
const minus = 0x2d
const numeric = /[-+.\deE]*/y
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/
const colon = /\s*:/y

function endOfNumber(text: string, from: number): number {
  numeric.lastIndex = from
  numeric.test(text)
  return numeric.lastIndex
}

/** No JSON, but it must not become JSON by way of a mark. */
function isKey(text: string, from: number): boolean {
  colon.lastIndex = from
  return colon.test(text)
}

function isChangedByDouble(digits: string): boolean {
  const value = Number(digits)
  if (/^-?\d+$/.test(digits) && !Object.is(value, -0)) return !Number.isSafeInteger(value) && number.test(digits)
  if (String(value) === digits || !number.test(digits)) return false
  if (value === 0) return digits.startsWith('-') || /^[^eE]*[1-9]/.test(digits)
  return !Number.isFinite(value) || spelling(digits) !== spelling(String(value))
}

/** One spelling for each decimal value: its digits without zeros at the ends, and the power of ten of the last one. */
function spelling(text: string): string {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const all = `${whole}${fraction}`.replace(/^0+/, '')
  const digits = withoutZerosBehind(all)
  if (digits === '') return '0'
  return `${text.startsWith('-') ? '-' : ''}${digits}e${BigInt(power) - BigInt(fraction.length) + BigInt(all.length - digits.length)}`
}

function withoutZerosBehind(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end -= 1
  return digits.slice(0, end)
}

/** Bigints up to twenty digits, for all of 64 bits; making one of a million digits would take its time. */
const wholeNumber = /^-?[1-9]\d{0,19}$/
const valueOf = (digits: string): bigint | ExactNumber => (wholeNumber.test(digits) ? BigInt(digits) : new ExactNumber(digits))

/** Values behind marks in place of the texts. No recursion: JSON.parse takes any depth. */
function revived(root: unknown, mark: string): unknown {
  const holder = { root }
  const open: object[] = [holder]
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    for (const [key, value] of Object.entries(inner) as [string, unknown][]) {
      if (typeof value === 'object' && value !== null) open.push(value)
      else if (typeof value === 'string' && value.startsWith(mark)) put(inner, key, valueOf(value.slice(mark.length)))
    }
  }
  return holder.root
}

/** A key may be `__proto__`: a plain assignment would lose it. */
function put(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

/** The text of a value that came from `parseExact`. */
export function stringifyExact(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    // An exact number or a bigint; or, as RangeError, deeper than the runtime's own writer goes.
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error
    return written(value)
  }
}

type Open = { readonly keys: readonly string[] | null; readonly values: readonly unknown[]; next: number }

function written(root: unknown): string {
  const parts: string[] = []
  const open: Open[] = []
  const write = (value: unknown): void => {
    if (typeof value === 'bigint') parts.push(String(value))
    else if (value instanceof ExactNumber) parts.push(value.digits)
    else if (typeof value !== 'object' || value === null) parts.push(JSON.stringify(value) ?? 'null')
    else {
      const keys = Array.isArray(value) ? null : Object.keys(value)
      parts.push(keys === null ? '[' : '{')
      open.push({ keys, values: Object.values(value), next: 0 })
    }
  }
  write(root)
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { keys, values, next } = top
    if (next === values.length) {
      parts.push(keys === null ? ']' : '}')
      open.pop()
      continue
    }
    if (next > 0) parts.push(',')
    if (keys !== null) parts.push(`${JSON.stringify(keys[next])}:`)
    top.next += 1
    write(values[next])
  }
  return parts.join('')
}
