import { describe, expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import type { ProblemsStore } from '../../../src-renderer/stores/problems.ts'
import { createProblemsStore, nextSelected, problemId, shownProblem } from '../../../src-renderer/stores/problems.ts'
import type { Answers, FakeBridge } from '../../support/fake-bridge.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { problems, syncPageAnswers } from '../../support/fake-sync-data.ts'

function open(answers: Answers = syncPageAnswers()): { store: ProblemsStore; bridge: FakeBridge } {
  const bridge = createFakeBridge({}, answers)
  return { store: createProblemsStore(createClient((name, input) => bridge.invoke[name](input), bridge.subscribe)), bridge }
}
const ids = (store: ProblemsStore) => (store.getState().problems ?? []).map(({ key }) => key.recordId)
const many = Array.from({ length: 350 }, (_, n) => ({ ...problems[0]!, key: { ...problems[0]!.key, recordId: `r${n}` } }))

describe('4-3: the list of problem records', () => {
  test('shows the first until one is chosen, and says how many there are', async () => {
    const { store } = open()
    await store.getState().load()
    expect([store.getState().total, store.getState().forNewerVersion, shownProblem(store.getState())?.key.recordId]).toEqual([
      4,
      12,
      'doc-1067',
    ])
    store.getState().select(problemId(problems[2]!.key))
    expect(shownProblem(store.getState())?.key.recordId).toBe('list-9')
  })

  test('long lists come by pages, and a reload brings as many as were shown', async () => {
    const { store, bridge } = open(syncPageAnswers(many))
    await store.getState().load()
    expect(ids(store)).toHaveLength(100)
    await store.getState().more()
    await store.getState().more()
    expect(ids(store)).toHaveLength(300)
    store.getState().dataChanged(['inbox'])
    await expect.poll(() => bridge.asked.filter(({ name }) => name === 'problems.list').length).toBe(6)
    await expect.poll(() => new Set(ids(store)).size).toBe(300)
  })

  test('F-256: one that is tried again and mended is gone, and the next one takes its place', async () => {
    const { store } = open()
    await store.getState().load()
    store.getState().select(problemId(problems[1]!.key))
    expect(await store.getState().retry(problems[1]!.key)).toBe(1)
    expect([ids(store), shownProblem(store.getState())?.key.recordId, store.getState().busy]).toEqual([
      ['doc-1067', 'list-9', 'item-77'],
      'list-9',
      null,
    ])
    expect(await store.getState().retryAll()).toBe(3)
  })

  test('a refusal is kept for the page and nothing is said to be tried', async () => {
    const { store } = open({ ...syncPageAnswers(), 'problems.retry': () => refuse('not_found', 'problem_gone') })
    await store.getState().load()
    expect(await store.getState().retry(problems[0]!.key)).toBeNull()
    expect([store.getState().refusal?.reason, store.getState().busy]).toEqual(['problem_gone', null])
  })

  test('asks again only when the inbox has changed, and not before it is looked at', async () => {
    const { store, bridge } = open()
    store.getState().dataChanged(['inbox'])
    expect(bridge.asked).toEqual([])
    await store.getState().load()
    store.getState().dataChanged(['invoice'])
    expect(bridge.asked).toHaveLength(1)
  })

  test('the chosen one stays where it is still there; at the end of the list the one before it is chosen', () => {
    const [a, b, c] = problems.map(({ key }) => problemId(key))
    expect(nextSelected(problems, problems, b!)).toBe(b)
    expect(nextSelected(problems.slice(0, 3), problems.slice(0, 2), c!)).toBe(b)
    expect(nextSelected(problems.slice(0, 1), [], a!)).toBeNull()
    expect(nextSelected(problems, problems, null)).toBeNull()
  })
})
