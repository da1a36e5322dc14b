/** Days of documents in what a page has sent (U-08). */
import { z } from 'zod'
import { DocumentDay } from '../contract/days.ts'
import type { Result } from '../contract/result.ts'
import { refuse } from '../contract/result.ts'

type Found = { readonly path: string; readonly day: string }

/** Refuses the first day of a document or line that lies after `today`, at its field; null where there is none. */
export function refuseFuture(schema: z.ZodType, input: unknown, today: string): Result<never> | null {
  const late = daysIn(schema, input, []).find(({ day }) => day > today)
  return late === undefined ? null : refuse('validation', 'day_in_future', { day: late.day, today }, late.path)
}

/** `value` has been read by `schema`, so it has its shape. */
function daysIn(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): Found[] {
  if (value === undefined || value === null) return []
  if (schema === DocumentDay) return [{ path: path.map(String).join('.'), day: value as string }]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return daysIn(schema.unwrap(), value, path)
  if (schema instanceof z.ZodArray) return (value as unknown[]).flatMap((one, at) => daysIn(schema.element, one, [...path, at]))
  if (!(schema instanceof z.ZodObject)) return []
  const fields = Object.entries(schema.shape)
  return fields.flatMap(([key, field]) => daysIn(field, (value as Record<string, unknown>)[key], [...path, key]))
}
