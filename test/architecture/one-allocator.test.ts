import { expect, test } from 'vitest'
import { sourceFiles, targetOf } from './source-files.ts'

const allocator = 'src-main/domain/allocation.ts'

test('5C, T16: one allocator for one item and for many, and whoever asks it goes by central’s rules', () => {
  const files = sourceFiles('src-main')
  const allocators = files.filter(({ text }) => /\bfunction (allocate|take\w+)\b[^{]*batches: readonly/.test(text))
  expect(allocators.map(({ path }) => path)).toEqual([allocator])
  const askers = files.filter(
    ({ path, text, imports }) => imports.some(({ from }) => targetOf(path, from) === allocator) && /[^.\w]allocate\(/.test(text),
  )
  expect(askers.map(({ path }) => path).toSorted(), 'one item, many at once, and the preview of both').toEqual([
    'src-main/services/change-items.ts',
    'src-main/services/preview-allocation.ts',
    'src-main/services/set-item.ts',
  ])
  for (const { path, text } of askers) expect({ path, hasRules: text.includes('issueRules(') }).toEqual({ path, hasRules: true })
})
