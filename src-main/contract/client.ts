/** The page's typed client: the same object whether `invoke` goes over IPC, over loopback or straight to the router. */
import type { EventMessage, EventName, EventPayload, Input, OperationName, Output } from './operations.ts'
import { operations } from './operations.ts'
import type { Result } from './result.ts'

export type Invoke = (name: OperationName, input: unknown) => Promise<Result<unknown>>
export type Subscribe = (listener: (message: EventMessage) => void) => () => void

export type Bridge = {
  readonly invoke: { readonly [K in OperationName]: (input: unknown) => Promise<Result<unknown>> }
  readonly subscribe: Subscribe
}

export type Client = {
  readonly [K in OperationName]: (input: Input<K>) => Promise<Result<Output<K>>>
} & { readonly on: <K extends EventName>(name: K, listener: (payload: EventPayload<K>, seq: number) => void) => () => void }

export const operationNames = Object.keys(operations) as readonly OperationName[]

/** Builds the client; unknown names do not type-check. */
export function createClient(invoke: Invoke, subscribe: Subscribe): Client {
  const calls = Object.fromEntries(operationNames.map((name) => [name, (input: unknown) => invoke(name, input)]))
  const on = (name: EventName, listener: (payload: never, seq: number) => void) =>
    subscribe((message) => {
      if (message.name === name) listener(message.payload as never, message.seq)
    })
  return { ...calls, on } as unknown as Client
}
