import { parseExact } from '../tables/exact-json.ts'

export type Keys = Readonly<Record<string, unknown>>

/** The wire's keys in a JSON column (`rest`, `oms_fields`); none where nothing was received. */
export const keysOf = (text: string | null): Keys => (text === null || text === '{}' ? {} : ((parseExact(text) as Keys | null) ?? {}))
