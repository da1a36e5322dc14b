import { expect, test } from 'vitest'
import { createPager, rowOf } from '../../../src-renderer/stores/paged-list.ts'
import type { Pages } from '../../../src-renderer/stores/paged-list.ts'

type Page = { rows: readonly string[]; matching: number }

/** A pager whose answers come when the test says so. */
function held(matching = 120) {
  const waiting: { offset: number; give: (page: Page | null) => void }[] = []
  let pages: Pages<string> = new Map()
  const pager = createPager<string, Page>(
    (offset) => new Promise((give) => waiting.push({ offset, give })),
    (all) => (pages = all),
  )
  const answer = async (at: number, word: string, count = matching) => {
    const asked = waiting[at]
    asked?.give({
      rows: Array.from({ length: Math.min(50, count - asked.offset) }, (_, n) => `${word} ${asked.offset + n}`),
      matching: count,
    })
    await Promise.resolve()
    await Promise.resolve()
  }
  return { pager, answer, waiting, row: (index: number) => rowOf(pages, index), size: () => pages.size }
}

test('3D: only the pages in sight are asked for, each once', async () => {
  const { pager, answer, waiting, row } = held()
  pager.show(0, 20)
  pager.show(0, 20)
  await answer(0, 'a')
  pager.show(40, 60)
  await answer(1, 'a')
  expect(waiting.map((one) => one.offset)).toEqual([0, 50])
  expect([row(0), row(49), row(50), row(100)]).toEqual(['a 0', 'a 49', 'a 50', undefined])
})

test('3D: an answer to an earlier question is dropped', async () => {
  const { pager, answer, row } = held()
  pager.show(0, 20)
  pager.restart()
  await answer(0, 'old')
  expect(row(0)).toBeUndefined()
  await answer(1, 'new')
  expect(row(0)).toBe('new 0')
})

test('3D: after a change the rows stay until theirs have come anew; what is past the end goes', async () => {
  const { pager, answer, row, size } = held()
  pager.show(0, 60)
  await answer(0, 'a')
  await answer(1, 'a')
  pager.refresh()
  expect(row(0)).toBe('a 0')
  await answer(2, 'b', 30)
  expect(row(0)).toBe('b 0')
  expect(size()).toBe(1)
})

test('another question begins at the top, and its first answer takes the old rows away', async () => {
  const { pager, answer, row, waiting } = held()
  pager.show(50, 60)
  await answer(0, 'a')
  pager.restart()
  expect(waiting.at(-1)?.offset).toBe(0)
  await answer(1, 'b')
  expect([row(0), row(50)]).toEqual(['b 0', undefined])
})

test('what was forgotten may not arrive, and is asked for when it is in sight again', async () => {
  const { pager, answer, row, waiting } = held()
  pager.show(0, 20)
  pager.forget()
  await answer(0, 'of the other store')
  expect(row(0)).toBeUndefined()
  pager.show(0, 20)
  expect(waiting).toHaveLength(2)
})
