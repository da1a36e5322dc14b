/** `npm run bench`: every budget of design 12 that can be measured so far. `-- --quick` leaves the long ones out. */
import { benchConfirm } from './confirm.ts'
import { benchLists } from './lists.ts'
import { benchMainLoop } from './main-loop.ts'
import { benchMemory } from './memory.ts'
import { benchPainting } from './painting.ts'
import { benchPull } from './pull.ts'
import { benchPush } from './push.ts'
import { report, type BenchRow } from './report.ts'
import { benchShip } from './ship.ts'
import { benchSlowLine } from './slow-line.ts'
import { benchStock } from './stock.ts'

const quick = process.argv.includes('--quick')
const rows: BenchRow[] = []
const large = { documents: 100_000, lines: 400_000, items: 10_000, batches: 20_000 }
const small = { documents: 15_000, lines: 60_000, items: 6000, batches: 10_000 }

async function add(name: string, run: () => Promise<BenchRow[]>): Promise<void> {
  process.stderr.write(`${name} ...\n`)
  rows.push(...(await run()))
}

await add('pull of 10,000', () => benchPull(10_000, 5))
if (!quick) await add('pull of 100,000', () => benchPull(100_000, 5))
if (!quick) await add('pull of 1,000,000, some minutes', () => benchPull(1_000_000, 1))
await add('memory of the first loading', () => benchMemory(quick ? 50_000 : 1_000_000))
await add('push of 25,000', () => benchPush(25_000, 5))
await add('shipping', () => benchShip(quick ? 100 : 300))
await add('lists and search', () => benchLists(quick ? 100_000 : 667_000))
await add('stock and ledger', () => Promise.resolve(benchStock(quick ? small : large)))
await add('confirming 200 lines', () => Promise.resolve(benchConfirm(quick ? small : large)))
await add('painting', () => benchPainting(100_000))
await add('main while the worker syncs', () => benchMainLoop(quick ? 20_000 : 100_000))
if (!quick) await add('a bad line', () => benchSlowLine(4000))
report(rows, 'test-results/bench.json')
process.exit(0)
