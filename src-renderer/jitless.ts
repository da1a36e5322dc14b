/** Imported before anything that builds a schema: zod's compiled checks would need `unsafe-eval`, which our CSP forbids. */
import { z } from 'zod'

z.config({ jitless: true })
