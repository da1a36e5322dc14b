/** U-81, F-005: the words of the program, explained in each language, and found by how people type them. */
import { describe, expect, test } from 'vitest'
import type { Term } from '../../../src-renderer/features/help/terms.ts'
import { findTerms, termNames } from '../../../src-renderer/features/help/terms.ts'
import { flat, languages, readNamespace } from './catalogue.ts'

const termsOf = (language: (typeof languages)[number]): Term[] => {
  const words = flat(readNamespace(language, 'help'))
  return termNames.map((id) => ({ id, name: words.get(`terms.${id}.name`) ?? '', means: words.get(`terms.${id}.means`) ?? '' }))
}
const found = (language: (typeof languages)[number], search: string) => findTerms(termsOf(language), search, language).map(({ id }) => id)

describe.each(languages)('U-81: the glossary in %s', (language) => {
  test('U-81: every word has its name and its meaning, none stands twice, and the file has no others', () => {
    const terms = termsOf(language)
    for (const { id, name, means } of terms) {
      expect(name, id).not.toBe('')
      expect(means.length, `${id} is explained`).toBeGreaterThan(30)
      expect(means, `${id} is explained in sentences`).toMatch(/^\p{Lu}.*\.$/u)
    }
    expect(new Set(terms.map(({ name }) => name.toLowerCase())).size).toBe(terms.length)
    const inFile = [...flat(readNamespace(language, 'help')).keys()].filter((key) => key.startsWith('terms.'))
    expect(inFile.toSorted()).toEqual(termNames.flatMap((id) => [`terms.${id}.means`, `terms.${id}.name`]).toSorted())
  })

  test('F-005, U-81: the words by which the program and its manuals call things are among them', () => {
    const wanted = ['site', 'store', 'central', 'queue', 'shield', 'batch', 'hardwareId', 'databaseId', 'sync', 'record', 'standalone']
    expect(termNames).toEqual(expect.arrayContaining(wanted))
    expect(found(language, 'satellite')).toEqual(['site'])
    expect(found(language, 'UUID')).toEqual(['databaseId'])
  })

  test('U-81: without a search all of them, by the alphabet of the language', () => {
    const names = findTerms(termsOf(language), '  ', language).map(({ name }) => name)
    expect(names).toHaveLength(termNames.length)
    expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare))
  })
})

test('U-81: a search does not mind case and accents; what is called so comes before what only speaks of it', () => {
  expect(found('fr', 'DEPOT')[0]).toBe('store')
  expect(found('fr', 'DEPOT').length).toBeGreaterThan(2)
  expect(found('en', 'queu')).toEqual(['queue'])
  expect(found('en', 'hardware id')).toEqual(['hardwareId'])
  expect(found('en', 'nothing is called so')).toEqual([])
})
