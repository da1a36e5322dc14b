/**
 * `npm run demo`: the reference central with its sample country on loopback, and Outpost beside it at first run.
 * `c` and Enter stops and starts central, `q` and Enter (or closing the window) ends both. Every demo begins afresh;
 * with `--keep` it goes on where the last one was left. `--folder DIR` puts its data elsewhere, `--in-browser` does
 * without the window, `--built` takes what was built before.
 */
import '../support/node-version.ts'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { hardwareId, readMachineId } from '../../src-main/site/hardware-id.ts'
import { demoUserLines, startDemoCentral } from '../central/demo-central.ts'
import type { DemoCentral } from '../central/demo-central.ts'
import { build, openOutpost, openWebShell } from './open-outpost.ts'

const yes = { type: 'boolean', default: false } as const
const { values: options } = parseArgs({ options: { keep: yes, 'in-browser': yes, built: yes, folder: { type: 'string' } } })
const { keep } = options
const folder = options.folder ?? join(import.meta.dirname, '../../.outpost-demo')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

if (!options.built) build()
if (!keep) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

say('Making the sample country …')
const first = await startDemoCentral({ dataFolder: join(folder, 'central') })
const { url, port } = first.central
let demo: DemoCentral | null = first

const given = ['--data', join(folder, 'outpost'), '--central', url, '--site', first.siteName, ...(await ownId())]
const outpost = await (options['in-browser'] ? openWebShell(given) : openOutpost(given))
say(`
  Central runs at      ${url}
  Name of the site     ${first.siteName}
  Password of the site ${first.password}
  Users (password)     ${demoUserLines().join('\n                       ')}

  c + Enter   stop and start central, as if the line were cut
  q + Enter   end the demo
`)

const keys = createInterface({ input: process.stdin })
// One after the other: a second `c` waits until central has stopped or started.
let turn = Promise.resolve()
keys.on('line', (line) => {
  if (line.trim() === 'c') turn = turn.then(toggle)
  if (line.trim() === 'q') void outpost.stop()
})
process.on('SIGINT', () => void outpost.stop())
process.on('SIGTERM', () => void outpost.stop())

await outpost.closed
keys.close()
await turn
await demo?.central.close()
if (!keep) rmSync(folder, { recursive: true, force: true })

async function toggle(): Promise<void> {
  if (demo === null) {
    demo = await startDemoCentral({ dataFolder: join(folder, 'central'), port })
    say('Central is back.')
  } else {
    await demo.central.close()
    demo = null
    say('Central is stopped. c + Enter starts it again.')
  }
}

/** A machine without an ID of its own, a container for example, borrows one for the demo. */
async function ownId(): Promise<readonly string[]> {
  const own = await hardwareId(readMachineId)
  return own.kind === 'usable' ? [] : ['--machine-id', 'demo-computer-without-an-id']
}
