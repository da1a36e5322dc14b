import type { Result } from '../../src-main/contract/result.ts'

/** The value, or an end to the bench: what is measured must have happened. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Milliseconds. */
export function timed(run: () => unknown): number {
  const began = performance.now()
  run()
  return performance.now() - began
}
