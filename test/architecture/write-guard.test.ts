/** Design 1.4: no local write of a business row passes by the guard. Who writes such rows is few, and each is checked here. */
import { expect, test } from 'vitest'
import { syncedTables } from '../../src-main/tables/registry.ts'
import { sourceFiles } from './source-files.ts'

const product = sourceFiles('src-main').filter(({ path }) => !path.startsWith('src-main/db/migrations/'))
const paths = (files: readonly { readonly path: string }[]): string[] => files.map((file) => file.path).toSorted()
const names = syncedTables.map(({ local }) => local).join('|')
const writing = new RegExp(
  `(INSERT (OR \\w+ )?INTO|UPDATE|DELETE FROM) (\\$\\{|(${names})\\b)|(insertInto|updateTable|deleteFrom)\\(('(${names})'|[^'])`,
)

const guarded = 'src-main/repositories/synced-rows.ts'
/** Write what central sends, and nothing else. */
const bySync = ['src-main/repositories/merges.ts', 'src-main/repositories/name-joins.ts']
/** Makes the text of a statement that only the guarded file runs. */
const text = 'src-main/repositories/upsert.ts'

test('business rows are written in the guarded file, and by sync', () => {
  expect(paths(product.filter((file) => writing.test(file.text)))).toEqual([...bySync, guarded, text].toSorted())
})

test('the text of an upsert is run in the guarded file alone', () => {
  const users = product.filter((file) => file.imports.some(({ from }) => from.endsWith('/upsert.ts')))
  expect(paths(users)).toEqual([guarded])
})

test('in the guarded file every way in asks the guard, or is shut to local transactions', () => {
  const source = product.find(({ path }) => path === guarded)?.text ?? ''
  const ways = source.split(/^export /m).filter((part) => /^function \w+(<[^(]*>)?\(tx: Tx/.test(part))
  const open = ways.filter((part) => !part.includes('assertWritable(') && !part.includes("assert(tx.origin.kind === 'sync'"))
  expect({ ways: ways.length, open: open.map((part) => part.slice(0, 40)) }).toEqual({ ways: 6, open: [] })
})

test('what writes by sync says so itself', () => {
  for (const path of bySync) {
    const source = product.find((file) => file.path === path)?.text ?? ''
    expect({ [path]: source.includes("assert(tx.origin.kind === 'sync'") }).toEqual({ [path]: true })
  }
})
