/** A program of ours in a process of its own, for the demo and the journeys. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { compileCache } from './compile-cache.ts'

export type Child = {
  readonly process: ChildProcess
  /** What the awaited line said. */
  readonly ready: RegExpMatchArray
  /** Resolves when the process has ended, however it came about. */
  readonly ended: Promise<void>
  /** Resolves when the last line that it had written has been heard. */
  readonly heard: Promise<void>
  /** Types a line into it. */
  readonly say: (line: string) => void
  /** Ends it and waits; SIGKILL is a power cut. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

export type ChildOptions = { readonly ready: RegExp; readonly args?: readonly string[]; readonly onLine?: (line: string) => void }

/** Runs a TypeScript file with this Node; resolves once a line of its output fits `ready`, rejects if it ends before. */
export async function startChild(file: string, { ready, args = [], onLine }: ChildOptions): Promise<Child> {
  const env = { NODE_COMPILE_CACHE: compileCache, ...process.env }
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env })
  const ended = once(child, 'exit').then(() => undefined)
  const heard = Promise.all([once(child.stdout, 'close'), once(child.stderr, 'close')]).then(() => undefined)
  const lastLines: string[] = []
  const match = await new Promise<RegExpMatchArray>((resolve, reject) => {
    const hear = (line: string): void => {
      onLine?.(line)
      lastLines.push(line)
      if (lastLines.length > 20) lastLines.shift()
      const fits = line.match(ready)
      if (fits !== null) resolve(fits)
    }
    createInterface({ input: child.stdout }).on('line', hear)
    createInterface({ input: child.stderr }).on('line', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready:\n${lastLines.join('\n')}`)))
  })
  const say = (line: string): void => void child.stdin.write(`${line}\n`)
  return { process: child, ready: match, ended, heard, say, stop: (signal = 'SIGTERM') => stop(child, ended, signal) }
}

async function stop(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await ended
}
