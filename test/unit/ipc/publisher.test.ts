import { describe, expect, test } from 'vitest'
import type { EventMessage } from '../../../src-main/contract/operations.ts'
import type { SyncStatus } from '../../../src-main/contract/sync.ts'
import { createPublisher } from '../../../src-main/ipc/publisher.ts'

/** A timer that fires when the test says so. */
function handTimer() {
  let waiting: (() => void) | null = null
  let asked = 0
  return {
    timer: {
      after: (_ms: number, run: () => void) => {
        asked += 1
        waiting = run
        return () => (waiting = null)
      },
    },
    fire: () => {
      const run = waiting
      waiting = null
      run?.()
    },
    asked: () => asked,
  }
}

function publisher() {
  const { timer, fire, asked } = handTimer()
  const failures: unknown[] = []
  const messages: EventMessage[] = []
  const made = createPublisher(timer, (error) => failures.push(error))
  made.subscribe((message) => messages.push(message))
  return { ...made, fire, asked, failures, messages }
}
const status = (sent: number) => ({ waitingRecords: sent }) as unknown as SyncStatus

describe('events (design 8)', () => {
  test('a burst of changes is one message with every table once', () => {
    const { changed, fire, messages, asked } = publisher()
    for (let n = 0; n < 1000; n++) changed(['invoice', n % 2 === 0 ? 'stock_line' : 'item'])
    expect([messages.length, asked()]).toEqual([0, 1])
    fire()
    expect(messages).toEqual([{ name: 'data.changed', seq: 1, payload: { tables: ['invoice', 'stock_line', 'item'] } }])
  })

  test('of a state only the newest goes out, before the changes, and the numbers rise', () => {
    const { changed, state, fire, messages } = publisher()
    changed(['invoice'])
    state('sync.status', status(1))
    state('sync.status', status(2))
    fire()
    changed(['item'])
    fire()
    expect(messages.map((message) => [message.seq, message.name])).toEqual([
      [1, 'sync.status'],
      [2, 'data.changed'],
      [3, 'data.changed'],
    ])
    expect(messages[0]?.payload).toEqual(status(2))
  })

  test('a listener that fails keeps nobody else from hearing; one that left hears nothing', () => {
    const { changed, subscribe, fire, messages, failures } = publisher()
    subscribe(() => {
      throw new Error('window gone')
    })
    const later: EventMessage[] = []
    const leave = subscribe((message) => later.push(message))
    leave()
    changed(['invoice'])
    fire()
    expect([messages.length, failures.length, later.length]).toEqual([1, 1, 0])
  })

  test('nothing goes out after the end, and nothing for no change', () => {
    const { changed, close, fire, messages, asked } = publisher()
    changed([])
    expect(asked()).toBe(0)
    changed(['invoice'])
    close()
    fire()
    expect(messages).toEqual([])
  })
})
