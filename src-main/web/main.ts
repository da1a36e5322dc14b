/**
 * Outpost for a browser on this computer: `node src-main/web/main.ts --data DIR`. Prints one address that lets one
 * browser in. Ctrl+C, SIGTERM or the end of its parent stops it and leaves the file in order.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { OutpostApp } from '../app.ts'
import { fileSecretBox, readMachineId } from '../app.ts'
import { openApp } from '../app-reopen.ts'
import type { Log } from '../log.ts'
import { createLog, fileSink } from '../log.ts'
import type { WebServer } from './server.ts'
import { startWeb } from './server.ts'
import { environmentProxy } from './environment-proxy.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Options = {
  readonly data: string
  readonly port: number
  readonly central: string
  readonly site: string
  readonly renderer: string
  readonly machineId: string | undefined
  readonly interval: number | undefined
}

function readOptions(): Options {
  const text = { type: 'string' } as const
  const options = { data: text, port: text, central: text, site: text, renderer: text, 'machine-id': text, interval: text }
  const { values } = parseArgs({ options, strict: true })
  return {
    data: resolve(values.data ?? join(homedir(), '.outpost')),
    port: values.port === undefined ? 0 : wholeNumber('--port', values.port, 65_535),
    central: values.central ?? '',
    site: values.site ?? '',
    renderer: resolve(values.renderer ?? join(root, 'out/renderer')),
    machineId: values['machine-id'],
    interval: values.interval === undefined ? undefined : wholeNumber('--interval', values.interval, 86_400),
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= most) return number
  throw new Error(`${name} must be a whole number up to ${most}, not "${text}"`)
}

async function start(): Promise<void> {
  const options = readOptions()
  const logFile = join(options.data, 'logs', 'outpost.log')
  const log = createLog(fileSink(logFile), 'web')
  const { machineId } = options
  const app = await openApp({
    dataFolder: options.data,
    version: ownVersion(),
    shell: 'web',
    workerUrl: new URL('../sync/worker.ts', import.meta.url),
    practice: { folder: `${options.data}-practice`, centralUrl: new URL('test/central/practice.ts', pathToFileURL(root)) },
    secretBox: fileSecretBox(join(options.data, 'site.secret')),
    machineId: machineId === undefined ? readMachineId : () => Promise.resolve(machineId),
    clock: () => new Date(),
    log,
    logFile,
    findProxy: environmentProxy(process.env),
    setupDefaults: { address: options.central, siteName: options.site },
    ...(options.interval === undefined ? {} : { intervalSeconds: options.interval }),
  })
  const server = await listen(app, options, log)
  if (!existsSync(join(options.renderer, 'index.html')))
    say(`The pages are not built: ${options.renderer} holds no index.html. Run npm run build.`)
  // Before the address is out: who has read it may stop us.
  stopWell(app, server)
  say(`Outpost: ${server.newAddress()}`)
}

/** A port that is taken must not leave the worker running behind it. */
async function listen(app: OutpostApp, { renderer, port }: Options, log: Log): Promise<WebServer> {
  try {
    return await startWeb({ app, rendererDir: renderer, port, log })
  } catch (cause) {
    await app.close()
    throw new Error(`Outpost cannot listen on port ${port}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

function stopWell(app: OutpostApp, server: WebServer): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    server
      .close()
      .then(() => sayNotSent(app))
      .catch((error: unknown) => say(`The last state cannot be read: ${String(error)}`))
      .then(() => app.close())
      .catch((error: unknown) => say(`Closing did not end well: ${String(error)}`))
      .finally(() => process.exit())
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // A parent that holds our input and ends takes us with it: the demo leaves nothing behind.
  if (process.send !== undefined) process.on('disconnect', stop)
}

/** Nobody is asked: whoever ends a server has decided (U-85). */
function sayNotSent(app: OutpostApp): void {
  const { documents } = app.leaving()
  if (documents > 0) say(`${String(documents)} document${documents === 1 ? '' : 's'} not sent. What is not sent is kept here.`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
