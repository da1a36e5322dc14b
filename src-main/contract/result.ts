/**
 * What every operation answers. Nothing throws across IPC: a refusal is a value with a reason that the page
 * can say in the user's language, `internal` carries only a number to find the entry in the log.
 */
import { z } from 'zod'

export const ErrorCode = z.enum(['validation', 'forbidden', 'not_found', 'conflict', 'refused', 'unavailable', 'internal'])
export type ErrorCode = z.infer<typeof ErrorCode>

/** `reason` is a key of the locale catalogue under `refusal.`; `field` names the input it is about. */
export const AppError = z.strictObject({
  code: ErrorCode,
  reason: z.string(),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type AppError = z.infer<typeof AppError>

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export type Params = Readonly<Record<string, string | number>>

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** A refusal: `refuse('refused', 'stock_short', { item: 'Amoxicillin' }, 'quantity')`. */
export function refuse(code: ErrorCode, reason: string, params: Params = {}, field?: string): Result<never> {
  const error: AppError = { code, reason, params: { ...params } }
  return { ok: false, error: field === undefined ? error : { ...error, field } }
}
