import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { causeCodes } from '../../../src-main/contract/causes.ts'
import { checkNames } from '../../../src-main/contract/site.ts'
import { stepNames } from '../../../src-main/contract/sync.ts'
import { keyScopes, shortcuts } from '../../../src-renderer/ui/keys.ts'
import type { Language } from './catalogue.ts'
import { flat, languages, namespacesOf, readNamespace } from './catalogue.ts'

const root = new URL('../../../', import.meta.url)
const plural = /_(zero|one|two|few|many|other)$/
const bare = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort()
/** What a sentence leaves open; a singular may say "one" in words. */
const holes = (text: string) => new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).filter((name) => name !== 'count'))
const sources = (folder: string, ending: RegExp) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'))

function everyKey(language: Language): Set<string> {
  return new Set(namespacesOf(language).flatMap((name) => bare(flat(readNamespace(language, name)).keys()).map((key) => `${name}:${key}`)))
}

const everyText = (language: Language): [string, string][] =>
  namespacesOf(language).flatMap((name) =>
    [...flat(readNamespace(language, name))].map(([key, text]): [string, string] => [`${name}:${key}`, text]),
  )

/** Verbs that agree with an amount before them. */
const agreeing: Readonly<Record<Language, RegExp>> = {
  en: /\{\{(\w+, number|total|available|allocated|packs|units|quantity|waiting|size)\}\} (are|were|have)\b/,
  fr: /\{\{(\w+, number|total|available|allocated|packs|units|quantity|waiting|size)\}\} (sont|étaient|ont|peuvent)\b/,
}
/** Nouns that some sentence counts, in the plural, as far as it is another word than the singular. */
function pluralsOf(language: Language): ReadonlySet<string> {
  const texts = new Map(everyText(language))
  const noun = (text: string | undefined) => /\{\{count, number[^}]*\}\} (\p{L}+)/u.exec(text ?? '')?.[1]
  const pairs = [...texts]
    .filter(([key]) => key.endsWith('_other'))
    .map(([key, text]) => [noun(texts.get(key.replace(/_other$/, '_one'))), noun(text)])
  return new Set(pairs.flatMap(([one, other]) => (other === undefined || one === undefined || one === other ? [] : [other])))
}

const plurals: Readonly<Record<Language, ReadonlySet<string>>> = { en: pluralsOf('en'), fr: pluralsOf('fr') }

/** A hole that is not the one that is counted, before a plural noun or verb. */
function isStuck(language: Language, key: string, text: string): boolean {
  const counted = /_(many|other)$/.test(key)
  const nouns = [...text.matchAll(/\{\{(\w+)[^}]*\}\}(?:<\/?b>)?\s(\p{L}+)/gu)].filter(([, hole]) => !(hole === 'count' && counted))
  return agreeing[language].test(text) || nouns.some(([, , word]) => plurals[language].has(word ?? ''))
}

