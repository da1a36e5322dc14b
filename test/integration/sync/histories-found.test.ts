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
]

it.each(found)('$name', async ({ acts, isThirdNew = false }) => {
  await expect(playHistory(country, { isThirdNew, acts })).resolves.toBeUndefined()
})
