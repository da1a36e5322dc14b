/** The project's own source, read once: every file with its text and what it imports. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'

export const root = join(import.meta.dirname, '../..')

export type Import = { readonly from: string; readonly typeOnly: boolean }
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }

/** All TypeScript files below the folders, by their path from the root with forward slashes. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) => filesBelow(folder, /\.tsx?$/).map(readSource))

/** Paths from the root of all files below `folder` whose name fits. */
export function filesBelow(folder: string, wanted: RegExp): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, imports: importsOf(path, text) }
}

/** Every `import`, `export … from`, `import()` and `import('x').Type` of a module; faults where the text does not parse. */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest ? [{ from: entry.moduleRequest.value, typeOnly: entry.isType }] : [])),
  )
  const calls = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map((match) => ({ from: match[1] ?? '', typeOnly: false }))
  return [...statics, ...exports, ...calls]
}

/** A relative import as a path from the root, or null for a package. */
export const targetOf = (file: string, from: string): string | null =>
  from.startsWith('.')
    ? relative('/', join('/', dirname(file), from))
        .split(sep)
        .join('/')
    : null

/** `@scope/name/deep` is the package `@scope/name`. */
export const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
