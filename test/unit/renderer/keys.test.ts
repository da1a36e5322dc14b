import { describe, expect, test } from 'vitest'
import type { Shortcut, ShortcutName } from '../../../src-renderer/ui/keys.ts'
import { combination, isShortcut, livesWith, shortcuts } from '../../../src-renderer/ui/keys.ts'

const all = Object.entries(shortcuts) as [ShortcutName, Shortcut][]
const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

/** Pairs of shortcuts that answer the same keys while both are alive. */
function doubles(entries: readonly (readonly [string, Shortcut])[]): string[] {
  return entries.flatMap(([name, one], index) =>
    entries
      .slice(index + 1)
      .filter(([, other]) => livesWith(one.scope).includes(other.scope) && other.keys.some((keys) => one.keys.includes(keys)))
      .map(([other]) => `${name} and ${other}`),
  )
}

describe('T18: one key map', () => {
  test('T18: no combination means two things at once', () => {
    expect(doubles(all)).toEqual([])
  })

  test('T18: the test sees a double', () => {
    const thief: Shortcut = { scope: 'list', keys: ['F9'], whileTyping: true }
    expect(doubles([...all, ['thief', thief]])).toEqual(['syncNow and thief'])
  })

  test('T18: keys without Ctrl or Alt that type a sign stay out of text fields', () => {
    const typing = all.filter(([, shortcut]) => !shortcut.builtIn && shortcut.whileTyping)
    for (const [name, shortcut] of typing) {
      for (const keys of shortcut.keys) expect(/^(Ctrl|Alt)\+|^F\d+$|^.{2,}$/.test(keys), `${name}: ${keys}`).toBe(true)
    }
  })
})

describe('key presses', () => {
  test.each([
    [press('F9'), 'F9'],
    [press('s', { ctrlKey: true }), 'Ctrl+S'],
    [press('S', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+S'],
    [press('S', { metaKey: true, shiftKey: true }), 'Ctrl+Shift+S'],
    [press('?', { shiftKey: true }), '?'],
    [press('n', { altKey: true }), 'Alt+N'],
    [press('/'), '/'],
  ])('%o is %s', (event, expected) => {
    expect(combination(event)).toBe(expected)
  })

  test('F-207: F9 works while typing, ? does not', () => {
    expect(isShortcut('syncNow', press('F9'), true)).toBe(true)
    expect(isShortcut('allKeys', press('?', { shiftKey: true }), false)).toBe(true)
    expect(isShortcut('allKeys', press('?', { shiftKey: true }), true)).toBe(false)
  })
})
