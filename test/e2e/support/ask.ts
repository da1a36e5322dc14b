import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Input, OperationName, Output } from '../../../src-main/contract/operations.ts'

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string; readonly reason?: string } }
type Bridge = { readonly invoke: Readonly<Record<string, (input: unknown) => Promise<Answer>>> }

/** Asks as a page would that has been taken over: past the typed client, by whatever way the shell has. */
export const ask = (page: Page, name: string, input: unknown): Promise<Answer> =>
  page.evaluate(
    async ({ operation, value }): Promise<Answer> => {
      const bridge = Reflect.get(window, 'outpost') as Bridge | undefined
      if (bridge !== undefined) {
        const call = Object.hasOwn(bridge.invoke, operation) ? bridge.invoke[operation] : undefined
        return call === undefined ? { ok: false, error: { code: 'not_there' } } : call(value)
      }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/ipc/${operation}`, { method: 'POST', headers, body: JSON.stringify(value) })
      return (await answer.json()) as Answer
    },
    { operation: name, value: input },
  )

/** What main answers to an operation of the page; a refusal ends the test with its words. */
export async function answer<K extends OperationName>(page: Page, name: K, input: Input<K>): Promise<Output<K>> {
  const told = await ask(page, name, input)
  expect(told, name).toMatchObject({ ok: true })
  return (told as unknown as { value: Output<K> }).value
}
