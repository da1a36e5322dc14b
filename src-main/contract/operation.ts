/** What an operation of the contract is made of. */
import { z } from 'zod'
import type { Right } from './rights.ts'

/**
 * When an operation may be asked: `always`; `setup` only before initialisation is done; `site` once the site is
 * initialised; `user` once somebody is signed in and the session is not locked; `store` once this user has a store
 * open that is active here and theirs.
 */
export type Needs = 'always' | 'setup' | 'site' | 'user' | 'store'

/** One right, or several of which any one is enough; the first is the one that a refusal names. */
export type RightNeeded = Right | readonly [Right, ...Right[]]

/** `right`: what the user must be allowed at the open store; null where being there is enough. */
export type Operation = { readonly input: z.ZodType; readonly output: z.ZodType; readonly needs: Needs; readonly right: RightNeeded | null }

/** The rights of which any one opens an operation; none where it is open to everybody. */
export const rightsFor = ({ right }: Pick<Operation, 'right'>): readonly Right[] =>
  right === null ? [] : typeof right === 'string' ? [right] : right

export const nothing = z.strictObject({})
export const op = <N extends Needs, I extends z.ZodType, O extends z.ZodType>(
  needs: N,
  input: I,
  output: O,
  right: RightNeeded | null = null,
) => ({ needs, input, output, right }) as const
