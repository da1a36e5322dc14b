/** What an operation of the contract is made of. */
import { z } from 'zod'
import type { Right } from './rights.ts'

/**
 * When an operation may be asked: `always`; `setup` only before initialisation is done; `site` once the site is
 * initialised; `user` once somebody is signed in and the session is not locked; `store` once this user has a store
 * open that is active here and theirs.
 */
export type Needs = 'always' | 'setup' | 'site' | 'user' | 'store'

/** `right`: what the user must be allowed at the open store; null where being there is enough. */
export type Operation = { readonly input: z.ZodType; readonly output: z.ZodType; readonly needs: Needs; readonly right: Right | null }

export const nothing = z.strictObject({})
export const op = <N extends Needs, I extends z.ZodType, O extends z.ZodType>(needs: N, input: I, output: O, right: Right | null = null) =>
  ({ needs, input, output, right }) as const
