/** The support bundle (features 4-10): gathered, blotted out, kept below its limit. */
import type { BundleFile, BundlePreview } from '../contract/support.ts'
import { bundleLimitBytes } from '../contract/support.ts'
import type { ReadDb } from '../db/write.ts'
import { addDays } from '../domain/moment.ts'
import type { Hidden } from '../domain/redact.ts'
import { nameWords, redactLine, redactText } from '../domain/redact.ts'
import { namesOfPeople } from '../repositories/people-names.ts'
import { zipped } from '../site/zip.ts'
import type { BundleFacts, BundleSource } from './support-facts.ts'
import { bundleFacts } from './support-facts.ts'
import { summaryPage } from './support-summary.ts'

export type SupportContext = BundleSource & {
  readonly db: ReadDb
  /** The newest lines of the log, so many bytes at most. */
  readonly log: (maxBytes: number) => string
  /** Texts that may stand nowhere: what the site proves itself with. */
  readonly secrets: () => Promise<readonly string[]>
}
type Words = Readonly<Record<string, string>>
type Files = Readonly<Record<string, string>>

const logBytes = 6_000_000
const shownLetters = 20_000

/** Every file of the bundle, each with its beginning. */
export async function previewBundle(context: SupportContext, words: Words): Promise<BundlePreview> {
  const { files, zip } = await bundle(context, words)
  return { files: Object.entries(files).map(shown), zipBytes: zip.length }
}

/** The bundle as a zip, named by site and day. */
export async function saveBundle(context: SupportContext, words: Words) {
  const { zip, facts } = await bundle(context, words)
  const site = facts.site === null ? 'new' : String(facts.site.number)
  const fileName = `outpost-support-${site}-${facts.madeAt.slice(0, 10)}.zip`
  return { fileName, mediaType: 'application/zip' as const, base64: Buffer.from(zip).toString('base64') }
}

async function bundle(context: SupportContext, words: Words): Promise<{ files: Files; zip: Uint8Array; facts: BundleFacts }> {
  const since = addDays(context.now().toISOString().slice(0, 10), -30)
  const facts = await bundleFacts(context.db, context, since)
  const hidden: Hidden = { words: new Set(namesOfPeople(context.db).flatMap(nameWords)), secrets: await context.secrets() }
  for (let bytes = logBytes; ; bytes = Math.floor(bytes / 2)) {
    const files = filesOf(facts, context.log(bytes), words, hidden)
    const zip = zipped(files)
    if (zip.length <= bundleLimitBytes || bytes === 0) return { files, zip, facts }
  }
}

function filesOf(facts: BundleFacts, log: string, words: Words, hidden: Hidden): Files {
  const { diagnosis, cycles, queue, problems, tables, ...about } = facts
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  const lines = log.split('\n').filter((line) => line !== '')
  return {
    'summary.html': redactText(summaryPage(facts, words), { words: new Set(), secrets: hidden.secrets }),
    'site.json': json(about),
    'diagnosis.json': json(diagnosis),
    'cycles.json': json(cycles),
    'queue.json': json(queue),
    'problems.json': json(problems),
    'tables.json': json(tables),
    'log.jsonl': lines.map((line) => `${redactLine(line, hidden)}\n`).join(''),
  }
}

const shown = ([name, text]: [string, string]): BundleFile => ({
  name,
  bytes: Buffer.byteLength(text),
  text: text.slice(0, shownLetters),
  isCut: text.length > shownLetters,
})
