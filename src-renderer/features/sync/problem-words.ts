/** A problem record in words: what it is, what is wrong, who can mend it, what to tell them (F-124, F-256). */
import type { TFunction } from 'i18next'
import type { Problem } from '../../../src-main/contract/problems.ts'
import type { Formats } from '../../ui/format.ts'

type T = TFunction<'sync'>

/** `Customer invoice 1067`, `Batch`; a table without a word is named as the wire names it. */
export function problemTitle({ document, table, number }: Problem, t: T): string {
  const record = t(`record.${table}`, { defaultValue: table === '' ? t('record.unknown') : table })
  const kind =
    document === null ? record : t(`kind.${document.kind}`, { defaultValue: t(`record.${document.table}`, { defaultValue: record }) })
  return number === null ? kind : t('waiting.number', { kind, number })
}

/** The name that people know the record by, or which way it was going. */
export const problemName = (problem: Problem, t: T): string => (problem.name === '' ? t(`problem.way.${problem.direction}`) : problem.name)

/** The reason in a few words, for the list. */
export function problemShort({ reason, parent, field }: Problem, t: T): string {
  if (reason === 'missing_parent' && parent !== null) return t('problem.short.missing', { table: parentWord(parent.table, t) })
  if (reason === 'unreadable' && field !== null) return t('problem.short.field', { field })
  return t(`problem.pill.${reason}`)
}

/** The reason as a sentence that says what it means for the work here. */
export function problemSentence({ reason, parent, field, key }: Problem, t: T): string {
  if (reason === 'missing_parent')
    return parent === null ? t('problem.sentence.missingUnknown') : t('problem.sentence.missing', { table: parentWord(parent.table, t) })
  if (reason === 'unreadable') return field === null ? t('problem.sentence.unreadable') : t('problem.sentence.field', { field })
  if (reason === 'refused_here') return t(`problem.sentence.refusedHere.${key.kind === 'push' ? 'upsert' : key.kind}`)
  return t('problem.sentence.refusedAtCentral')
}

const parentWord = (table: string, t: T): string => t(`record.${table}`, { defaultValue: table })

/** `3 tries in vain · the next at 11:20`. */
export function triesWords({ attempts, nextTryAt }: Problem, t: T, format: Formats, now: number): string[] {
  const next = nextTryAt === null ? t('problem.next.never') : nextWords(nextTryAt, t, format, now)
  return [attempts === 0 ? t('problem.triesNone') : t('problem.tries', { count: attempts }), next]
}

const nextWords = (at: string, t: T, format: Formats, now: number): string =>
  Date.parse(at) <= now ? t('problem.next.sync') : t('problem.next.at', { time: format.when(at) })

/** The facts of a problem, each with its label; what is not known is left out. */
export function problemFacts(problem: Problem, t: T, format: Formats, now: number): readonly (readonly [label: string, text: string])[] {
  const { field, parent, code, mender, firstSeenAt } = problem
  const facts: (readonly [string, string])[] = []
  if (field !== null) facts.push([t('problem.field'), field])
  if (parent !== null) facts.push([t('problem.missing'), parentWord(parent.table, t)])
  if (code !== null) facts.push([t('problem.answer'), problem.detail === '' ? code : problem.detail])
  facts.push([t('problem.who'), t(`problem.mender.${mender}`)])
  facts.push([t('problem.seen'), format.whenFull(firstSeenAt)])
  facts.push([t('problem.triesLabel'), triesWords(problem, t, format, now).join(' · ')])
  return facts
}

/** What to tell the administrator, as a text to be sent. */
export function problemMessage(problem: Problem, site: string, t: T, format: Formats): string {
  const { field, code, detail } = problem
  const name = problem.name === '' ? '' : `, ${problem.name}`
  const said = (label: string, text: string) => t('problem.line', { label, text })
  return [
    said(site, `${problemTitle(problem, t)}${name}`),
    problemSentence(problem, t),
    field === null ? '' : said(t('problem.field'), field),
    code === null ? '' : said(t('problem.answer'), detail === '' ? code : detail),
    said(t('problem.seen'), format.whenFull(problem.firstSeenAt)),
  ]
    .filter((line) => line !== '')
    .join('\n')
}