describe('U-71: two languages, the same words', () => {
  test('U-71: both have the same files', () => {
    expect(namespacesOf('fr')).toEqual(namespacesOf('en'))
  })

  test.each(namespacesOf('en'))('U-71: %s has the same keys and the same holes in both', (namespace) => {
    const [en, fr] = [flat(readNamespace('en', namespace)), flat(readNamespace('fr', namespace))]
    expect(bare(fr.keys())).toEqual(bare(en.keys()))
    for (const [key, text] of en) {
      const other = fr.get(key)
      if (other !== undefined) expect(holes(other), key).toEqual(holes(text))
    }
  })

  test.each(languages)('U-71: every plural of %s has all forms of its language', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const namespace of namespacesOf(language)) {
      const words = flat(readNamespace(language, namespace))
      const plurals = bare([...words.keys()].filter((key) => plural.test(key)))
      for (const key of plurals) for (const form of forms) expect(words.has(`${key}_${form}`), `${namespace}:${key}_${form}`).toBe(true)
    }
  })

  test.each(languages)('U-71: what is counted has a singular and a plural in %s', (language) => {
    const counted = namespacesOf(language).flatMap((namespace) =>
      [...flat(readNamespace(language, namespace))].filter(
        ([key, text]) => !plural.test(key) && /\{\{\s*count\b[^}]*\}\}\s+\p{L}/u.test(text),
      ),
    )
    expect(counted).toEqual([])
  })

  test.each(languages)('U-71: an amount in a sentence of %s never stands before a plural that cannot become a singular', (language) => {
    expect(everyText(language).filter(([key, text]) => isStuck(language, key, text))).toEqual([])
  })

  test.each(languages)('U-72: no hole of %s is named like an option of the formats beside it, which would not format then', (language) => {
    const isNumeric = (text: string) => /\{\{\w+, number|\$t\(counts:/.test(text)
    const taken = /\{\{(unit|style|currency|notation)\}\}/
    expect(everyText(language).filter(([, text]) => isNumeric(text) && taken.test(text))).toEqual([])
  })

  test.each([
    ['en', 'short', '{{available, number}} packs of batch {{batch}}', true],
    ['en', 'short', 'In the building: {{total}} are there', true],
    ['en', 'short_one', '{{count, number}} batch, {{units}} units', true],
    ['en', 'short_other', '{{count, number}} packs', false],
    ['en', 'short', '$t(counts:packs, {"count": {{available}} }) of batch {{batch}}', false],
    ['fr', 'short', '<b>{{available}}</b> boîtes du lot {{batch}}', true],
    ['fr', 'short', '{{total, number}} sont sur place', true],
    ['fr', 'short', 'sur place : {{total, number}}', false],
  ] as const)('U-71: what finds them knows them: %s, %s, %s', (language, key, text, stuck) => {
    expect(isStuck(language, key, text)).toBe(stuck)
  })

  test.each([
    ['home', 'waiting.from'],
    ['home', 'waiting.to'],
    ['home', 'stock.items'],
    ['stock', 'ledger.more'],
    ['work', 'merge.holds'],
    ['work', 'merge.consequence'],
    ['work', 'merge.done'],
  ])('U-71: French takes its singular for nothing, too, so that where there may be nothing it says the number: %s %s', (namespace, key) => {
    expect(flat(readNamespace('fr', namespace)).get(`${key}_one`)).toContain('{{count, number}}')
  })

  test.each(languages)('U-71: no text of %s is in the words we do not use', (language) => {
    for (const namespace of namespacesOf(language)) {
      for (const [key, text] of flat(readNamespace(language, namespace))) {
        expect(text, `${namespace}:${key}`).not.toMatch(/\b(error|invalid|failed|successfully|erreur|échoué)\b|[!]/i)
      }
    }
  })
})

describe.each(languages)('what the program may say, in %s', (language) => {
  const keys = everyKey(language)

  test.each(causeCodes)('F-120: cause %s has a title, a meaning, who can mend it and what to do', (code) => {
    for (const part of ['title', 'meaning', 'who', 'next']) expect(keys, `${code}.${part}`).toContain(`causes:${code}.${part}`)
  })

  test('U-71: every refusal of main has its sentence', () => {
    const reasons = sources('src-main', /(?<!\.d)\.ts$/).flatMap((text) =>
      [...text.matchAll(/refuse\(\s*'\w+',\s*'([a-z_]+)'/g)].map((match) => match[1] ?? ''),
    )
    expect(reasons.length).toBeGreaterThan(5)
    const known = (reason: string) => keys.has(`refusals:${reason}`) || keys.has(`causes:${reason}.title`) || reason === 'hardware_unusable'
    expect([...new Set(reasons)].filter((reason) => !known(reason))).toEqual([])
  })

  test('issue 3, the package: every way in which the data can be unusable has its sentence', () => {
    const types = ['db/faults.ts', 'site/data-folder.ts'].map((name) => readFileSync(new URL(`src-main/${name}`, root), 'utf8'))
    const listed = types.flatMap(
      (text) => /(?:UnusableReason =|readonly reason:)((?:\s+\|?\s*'[a-z_]+')+)/.exec(text)?.[1]?.match(/[a-z_]+/g) ?? [],
    )
    // These have a cause of their own, which says it all.
    const ownPractice = { practice: 'practice_data', not_practice: 'not_practice_data' }
    const ownCause = { locked: 'database_in_use', from_future: 'database_newer', full: 'disk_full', ...ownPractice }
    expect(listed.length).toBeGreaterThan(9)
    for (const reason of [...listed, 'setting', 'storage']) {
      const cause = Object.hasOwn(ownCause, reason) ? ownCause[reason as keyof typeof ownCause] : null
      expect(keys).toContain(cause === null ? `common:unusable.reason.${reason}` : `causes:${cause}.meaning`)
    }
  })

  test('F-130: every way in which a computer has no usable ID has its sentence', () => {
    const text = readFileSync(new URL('src-main/site/hardware-id.ts', root), 'utf8')
    const problems = /HardwareProblem = ([^\n]+)/.exec(text)?.[1]?.match(/[a-z_]+/g) ?? []
    expect(problems.length).toBeGreaterThan(2)
    for (const problem of problems) expect(keys).toContain(`setup:hardware.${problem}`)
  })

  test('F-210: every step of a cycle and every rung of the ladder has its words', () => {
    for (const step of stepNames)
      for (const key of [`sync:step.${step}`, `setup:load.step.${step}`, `common:bar.step.${step}`]) expect(keys).toContain(key)
    for (const check of checkNames)
      for (const state of ['ok', 'warning', 'skipped', 'short']) expect(keys).toContain(`setup:check.${state}.${check}`)
  })

  test('U-76: every shortcut and every place of shortcuts has its words', () => {
    for (const name of Object.keys(shortcuts)) expect(keys).toContain(`common:keys.do.${name}`)
    for (const scope of keyScopes) expect(keys).toContain(`common:keys.scope.${scope}`)
  })

  test('U-71: every key that a screen asks for by name is there', () => {
    const missing = sources('src-renderer', /\.tsx?$/).flatMap((text) => {
      const namespace = /useTranslation\(\[?'(\w+)'/.exec(text)?.[1] ?? /TFunction<'(\w+)'>/.exec(text)?.[1] ?? 'common'
      const asked = [...text.matchAll(/\bt\('([\w.:-]+)'/g)].map((match) => match[1] ?? '')
      return asked
        .map((key) => (key.includes(':') ? key : `${namespace}:${key}`))
        .filter((key) => !keys.has(key) && !keys.has(key.replace(/^\w+:/, 'common:')))
    })
    expect([...new Set(missing)]).toEqual([])
  })
})
