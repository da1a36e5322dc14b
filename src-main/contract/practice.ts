/** Practice with the sample country (U-80): data of its own, and a central of its own on this computer. */
import { z } from 'zod'

/** cut: somebody has cut it to try work without a line; failed: the sample central does not run. */
export const PracticeLine = z.enum(['there', 'cut', 'failed'])
export type PracticeLine = z.infer<typeof PracticeLine>

/** Somebody of the sample country; everybody may know the password. */
export const PracticePerson = z.strictObject({ username: z.string(), password: z.string(), jobTitle: z.string() })
export type PracticePerson = z.infer<typeof PracticePerson>

export const Practice = z.discriminatedUnion('isOn', [
  /** It can be begun, before this computer has a site. */
  z.strictObject({ isOn: z.literal(false) }),
  z.strictObject({ isOn: z.literal(true), line: PracticeLine, people: z.array(PracticePerson) }),
])
export type Practice = z.infer<typeof Practice>
