/** The page on top of the bundle: one look for somebody who helps, with no other program than a browser. */
import type { BundleFacts } from './support-facts.ts'

type Words = Readonly<Record<string, string>>
type Cell = string | number | null

/** `words` by key: `title`, `made`, and each heading and label that is used here; a missing one shows its key. */
export function summaryPage(facts: BundleFacts, words: Words): string {
  const say = (key: string): string => words[key] ?? key
  const { site, sync, disk, computer } = facts
  const pairs = (entries: Readonly<Record<string, Cell>>) => table(Object.entries(entries).map(([key, value]) => [say(key), value]))
  const body = [
    `<h1>${escaped(say('title'))}</h1>`,
    pairs({ made: facts.madeAt, version: facts.version, shell: facts.shell, schema: facts.schemaVersion }),
    section(
      say('site'),
      pairs({ number: site?.number ?? null, code: site?.code ?? null, address: site?.address ?? null, variant: site?.variant ?? null }),
    ),
    section(
      say('computer'),
      pairs({
        hardwareId: facts.hardwareId,
        databaseId: facts.databaseId,
        system: `${computer.platform} ${computer.release}`,
        databaseBytes: facts.databaseBytes,
        freeBytes: disk.freeBytes,
        encryption: say(`encryption_${disk.encryption}`),
      }),
    ),
    section(
      say('sync'),
      pairs({
        phase: sync.phase,
        cause: sync.cause,
        waitingDocuments: sync.waitingDocuments,
        waitingRecords: sync.waitingRecords,
        oldestWaitingAt: sync.oldestWaitingAt,
        problems: sync.problems,
        heldBack: sync.heldBack,
        lastContactAt: sync.lastContactAt,
        lastSuccessAt: sync.lastSuccessAt,
      }),
    ),
    section(say('queue'), table(facts.queue.map((row) => [row.table, row.count, row.oldestAt]))),
    section(
      say('problems'),
      table(facts.problems.slice(0, 50).map((row) => [row.table, row.reason, row.field, row.attempts, row.firstSeenAt])),
    ),
    section(
      say('cycles'),
      table(
        facts.cycles
          .slice(0, 50)
          .map((run) => [run.startedAt, run.trigger, run.outcome, run.cause, run.sent, run.received, run.bytesOut + run.bytesIn]),
      ),
    ),
  ]
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title>${escaped(say('title'))}</title><style>${style}</style></head><body>\n${body.join('\n')}\n</body></html>\n`
}

const style =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}h2{margin-top:2rem}'

const section = (title: string, content: string): string => `<h2>${escaped(title)}</h2>\n${content}`
const table = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? '<p>–</p>'
    : `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell ?? '–')}</td>`).join('')}</tr>`).join('\n')}</table>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (value: string | number): string => String(value).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
