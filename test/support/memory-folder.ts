/** Where files may lie that need no disk: what these tests ask does not turn on whether a sync to disk has happened. */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'

/** A folder in memory where the system has one, else the folder for temporary files. */
export const memoryFolder = (): string => (existsSync(memory) ? memory : tmpdir())
