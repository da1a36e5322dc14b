import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultSettings } from './settings.ts'
import { demoUserLines, openSampleCentral } from './demo-central.ts'
import { demoSite } from './sample/generate.ts'

const usage = `The reference central. Without --file it keeps itself in a new temporary folder.
  --file F                  where it keeps everything
  --port N                  default 2048
  --https                   with a self-signed certificate
  --variants A|B|both       which of the two ways to sign in it offers
  --items N --documents N --stores N --sites N --seed N     size of the sample country of a new file
  --initialise-delay MS     how long initialising blocks
  --integration-delay MS    how long it stays busy with what a site sent
`

const optionsOf = () =>
  parseArgs({
    options: {
      file: { type: 'string' },
      port: { type: 'string', default: '2048' },
      https: { type: 'boolean', default: false },
      variants: { type: 'string', default: 'both' },
      items: { type: 'string', default: '600' },
      documents: { type: 'string', default: '3000' },
      stores: { type: 'string', default: '14' },
      sites: { type: 'string', default: '11' },
      seed: { type: 'string', default: '1' },
      'initialise-delay': { type: 'string', default: '0' },
      'integration-delay': { type: 'string', default: '300' },
      help: { type: 'boolean', default: false },
    },
  }).values

/** A whole number of an option; throws a sentence where it is none. */
function whole(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least) return number
  throw new Error(`--${name} must be a whole number of at least ${least}, not "${text}".`)
}

function variantsOf(text: string): 'A' | 'B' | 'both' {
  if (text === 'A' || text === 'B' || text === 'both') return text
  throw new Error(`--variants must be A, B or both, not "${text}".`)
}

async function main(): Promise<void> {
  const values = optionsOf()
  if (values.help) return void process.stdout.write(usage)
  const file = values.file ?? join(mkdtempSync(join(tmpdir(), 'outpost-central-')), 'central.db')
  const central = await openSampleCentral(
    {
      ...defaultSettings,
      file,
      port: whole('port', values.port, 0),
      https: values.https,
      variants: variantsOf(values.variants),
      initialiseDelayMs: whole('initialise-delay', values['initialise-delay'], 0),
      integrationDelayMs: whole('integration-delay', values['integration-delay'], 0),
    },
    {
      items: whole('items', values.items, 1),
      documents: whole('documents', values.documents, 0),
      stores: whole('stores', values.stores, 4),
      sites: whole('sites', values.sites, 2),
      seed: whole('seed', values.seed, 0),
    },
  )
  process.stdout.write(`Central:   ${central.url}\nSite name: ${demoSite.name}\nPassword:  ${demoSite.password}\nKept in:   ${file}\n`)
  process.stdout.write(`Users:     ${demoUserLines().join('\n           ')}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void central.close())
}

try {
  await main()
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 2
}
