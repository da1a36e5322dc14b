/**
 * Spoiled records and bodies as JSON texts, from a seed: the same seed gives the same ones. Made by hand and not with
 * fast-check, for a million of them are asked for in a few minutes.
 */
import { fixtureTables, fullRow } from './wire-fixtures.ts'

export type Chance = {
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  pick<T>(list: readonly T[]): T
  /** True once in n times. */
  once(n: number): boolean
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
  return { below, pick: (list) => list[below(list.length)]!, once: (n) => below(n) === 0 }
}

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth)

const numbers =
  '0 -0 -0.0 1 -1 7 0.1 0.30000000000000004 1e3 1e400 -1e400 1e-400 5e-324 1.7976931348623157e308 9007199254740991 9007199254740993 ' +
  '-9007199254740993 9223372036854775807 9223372036854775808 -9223372036854775809 18446744073709551616 123456789012345678901234567890 ' +
  '0.1000000000000000055511151231257827 86400 -3600'
const texts = [
  '',
  ' ',
  '0',
  'x',
  'true',
  '12',
  '1e5',
  'null',
  '0000-00-00',
  '2024-02-30',
  '2024-02-29T00:00:00',
  '30/07/2021',
  '25:61:00',
  '23:59:59',
  '\u0000',
  'a\u0000b',
  'a\nb\tc',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE item; --",
  '"},{"',
  '=1+1',
  '\u202eabc\u2028',
  '👩‍⚕️ Ἀθῆναι नमस्ते',
  'x'.repeat(3000),
].map((text) => JSON.stringify(text))
/** Half of a surrogate pair, both as an escape and as the byte that a careless server would send. */
const halves = ['"\\ud800"', '"a\\udfffb"', '"\\ud83d\\ud83d\\ude00"', '"\ufffd"']
const containers = [
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[1,"2",{"a":null}]',
  '{"a":{"b":[{"c":1e400}]}}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"toJSON":3,"length":-1,"then":4}',
  '{"a":1,"a":2,"a":9007199254740993}',
  nested(60, '[', ']'),
]
const deepOnes = [
  nested(600, '{"a":', '}').replace('}', '1}'),
  nested(1200, '[', ']'),
  nested(20_000, '[{"a":[', ']}]'),
  nested(5000, '[', ']'),
]
const values = ['null', 'true', 'false', ...numbers.split(' '), ...texts, ...halves, ...containers]
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'toJSON',
  'hasOwnProperty',
  '',
  ' ',
  'id',
  'ID ',
  '~absent',
  '~exact',
  '~~',
  '\u0000',
  'x'.repeat(300),
  'unknown',
  'naïve clé',
]
const keyTexts = [...keys.map((key) => JSON.stringify(key)), '"\\ud800"']

/** JSON of any kind; a deep or a long one seldom, for it costs as much as a hundred others. */
export function anyValue(chance: Chance): string {
  if (chance.once(2000)) return chance.pick(deepOnes)
  if (chance.once(3000)) return `"${'y'.repeat(100_000)}"`
  return chance.pick(values)
}

/** Keys and values as texts: a key may come twice. */
type Members = [string, string][]
const written = (members: Members): string => `{${members.map(([key, value]) => `${key}:${value}`).join(',')}}`

const rows = new Map(
  fixtureTables.map((wire) => [
    wire,
    Object.entries(fullRow(wire)).map(([key, value]) => [JSON.stringify(key), JSON.stringify(value)] as const),
  ]),
)
const undeclared = ['spaceship', 'Item', 'ITEM', 'record', 'inbox', 'sqlite_master', '__proto__', 'constructor']
const actions = ['insert', 'Insert', 'update', 'UPDATE', 'delete', 'Delete', 'merge', 'upsert', 'explode', '']

/** Few ids, so that records meet again. */
const idOf = (chance: Chance, wire: string): string => JSON.stringify(`${wire}-${chance.below(12)}`)

function spoiledRow(chance: Chance, wire: string, id: string): string {
  const row = rows.get(wire) ?? [['"ID"', id] as const, ['"a"', '1'] as const]
  const members: Members = row.map(([key, value]) => [key, key === '"ID"' ? id : value])
  for (let n = chance.below(3); n > 0; n--) members[chance.below(members.length)]![1] = anyValue(chance)
  if (chance.once(4)) members.splice(chance.below(members.length), 1 + chance.below(members.length))
  if (chance.once(3)) members.push([chance.pick(keyTexts), anyValue(chance)])
  if (chance.once(6)) members.push([chance.pick(members.length > 0 ? members : [['"ID"', id]])[0]!, anyValue(chance)])
  return written(members)
}

function mergeRow(chance: Chance, wire: string): string {
  const id = () => (chance.once(6) ? anyValue(chance) : idOf(chance, wire))
  return written([
    ['"mergeIdToKeep"', id()],
    ['"mergeIdToDelete"', id()],
  ])
}

/** A record in its envelope; `nameKey` is its serial or its syncOutId. Some are whole, most are spoiled somewhere, some are no record at all. */
export function spoiledRecord(chance: Chance, name: readonly [key: string, value: string]): string {
  if (chance.once(40)) return anyValue(chance)
  const wire = chance.once(20) ? chance.pick(undeclared) : chance.pick(fixtureTables)
  const id = chance.once(30) ? anyValue(chance) : idOf(chance, wire)
  const action = chance.once(3) ? chance.pick(actions) : 'update'
  const data = action === 'merge' ? mergeRow(chance, wire) : chance.once(15) ? anyValue(chance) : spoiledRow(chance, wire, id)
  const members: Members = [
    [JSON.stringify(name[0]), name[1]],
    ['"tableName"', JSON.stringify(wire)],
    ['"recordId"', id],
    ['"action"', JSON.stringify(action)],
    ['"recordData"', data],
  ]
  if (chance.once(12)) members[chance.below(5)]![1] = anyValue(chance)
  if (chance.once(25)) members.splice(chance.below(5), 1)
  if (chance.once(25)) members.push([chance.pick(keyTexts), anyValue(chance)])
  return written(members)
}

/** The body of a page that holds these records, spoiled as a whole. */
export function spoiledBody(chance: Chance, body: string): string {
  switch (chance.below(8)) {
    case 0:
      return body.slice(0, chance.below(body.length))
    case 1:
      return body.slice(chance.below(body.length))
    case 2:
      return body.replace('"data"', chance.pick(['"Data"', '"data" ', '"__proto__"', 'data', '"data":null,"data"']))
    case 3:
      return `{"queueLength":${anyValue(chance)},"maxCursor":${anyValue(chance)},"data":${anyValue(chance)}}`
    case 4:
      return chance.pick([
        '',
        ' ',
        'null',
        '[]',
        'undefined',
        '<!doctype html><p>Welcome</p>',
        '\ufeff{}',
        '{"error":{"code":"x","message":5}}',
        '\u0000',
      ])
    case 5:
      return anyValue(chance)
    case 6:
      return nested(50_000, chance.pick(['[', '{"data":[']), '')
    default: {
      const at = chance.below(body.length)
      return body.slice(0, at) + chance.pick(['"', '\\', ',', '}', ']', '\u0000', '-', 'e', '\ud800']) + body.slice(at + chance.below(3))
    }
  }
}
