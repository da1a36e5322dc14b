/** How the lists look belongs to the person, at every store, on this computer; nothing of it is sent (U-75). */
import { z } from 'zod'
import { Density, ListLook, ListLooks, ListName } from './lists.ts'
import { nothing, op } from './operation.ts'

export const listsOperations = {
  /** What this person has changed; lists that they left as they are do not appear. */
  'lists.looks': op('user', nothing, ListLooks),
  /** Keeps how a list looks; null: as it was made. */
  'lists.keep': op('user', z.strictObject({ list: ListName, look: ListLook.nullable() }), nothing),
  'lists.setDensity': op('user', z.strictObject({ density: Density }), nothing),
} as const
