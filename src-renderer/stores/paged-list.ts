/**
 * A long list of which only the pages in sight have come. An *epoch* rises whenever the question or the data change; an
 * answer of an earlier epoch is dropped. After a change of data the old rows stay on the screen until theirs have come
 * anew, so that nothing jumps under the reader.
 */
export const pageSize = 50

export type ListPage<Row> = { readonly rows: readonly Row[]; readonly matching: number }
export type Pages<Row> = ReadonlyMap<number, readonly Row[]>
export const rowOf = <Row>(pages: Pages<Row>, index: number): Row | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize]

export type Pager = {
  /** These rows (both inclusive) are in sight: asks for what is missing of them. */
  readonly show: (first: number, last: number) => void
  /** Another question: begins at the top, the old rows go with the first answer. */
  readonly restart: () => void
  /** The data have changed: asks again for what is in sight. */
  readonly refresh: () => void
  /** Nothing that was asked may arrive any more; asks nothing. */
  readonly forget: () => void
}

/** `ask` gives null where it was refused; `take` gets each page that is still wanted with all that are known then. */
export function createPager<Row, Page extends ListPage<Row>>(
  ask: (offset: number, limit: number) => Promise<Page | null>,
  take: (pages: Pages<Row>, page: Page) => void,
): Pager {
  let epoch = 0
  let asked = new Set<number>()
  let known: Pages<Row> = new Map()
  let startsAnew = true
  let inSight = { first: 0, last: pageSize - 1 }

  const fetch = async (page: number) => {
    const mine = epoch
    asked.add(page)
    const answer = await ask(page * pageSize, pageSize)
    if (mine !== epoch || answer === null) return
    const kept = startsAnew ? [] : [...known].filter(([index]) => index * pageSize < answer.matching)
    startsAnew = false
    known = new Map([...kept, [page, answer.rows]])
    take(known, answer)
  }
  const askInSight = () => {
    for (let page = Math.floor(inSight.first / pageSize); page <= Math.floor(inSight.last / pageSize); page += 1)
      if (!asked.has(page)) void fetch(page)
  }
  const anew = () => {
    epoch += 1
    asked = new Set()
  }
  const forget = () => {
    anew()
    startsAnew = true
    inSight = { first: 0, last: pageSize - 1 }
  }
  return {
    show: (first, last) => {
      inSight = { first: Math.max(first, 0), last: Math.max(last, first, 0) }
      askInSight()
    },
    restart: () => {
      forget()
      askInSight()
    },
    forget,
    refresh: () => {
      anew()
      askInSight()
    },
  }
}
