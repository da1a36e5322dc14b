/** The bridge where there is no preload: the web shell on this computer (design 9), JSON over the page's own origin. */
import type { Bridge } from '../src-main/contract/client.ts'
import { operationNames } from '../src-main/contract/client.ts'
import type { EventMessage } from '../src-main/contract/operations.ts'
import type { Result } from '../src-main/contract/result.ts'
import { refuse } from '../src-main/contract/result.ts'

async function call(name: string, input: unknown): Promise<Result<unknown>> {
  try {
    const answer = await fetch(`/ipc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    const result: unknown = await answer.json()
    return isResult(result) ? result : refuse('unavailable', 'program_gone')
  } catch {
    return refuse('unavailable', 'program_gone')
  }
}

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'

/** `onGap` is told when events stop and when they flow again, so that what was missed is asked for. */
export function createWebBridge(onGap: () => void): Bridge {
  const listeners = new Set<(message: EventMessage) => void>()
  const source = new EventSource('/events')
  let opened = false
  source.addEventListener('open', () => {
    if (opened) onGap()
    opened = true
  })
  source.addEventListener('error', onGap)
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const message = JSON.parse(event.data) as EventMessage
    for (const listener of listeners) listener(message)
  })
  const invoke = Object.fromEntries(operationNames.map((name) => [name, (input: unknown) => call(name, input)]))
  return {
    invoke: invoke as Bridge['invoke'],
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
