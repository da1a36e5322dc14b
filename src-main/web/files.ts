/** The built renderer, served by name: only files that lie in its folder and are of a kind that a page loads. */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The file in `folder` that a URL's path names, or null: outside of it, of no known kind, or no path at all. */
export function fileOf(path: string, folder: string): string | null {
  const name = decoded(path === '/' ? '/index.html' : path)
  // A colon is a drive letter or an NTFS stream, a backslash a separator on Windows only.
  if (name === null || /[\\:\0]/.test(name) || !name.startsWith('/')) return null
  const file = resolve(folder, `.${name}`)
  const inside = relative(folder, file)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
  return Object.hasOwn(contentTypes, extname(file)) ? file : null
}

export type Served = { readonly body: Buffer; readonly contentType: string }

/** The content of a file of the renderer, or null where there is none of that name. */
export async function readPageFile(path: string, folder: string): Promise<Served | null> {
  const file = fileOf(path, folder)
  if (file === null) return null
  try {
    return { body: await readFile(file), contentType: contentTypes[extname(file)] ?? '' }
  } catch {
    return null
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
