/** U-75: which columns a list shows, in what order and how wide. */
import { describe, expect, test } from 'vitest'
import {
  fullLook,
  isAsMade,
  laidOut,
  leastWidth,
  splitTracks,
  withMoved,
  withShown,
  withWidth,
} from '../../../src-renderer/ui/list-look.ts'

const columns = ['number', 'name', 'hold', 'total'].map((id) => ({ id }))
const made = fullLook(columns, undefined)
const ids = (look: typeof made) => look.map(({ id }) => id)

describe('U-75: the look of a list', () => {
  test('as made it has every column and is not kept', () => {
    expect(ids(made)).toEqual(['number', 'name', 'hold', 'total'])
    expect(isAsMade(columns, made)).toBe(true)
    expect(isAsMade(columns, withShown(made, 'hold', false))).toBe(false)
    expect(isAsMade(columns, withMoved(made, 'hold', 1))).toBe(false)
    expect(isAsMade(columns, withWidth(made, 'hold', 80))).toBe(false)
  })

  test('a column that a newer program has stands after the one it follows; one that is gone is forgotten', () => {
    const kept = [
      { id: 'total', shown: true, width: 90 },
      { id: 'gone', shown: true, width: null },
      { id: 'name', shown: false, width: null },
      { id: 'number', shown: true, width: null },
    ]
    expect(ids(fullLook(columns, kept))).toEqual(['total', 'name', 'hold', 'number'])
  })

  test('the last column that is shown cannot be taken away', () => {
    const only = ['number', 'name', 'hold'].reduce((look, id) => withShown(look, id, false), made)
    expect(withShown(only, 'total', false)).toBe(only)
  })

  test('a column moves over those that are not seen, and stays at the ends', () => {
    const hidden = withShown(made, 'hold', false)
    expect(ids(withMoved(hidden, 'total', -1, (one) => one.shown))).toEqual(['number', 'total', 'name', 'hold'])
    expect(ids(withMoved(hidden, 'name', 1, (one) => one.shown))).toEqual(['number', 'hold', 'total', 'name'])
    expect(withMoved(made, 'number', -1)).toBe(made)
    expect(withMoved(made, 'total', 1)).toBe(made)
  })

  test('a width stays within what a column can be', () => {
    const widths = [1, 123.4, 5000].map((width) => withWidth(made, 'name', width).find(({ id }) => id === 'name')?.width)
    expect(widths).toEqual([40, 123, 900])
  })

  test('tracks: the list’s own unless somebody set a width; what gave way to the window has none', () => {
    const natural = new Map<string, string | null>([
      ['number', '82px'],
      ['name', 'minmax(150px, 1fr)'],
      ['hold', null],
      ['total', '106px'],
    ])
    const moved = withMoved(withWidth(made, 'number', 120), 'total', -1)
    expect(laidOut(moved, natural)).toEqual({ tracks: '120px minmax(150px, 1fr) 106px', least: 376 })
    expect(laidOut(withWidth(made, 'name', 200), natural)).toEqual({ tracks: '82px 200px minmax(106px, 1fr)', least: 388 })
  })

  test('the tracks of a style sheet are read one by one', () => {
    expect(splitTracks(' 82px minmax(180px, 1.4fr)  24px')).toEqual(['82px', 'minmax(180px, 1.4fr)', '24px'])
    expect(leastWidth('minmax(180px, 1.4fr)')).toBe(180)
  })
})
