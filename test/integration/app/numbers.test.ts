import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeClinic } from '../../support/builders.ts'
import { makeFolder } from '../../support/make-db.ts'

const writer = new URL('../../support/number-taker.ts', import.meta.url).pathname

/** Documents that another process makes in the same file; resolves with the numbers it got. */
function numbersOf(file: string, count: number): Promise<number[]> {
  const child = spawn(process.execPath, [writer, file, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(text) as number[]) : reject(new Error(`exit ${code}`))))
  })
}

test('T14: parallel inserts from two processes never take the same number', async () => {
  const folder = makeFolder()
  makeClinic({ folder })
  const file = join(folder, 'outpost.db')
  const numbers = (await Promise.all([numbersOf(file, 60), numbersOf(file, 60)])).flat()
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1))
})
