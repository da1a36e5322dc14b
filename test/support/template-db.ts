/** An empty database with the whole schema, made once a run: the tests that do not ask how one is made begin with a copy. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src-main/db/open.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly templateDb: string
  }
}

let folder = ''

export function setup({ provide }: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'outpost-template-'))
  const path = join(folder, 'outpost.db')
  openDatabase(path, { role: 'main' }).close()
  provide('templateDb', path)
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true })
}
