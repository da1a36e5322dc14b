import { expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import { createDrafts, keepAfterMs } from '../../../src-renderer/stores/drafts.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'

/** A page over a main that keeps drafts in memory; `passes` is the one timer running out. */
function world(kept: Record<string, Record<string, string>> = {}) {
  const locks = { isOn: false }
  const bridge = createFakeBridge(
    {},
    {
      'drafts.of': ({ form }) => kept[form] ?? {},
      'drafts.keep': ({ form, fields }) => {
        if (locks.isOn) return refuse('forbidden', 'locked')
        for (const [field, text] of Object.entries(fields)) {
          const now = { ...kept[form] }
          if (text === null) delete now[field]
          else now[field] = text
          kept[form] = now
        }
        return {}
      },
      'drafts.drop': ({ form }) => {
        delete kept[form]
        return {}
      },
    },
  )
  const waiting: { ms: number; job: () => void }[] = []
  const after = (ms: number, job: () => void) => {
    const one = { ms, job }
    waiting.push(one)
    return () => void waiting.splice(waiting.indexOf(one), 1)
  }
  const drafts = createDrafts(
    createClient((name, input) => bridge.invoke[name](input), bridge.subscribe),
    after,
  )
  const passes = async () => {
    for (const { job } of waiting.splice(0)) job()
    await drafts.flush()
  }
  return { drafts, kept, passes, waiting, locks, asked: () => bridge.asked.map(({ name }) => name) }
}

test('U-36: what is typed is at main 300 ms after the first key, however long the typing goes on, in one message', async () => {
  const { drafts, kept, passes, waiting, asked } = world()
  for (const text of ['w', 'wa', 'war', 'ward']) drafts.keep('document/a', 'comment', text)
  expect(waiting.map(({ ms }) => ms)).toEqual([keepAfterMs])
  await passes()
  expect(kept).toEqual({ 'document/a': { comment: 'ward' } })
  expect(asked()).toEqual(['drafts.keep'])
})

test('U-36: what was typed is there for the field that is drawn again, and what is saved is not', async () => {
  const { drafts, kept, passes } = world({ 'document/a': { comment: 'ward rou', theirRef: 'A' } })
  expect(drafts.textOf('document/a', 'comment')).toBe(null)
  expect([...(await drafts.open('document/a'))]).toEqual([
    ['comment', 'ward rou'],
    ['theirRef', 'A'],
  ])
  drafts.keep('document/a', 'comment', null)
  expect(drafts.textOf('document/a', 'comment')).toBe(null)
  expect(drafts.textOf('document/a', 'theirRef')).toBe('A')
  await passes()
  expect(kept).toEqual({ 'document/a': { theirRef: 'A' } })
})

test('U-36: a form that was saved is forgotten, also what of it was still on its way', async () => {
  const { drafts, kept, passes } = world({ 'adjust/b': { packs: '1' } })
  await drafts.open('adjust/b')
  drafts.keep('adjust/b', 'packs', '12')
  expect(drafts.isEmpty('adjust/b')).toBe(false)
  drafts.drop('adjust/b')
  await passes()
  expect(drafts.isEmpty('adjust/b')).toBe(true)
  expect(kept).toEqual({})
})

test('4-9: nothing is asked of main for a form in which nothing was typed', async () => {
  const { drafts, asked, waiting } = world()
  drafts.begin('document/a')
  expect(drafts.isOpen('document/a')).toBe(true)
  drafts.keep('document/a', 'comment', null)
  drafts.drop('document/a')
  await drafts.flush()
  expect(waiting).toEqual([])
  expect(asked()).toEqual([])
})

test('U-36: a field that is saved after its form was left is forgotten at main too', async () => {
  const { drafts, kept, passes } = world({ 'document/a': { comment: 'x' } })
  await drafts.open('document/a')
  drafts.leave('document/a')
  expect(drafts.isOpen('document/a')).toBe(false)
  drafts.keep('document/a', 'comment', null)
  await passes()
  expect(kept).toEqual({ 'document/a': {} })
})

test('U-36: flushing before the window is left sends what is typed and waits for nothing', async () => {
  const { drafts, kept, waiting } = world()
  drafts.keep('newStock', 'batch', 'B1')
  await drafts.flush()
  expect(kept).toEqual({ newStock: { batch: 'B1' } })
  expect(waiting).toEqual([])
})

test('U-03, U-36: what was typed in the moment before the lock is there after it, and is not the next person’s', async () => {
  const { drafts, kept, passes, locks } = world()
  await drafts.open('document/a')
  drafts.keep('document/a', 'comment', 'D')
  await passes()
  drafts.keep('document/a', 'comment', 'Driver collects on')
  locks.isOn = true
  drafts.leave('document/a')
  await passes()
  expect(kept).toEqual({ 'document/a': { comment: 'D' } })
  locks.isOn = false
  expect((await drafts.open('document/a')).get('comment')).toBe('Driver collects on')
  expect(kept).toEqual({ 'document/a': { comment: 'Driver collects on' } })

  locks.isOn = true
  drafts.keep('document/a', 'comment', 'of the first person')
  await passes()
  drafts.clear()
  locks.isOn = false
  await drafts.flush()
  expect(kept).toEqual({ 'document/a': { comment: 'Driver collects on' } })
})
