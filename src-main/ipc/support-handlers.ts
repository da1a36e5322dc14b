import { ok } from '../contract/result.ts'
import { previewBundle, saveBundle } from '../services/support-bundle.ts'
import type { HandlerPorts, Of } from './handlers.ts'

export const supportHandlers = ({ supportContext }: HandlerPorts): Of<'support'> => ({
  'support.preview': async ({ words }) => ok(await previewBundle(supportContext(), words)),
  'support.save': async ({ words }) => ok(await saveBundle(supportContext(), words)),
})
