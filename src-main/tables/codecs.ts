/**
 * The two directions of protocol-v5.md 4.2. `pull` turns a wire value into a column's value, `push` turns a column's
 * value into the form that central takes, `pushAsReceived` does the same for a key that lies in `rest` as it came.
 *
 * Numbers keep their value (F-114, D12). A column holds any whole number of 64 bits as SQLite's integer, and the double
 * next to any other number; what a double does not hold comes as a bigint or an `ExactNumber`, is remembered beside the
 * row (`rest.ts`) and pushed in its own digits. A whole number beyond 64 bits in a column of whole numbers, and one
 * beyond 1.8e308 in a column of reals, has no place there: the record waits in the inbox with that reason.
 */
import { clock } from '../domain/moment.ts'
import { ExactNumber, parseExact, stringifyExact } from './exact-json.ts'
import { deepestRecord, isTooDeep } from './json-text.ts'
import type { Codec } from './types.ts'

export type ColumnValue = string | number | bigint | null
/** undefined: the value has another type than the codec. */
type Pull = (value: unknown) => ColumnValue | undefined
type Push = (value: ColumnValue) => unknown

/** `expected` is what an error says; a null, or "" (4D's empty), is none for every codec. */
export const codecs: Readonly<Record<Codec, { readonly expected: string; readonly pull: Pull; readonly push: Push }>> = {
  id: { expected: 'text', pull: text, push: same },
  text: { expected: 'text', pull: text, push: same },
  datetime: { expected: 'text', pull: text, push: same },
  option: { expected: 'text', pull: (value) => (value === '0' ? null : text(value)), push: same },
  int: { expected: 'a whole number of 64 bits', pull: int, push: same },
  real: { expected: 'a number below 1.8e308', pull: real, push: same },
  bool: { expected: 'true or false', pull: bool, push: (value) => (value === null ? null : value !== 0) },
  date: { expected: 'a date YYYY-MM-DD', pull: date, push: (value) => (value === null ? null : `${value}T00:00:00`) },
  plainDate: { expected: 'a date YYYY-MM-DD', pull: date, push: same },
  time: { expected: 'seconds since midnight or HH:MM:SS', pull: time, push: (value) => clock(Number(value ?? 0)) },
  json: { expected: `JSON at most ${deepestRecord} deep`, pull: json, push: parsed },
  object: { expected: `an object at most ${deepestRecord} deep`, pull: object, push: parsed },
}

const isNone = (value: unknown): boolean => value === null || value === ''

function same(value: ColumnValue): ColumnValue {
  return value
}

/** A text that is no valid Unicode could not be stored unchanged. */
function text(value: unknown): ColumnValue | undefined {
  if (typeof value === 'string') return value === '' ? null : (value as WellFormed).isWellFormed() ? value : undefined
  return value === null ? null : undefined
}

/** In every Node that we run on, not yet in the typings of ES2023. */
type WellFormed = string & { isWellFormed(): boolean }

/** A whole number beyond 2^53 as bigint: SQLite stores it as it is. */
function int(value: unknown): ColumnValue | undefined {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? value : wholeNumber.test(String(value)) ? in64Bits(BigInt(String(value))) : undefined
  if (typeof value === 'bigint') return in64Bits(value)
  if (value instanceof ExactNumber) return Number(value.digits) === 0 && !fraction.test(value.digits) ? 0 : undefined
  return isNone(value) ? null : undefined
}

/** By its digits: the double that is written as 81779801413313420 ends, exactly, in 424. */
const wholeNumber = /^-?\d+$/
/** -0 is a whole number, 1e-400 is none. */
const fraction = /^[^eE]*[1-9]/

const in64Bits = (value: bigint): bigint | undefined => (BigInt.asIntN(64, value) === value ? value : undefined)

function real(value: unknown): ColumnValue | undefined {
  if (typeof value === 'number') return finite(value)
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof ExactNumber) return finite(Number(value.digits))
  return isNone(value) ? null : undefined
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

/** A number that the column cannot give back as it came: `rest` has to remember it. */
export const isExact = (value: unknown): boolean => typeof value === 'bigint' || value instanceof ExactNumber

function bool(value: unknown): ColumnValue | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0
  return isNone(value) ? null : undefined
}

const day = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]00:00:00)?$/
const zeroDay = /^0000-00-00(?:[T ]00:00:00)?$/

function date(value: unknown): ColumnValue | undefined {
  if (isNone(value)) return null
  if (typeof value !== 'string') return undefined
  if (value.length === 10 && value === '0000-00-00') return null
  return zeroDay.test(value) ? null : day.exec(value)?.[1]
}

const clockText = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/

/** A number that is no time of day is midnight (4.2). */
function time(value: unknown): ColumnValue | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < 86_400 ? value : 0
  if (isExact(value)) return 0
  if (isNone(value)) return null
  const parts = typeof value === 'string' ? clockText.exec(value) : null
  return parts === null ? undefined : Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])
}

function json(value: unknown): ColumnValue | undefined {
  return isNone(value) ? null : shallow(stringifyExact(value))
}

const shallow = (text: string): string | undefined => (isTooDeep(text) ? undefined : text)

function object(value: unknown): ColumnValue | undefined {
  if (isNone(value)) return null
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof ExactNumber) return undefined
  return Object.keys(value as object).length === 0 ? null : shallow(stringifyExact(value))
}

function parsed(value: ColumnValue): unknown {
  return typeof value === 'string' ? parseExact(value) : value
}

/** The push form of a value that was kept as received; one of an unexpected type goes back as it came. */
export function pushAsReceived(codec: Codec, value: unknown): unknown {
  if (value === '' || value === null) return codec === 'time' ? clock(0) : null
  if (codec === 'option') return value === '0' ? null : value
  if (codec === 'time') return typeof value === 'number' ? clock(value) : isExact(value) ? clock(0) : value
  if (codec === 'object') return isEmptyObject(value) ? null : value
  if (codec !== 'date' && codec !== 'plainDate') return value
  const column = date(value)
  return column === undefined ? value : codecs[codec].push(column)
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExact(value) && Object.keys(value).length === 0
