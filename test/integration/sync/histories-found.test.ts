/** Counter-examples that the histories have found, as they were shrunk; each stands for the fix that came with it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Act, CentralAct, LocalAct, SyncAct } from '../../support/histories/acts.ts'
import type { Country } from '../../support/histories/country.ts'
import { makeCountry } from '../../support/histories/country.ts'
import { playHistory } from '../../support/histories/play.ts'

let country: Country
beforeAll(async () => {
  country = await makeCountry()
})
afterAll(() => country.remove())

const sync = (site: number, more: Partial<SyncAct> = {}): SyncAct => ({
  do: 'sync',
  site,
  weather: [],
  meanwhile: [],
  pageLimit: 500,
  slow: false,
  ...more,
})
const during = (nth: number, act: LocalAct | CentralAct) => ({ meanwhile: [{ at: 'call' as const, nth, act }] })

/** Name, what it is about, the acts. */
type Found = { readonly name: string; readonly acts: readonly Act[]; readonly isThirdNew?: boolean }
const found: readonly Found[] = [
  {
    name: 'a site that begins after a merge is not sent the record that is gone (F-161)',
    acts: [{ do: 'merge', table: 'item', keep: 0, gone: 1 }],
    isThirdNew: true,
  },
  {
    name: 'work that names a record merged away at central meanwhile is taken (F-161)',
    acts: [{ do: 'receive', site: 0, store: 0, item: 3, packs: 1 }, { do: 'merge', table: 'item', keep: 0, gone: 3 }, sync(0)],
  },
  {
    name: 'work done between sending and the page that tells that the store has left is sent before more is asked for (F-225)',
    acts: [
      { do: 'create', site: 2, store: 0, customer: 0 },
      sync(2),
      { do: 'move', store: 3, to: 1, quietly: false },
      { do: 'central edits', what: 0, n: 1 },
      { do: 'central edits', what: 0, n: 2 },
      { do: 'central edits', what: 1, n: 2 },
      sync(2, { pageLimit: 2, ...during(2, { do: 'comment', site: 2, doc: 0 }) }),
    ],
  },
  {
    name: 'a line that a new site adds to a document which the old one removes at the same time goes with it (F-225)',
    acts: [
      { do: 'create', site: 2, store: 0, customer: 0 },
      sync(2),
      { do: 'remove', site: 2, doc: 0 },
      { do: 'move', store: 3, to: 0, quietly: false },
      sync(0),
      { do: 'receive', site: 0, store: 0, item: 0, packs: 1 },
      { do: 'batch', site: 0, doc: 0, batch: 0, packs: 1 },
    ],
  },
  {
    name: 'what central took from a store while it was away is gone when the store comes back (F-227)',
    acts: [
      { do: 'move', store: 3, to: 0, quietly: false },
      { do: 'central deletes', n: 7 },
      sync(2),
      sync(2),
      { do: 'move', store: 3, to: 2, quietly: false },
    ],
  },
  {
    name: 'what central took from a store that went and came back without its site having heard of it is gone too (F-225)',
    acts: [
      sync(2, during(3, { do: 'move', store: 3, to: 0, quietly: false })),
      { do: 'central deletes', n: 7 },
      { do: 'central edits', what: 5, n: 0 },
      sync(2, { weather: [{ nth: 1, fault: 'lost' }] }),
      sync(1),
      { do: 'move', store: 3, to: 2, quietly: false },
    ],
  },
  {
    name: 'the last work of a site that has lost its last store reaches the new one (F-225)',
    acts: [
      { do: 'move', store: 3, to: 0, quietly: false },
      sync(0),
      sync(1),
      sync(2, during(2, { do: 'create', site: 2, store: 0, customer: 0 })),
      { do: 'comment', site: 0, doc: 0 },
    ],
  },
  {
    name: 'what central changes once it has our work, but before it has said so, arrives all the same',
    acts: [
      { do: 'create', site: 0, store: 0, customer: 0 },
      sync(0, { weather: [{ nth: 4, fault: 'lost' }], ...during(4, { do: 'central edits', what: 5, n: 0 }) }),
    ],
  },
  {
    name: 'what was sent after the store had left, while central was giving it back, stays here (F-227)',
    acts: [
      { do: 'move', store: 3, to: 0, quietly: false },
      sync(2, during(2, { do: 'paper', site: 2, store: 0, paper: 0, n: 0, customer: 0, gone: false })),
      { do: 'move', store: 3, to: 2, quietly: false },
    ],
  },
]

it.each(found)('$name', async ({ acts, isThirdNew = false }) => {
  await expect(playHistory(country, { isThirdNew, acts })).resolves.toBeUndefined()
})
