/** The locale files as tests read them. */
import { readdirSync, readFileSync } from 'node:fs'
import i18next from 'i18next'
import type { i18n } from 'i18next'

const folder = new URL('../../../resources/locales/', import.meta.url)

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]
type Tree = { [key: string]: string | Tree }

export const namespacesOf = (language: Language): string[] =>
  readdirSync(new URL(`${language}/`, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''))
    .sort()

export const readNamespace = (language: Language, namespace: string): Tree =>
  JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, folder), 'utf8')) as Tree

/** `{ a: { b: 'x' } }` as `a.b` → `x`. */
export function flat(tree: Tree, prefix = ''): Map<string, string> {
  const pairs = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(pairs)
}

/** i18next with the real words of one language. */
export async function wordsOf(language: Language): Promise<i18n> {
  const instance = i18next.createInstance()
  const resources = Object.fromEntries(namespacesOf(language).map((namespace) => [namespace, readNamespace(language, namespace)]))
  await instance.init({ lng: language, resources: { [language]: resources }, defaultNS: 'common', interpolation: { escapeValue: false } })
  return instance
}
