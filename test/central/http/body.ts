import type { z } from 'zod'
import { refuse, type Answer } from './answer.ts'

/** The parsed body, or the 400 that names the first field that is wrong. */
export function parseBody<T>(shape: z.ZodType<T>, body: string): { readonly value: T } | { readonly refused: Answer } {
  let value: unknown
  try {
    value = JSON.parse(body === '' ? '{}' : body)
  } catch (cause) {
    return { refused: refuse(400, 'bad_json', `The body is no JSON: ${String(cause)}`) }
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  const issue = parsed.error.issues[0]
  return { refused: refuse(400, 'bad_body', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`) }
}
