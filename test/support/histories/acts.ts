/** What happens in a history, as plain data: a counter-example can be pasted into a named test as it is printed. */
import fc from 'fast-check'
import type { Fault } from '../in-process-line.ts'
import { faults } from '../in-process-line.ts'

/** Numbers choose among what there is at that moment; an act that finds nothing to act on does nothing. */
export type LocalAct =
  | { readonly do: 'create'; readonly site: number; readonly store: number; readonly customer: number }
  | { readonly do: 'item'; readonly site: number; readonly doc: number; readonly item: number; readonly units: number }
  | { readonly do: 'batch'; readonly site: number; readonly doc: number; readonly batch: number; readonly packs: number }
  | { readonly do: 'comment'; readonly site: number; readonly doc: number }
  | { readonly do: 'ship' | 'remove'; readonly site: number; readonly doc: number }
  | { readonly do: 'receive'; readonly site: number; readonly store: number; readonly item: number; readonly packs: number }
  | { readonly do: 'shelf'; readonly site: number; readonly store: number; readonly n: number; readonly gone: boolean }
export type CentralAct =
  | { readonly do: 'central edits'; readonly what: number; readonly n: number }
  | { readonly do: 'central deletes'; readonly n: number }
  | { readonly do: 'merge'; readonly table: 'item' | 'name'; readonly keep: number; readonly gone: number }
  | { readonly do: 'move'; readonly store: number; readonly to: number; readonly quietly: boolean }
export type Meanwhile = { readonly at: 'call' | 'breath'; readonly nth: number; readonly act: LocalAct | CentralAct }
export type SyncAct = {
  readonly do: 'sync'
  readonly site: number
  readonly weather: readonly { readonly nth: number; readonly fault: Fault }[]
  readonly meanwhile: readonly Meanwhile[]
  readonly pageLimit: number
  /** Central does not come to an end with what is pushed until this sync is over. */
  readonly slow: boolean
}
export type Act = LocalAct | CentralAct | SyncAct | { readonly do: 'restart'; readonly site: number }
export type History = { readonly isThirdNew: boolean; readonly acts: readonly Act[] }

const one = <T extends string>(word: T) => fc.constant(word)
const upTo = (max: number) => fc.nat({ max })
const site = upTo(2)
const doc = upTo(5)

const local: fc.Arbitrary<LocalAct> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: one('create'), site, store: upTo(1), customer: upTo(6) }) },
  { weight: 4, arbitrary: fc.record({ do: one('item'), site, doc, item: upTo(3), units: fc.nat({ max: 120 }) }) },
  { weight: 2, arbitrary: fc.record({ do: one('batch'), site, doc, batch: upTo(3), packs: upTo(12) }) },
  { weight: 2, arbitrary: fc.record({ do: one('comment'), site, doc }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('ship' as const, 'ship' as const, 'remove' as const), site, doc }) },
  { weight: 1, arbitrary: fc.record({ do: one('receive'), site, store: upTo(1), item: upTo(3), packs: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ do: one('shelf'), site, store: upTo(1), n: upTo(2), gone: fc.boolean() }) },
)
const central: fc.Arbitrary<CentralAct> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: one('central edits'), what: upTo(5), n: upTo(5) }) },
  { weight: 1, arbitrary: fc.record({ do: one('central deletes'), n: upTo(8) }) },
  { weight: 1, arbitrary: fc.record({ do: one('merge'), table: fc.constantFrom('item', 'name'), keep: upTo(3), gone: upTo(3) }) },
  { weight: 1, arbitrary: fc.record({ do: one('move'), store: upTo(3), to: upTo(3), quietly: fc.boolean() }) },
)
const meanwhile: fc.Arbitrary<Meanwhile> = fc.record({
  at: fc.constantFrom('call', 'call', 'breath'),
  nth: fc.integer({ min: 1, max: 9 }),
  act: fc.oneof({ weight: 2, arbitrary: local }, { weight: 1, arbitrary: central }),
})
const sync: fc.Arbitrary<SyncAct> = fc.record({
  do: one('sync'),
  site,
  weather: fc.array(fc.record({ nth: fc.integer({ min: 1, max: 12 }), fault: fc.constantFrom(...faults) }), { maxLength: 2 }),
  meanwhile: fc.array(meanwhile, { maxLength: 2 }),
  pageLimit: fc.constantFrom(500, 500, 2, 7),
  slow: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
})

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: local },
  { weight: 4, arbitrary: central },
  { weight: 7, arbitrary: sync },
  { weight: 1, arbitrary: fc.record({ do: one('restart'), site }) },
)

export const history: fc.Arbitrary<History> = fc.record({
  isThirdNew: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
  acts: fc.array(act, { minLength: 4, maxLength: 24, size: 'max' }),
})
