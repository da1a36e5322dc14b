import { isBuiltin } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { Zone } from './import-table.ts'
import { zoneOf, zones } from './import-table.ts'
import type { Import, SourceFile } from './source-files.ts'
import { importsOf, packageOf, sourceFiles, targetOf } from './source-files.ts'

const product = sourceFiles('src-main', 'src-renderer')

/** Why `file` must not have this import, or null. */
function fault(zone: Zone, file: string, { from, typeOnly }: Import): string | null {
  const target = targetOf(file, from)
  if (target !== null) {
    const name = zoneOf(target)?.name ?? 'outside every zone'
    if (zone.ours.includes(name) || (typeOnly && zone.typesOnly?.includes(name) === true)) return null
    return `${file} (${zone.name}) imports ${target} (${name})`
  }
  if (isBuiltin(from)) return zone.node === true && from.startsWith('node:') ? null : `${file} (${zone.name}) imports ${from}`
  return zone.packages?.includes(packageOf(from)) === true ? null : `${file} (${zone.name}) imports the package ${from}`
}

const faultsOf = (file: SourceFile): string[] => {
  const zone = zoneOf(file.path)
  if (zone === null) return [`${file.path} lies in no zone`]
  return file.imports.flatMap((one) => fault(zone, file.path, one) ?? [])
}

describe('who may import what (design 2)', () => {
  test('every import of the product is one that its zone may have', () => {
    expect(product.flatMap(faultsOf)).toEqual([])
  })

  test.each([
    ['src-main/domain/stock.ts', "import { readFile } from 'node:fs'"],
    ['src-main/services/session.ts', "import { sql } from 'kysely'"],
    ['src-main/services/session.ts', "import { createSupervisor } from '../sync/supervisor.ts'"],
    ['src-main/sync/engine.ts', "import { z } from 'zod'"],
    ['src-main/ipc/router.ts', "import { openDatabase } from '../db/open.ts'"],
    ['src-main/app.ts', "import { bridge } from './electron/ipc-bridge.ts'"],
    ['src-main/app.ts', "const electron = await import('electron')"],
    ['src-main/db/open.ts', "import { compiled } from '../tables/compile.ts'"],
    ['src-renderer/app.tsx', "import { allocate } from '../src-main/domain/allocation.ts'"],
    ['src-renderer/app.tsx', "export { x } from 'fs'"],
    ['src-main/web/main.ts', "type Window = import('electron').BrowserWindow"],
  ])('the table has teeth: %s must not have %s', (path, text) => {
    expect(faultsOf({ path, text, imports: importsOf(path, text) })).toHaveLength(1)
  })

  test('a zone that the table names exists', () => {
    const names = zones.map((zone) => zone.name)
    expect(zones.flatMap((zone) => [...zone.ours, ...(zone.typesOnly ?? [])]).filter((name) => !names.includes(name))).toEqual([])
  })

  test("'electron' is imported below src-main/electron only", () => {
    const importing = product.filter((file) => file.imports.some(({ from }) => packageOf(from) === 'electron'))
    expect(importing.map((file) => file.path).filter((path) => !path.startsWith('src-main/electron/'))).toEqual([])
    expect(importing.length).toBeGreaterThan(3)
  })

  test('relative imports name the file with its ending', () => {
    const bare = product.flatMap((file) =>
      file.imports.filter(({ from }) => from.startsWith('.') && !/\.[a-z]+$/.test(from)).map(({ from }) => `${file.path}: ${from}`),
    )
    expect(bare).toEqual([])
  })
})

describe('no circles', () => {
  test('no module of the product imports itself through others', () => {
    const edges = new Map(
      product.map((file) => [
        file.path,
        file.imports.filter((one) => !one.typeOnly).flatMap(({ from }) => targetOf(file.path, from) ?? []),
      ]),
    )
    expect(circles(edges)).toEqual([])
  })

  test('a circle is found', () => {
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a > b > c > a'])
  })
})

/** Each circle once, as a path, by a depth-first walk. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const walk = (node: string, path: readonly string[]): void => {
    const at = path.indexOf(node)
    if (at >= 0) found.push([...path.slice(at), node].join(' > '))
    if (at >= 0 || done.has(node)) return
    for (const next of edges.get(node) ?? []) walk(next, [...path, node])
    done.add(node)
  }
  for (const node of edges.keys()) walk(node, [])
  return found
}
