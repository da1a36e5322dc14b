import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Node keeps what it has compiled: every program under test, and each thread of it, would compile the same files anew. */
export const compileCache = join(tmpdir(), 'outpost-compile-cache')
