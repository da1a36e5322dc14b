import { op } from './operation.ts'
import { BundlePreview, BundleSaved, BundleWords } from './support.ts'

export const supportOperations = {
  /** Every file of the bundle as it would be saved now. No password, no token, no name of a patient is in it (4-10). */
  'support.preview': op('user', BundleWords, BundlePreview, 'viewLog'),
  /** The same files as one zip of at most 5 MB; of the logs, the oldest lines are left out where it would be more. */
  'support.save': op('user', BundleWords, BundleSaved, 'viewLog'),
} as const
