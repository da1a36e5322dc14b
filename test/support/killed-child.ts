/**
 * A process that is killed before the n-th change it makes to a file by its name, or to a database as a whole: what a power
 * cut is to it. One that gets through says how many there were.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'
import type { MakeJob, ReadJob } from '../../src-main/app-backup-jobs.ts'

export type Killed =
  | { readonly what: 'make'; readonly job: MakeJob }
  | { readonly what: 'restore'; readonly job: ReadJob }
  | { readonly what: 'start'; readonly dataFolder: string }

type Call = (...args: unknown[]) => unknown

const diesAt = Number(process.argv[3])
let made = 0

function watch(owner: Record<string, Call>, names: readonly string[]): void {
  for (const name of names) {
    const real = owner[name] as Call
    owner[name] = function (this: unknown, ...args: unknown[]): unknown {
      if (made === diesAt) process.kill(process.pid, 'SIGKILL')
      made += 1
      return real.apply(this, args)
    }
  }
}

watch(fs as unknown as Record<string, Call>, ['writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync'])
watch(Database.prototype as unknown as Record<string, Call>, ['backup', 'close'])
syncBuiltinESMExports()

// Only now: the program takes the functions as it finds them.
const { makeBackup, prepareRestore } = await import('../../src-main/app-backup-jobs.ts')
const { openData } = await import('../../src-main/app-data.ts')

function start(dataFolder: string): void {
  const data = openData(dataFolder, new Date('2026-03-02T08:00:00.000Z'))
  if (data.kind === 'unusable') throw new Error(data.cause.detail)
  data.release()
}

async function run(asked: Killed): Promise<void> {
  if (asked.what === 'make') await makeBackup(asked.job, () => {})
  if (asked.what === 'restore') await prepareRestore(asked.job, () => {})
  if (asked.what !== 'make') start(asked.what === 'restore' ? asked.job.dataFolder : asked.dataFolder)
}

await run(JSON.parse(process.argv[2] ?? '') as Killed)
process.stdout.write(String(made))
