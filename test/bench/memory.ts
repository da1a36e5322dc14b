/** Memory of main and worker during the first loading (design 12): a process of their own, fed by the page server of this one. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { startPageServer } from './page-server.ts'
import { makeSample } from './records.ts'
import { limitRow, median, type BenchRow } from './report.ts'
import { scratch } from './site.ts'

export type Loaded = { readonly lines: number; readonly seconds: number; readonly samples: readonly number[] }

/** Rows for the first loading of `total` records: the most, and how much more the end takes than the beginning. */
export async function benchMemory(total: number): Promise<BenchRow[]> {
  const server = await startPageServer({ total, pageSize: 500 })
  const child = fork(new URL('memory-process.ts', import.meta.url), [server.url, scratch()])
  const [loaded] = (await once(child, 'message')) as [Loaded]
  await server.close()
  const { lines } = makeSample(total)
  if (loaded.lines !== lines) throw new Error(`${lines} lines were sent, ${loaded.lines} arrived`)
  const megabytes = loaded.samples.map((bytes) => bytes / 1e6)
  const quarter = Math.ceil(megabytes.length / 4)
  const [early, late] = [median(megabytes.slice(quarter, 2 * quarter)), median(megabytes.slice(-quarter))]
  const of = total.toLocaleString('en')
  const note = `${loaded.seconds.toFixed(0)} s; second quarter ${early.toFixed(0)} MB, last ${late.toFixed(0)} MB`
  return [
    limitRow(`memory of main and worker, first loading of ${of}`, Math.max(...megabytes), 'MB', 300, note),
    limitRow('the same, last quarter against second', late / early, 'x', 1.25, 'flat'),
  ]
}
