import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Shortcut, ShortcutName } from '../../../src-renderer/ui/keys.ts'
import { combination, isShortcut, isTakenByButton, meet, shortcuts } from '../../../src-renderer/ui/keys.ts'

const all = Object.entries(shortcuts) as [ShortcutName, Shortcut][]
const folder = new URL('../../../src-renderer/', import.meta.url)
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
      .filter(([, other]) => meet(one, other) && other.keys.some((keys) => one.keys.includes(keys)))
      .map(([other]) => `${name} and ${other}`),
  )
}

test('3I: Ctrl+Enter is a shortcut also where a button has the keyboard; Enter alone presses the button', () => {
  expect(isTakenByButton(press('Enter', { ctrlKey: true }), true)).toBe(true)
  expect(isTakenByButton(press('Enter'), true)).toBe(false)
  expect(isTakenByButton(press('Enter', { ctrlKey: true }), false)).toBe(false)
})

describe('T18: one key map', () => {
  test('T18: no combination means two things at once', () => {
    expect(doubles(all)).toEqual([])
  })

  test('T18: the test sees a double', () => {
    const thief: Shortcut = { scope: 'list', keys: ['F9'], whileTyping: true }
    expect(doubles([...all, ['thief', thief]])).toEqual(['syncNow and thief'])
  })

  test('T18: a cell keeps Enter, Escape and Tab to itself; what works while typing may not take them', () => {
    const thief: Shortcut = { scope: 'document', keys: ['Escape', 'Shift+Enter'], whileTyping: true }
    expect(doubles([...all, ['thief', thief]])).toEqual(['closeDocument and thief', 'closeLine and thief', 'takeBack and thief'])
  })

  test('T18, 3I: saving is saving and scanning is scanning wherever one is, and the keys of features 3I are those of the map', () => {
    const promised: readonly (readonly [ShortcutName, string])[] = [
      ['findAnything', 'Ctrl+K'],
      ['newDocument', 'Alt+N'],
      ['addItem', 'Alt+N'],
      ['moreOfDocument', 'Alt+M'],
      ['lessOfDocument', 'Alt+Shift+M'],
      ['tab', 'Ctrl+1'],
      ['tab', 'Ctrl+9'],
      ['signOut', 'Alt+Shift+L'],
      ['syncNow', 'F9'],
      ['syncPage', 'Ctrl+Shift+S'],
      ['switchStore', 'Ctrl+Shift+O'],
      ['save', 'Ctrl+S'],
      ['scan', 'Ctrl+B'],
      ['scanList', 'Ctrl+B'],
      ['nextLine', 'Enter'],
      ['closeLine', 'Shift+Enter'],
      ['editCell', 'F2'],
      ['allKeys', '?'],
      ['allKeys', 'Ctrl+/'],
    ]
    for (const [name, keys] of promised) expect(shortcuts[name].keys).toContain(keys)
    const wherever: readonly (readonly [string, readonly string[]])[] = [
      ['Ctrl+S', ['save']],
      ['Ctrl+B', ['scanList', 'scan']],
    ]
    for (const [keys, names] of wherever)
      expect(all.filter(([, shortcut]) => shortcut.keys.includes(keys)).map(([name]) => name)).toEqual(names)
  })

  test('U-76: what the overlay lists is answered: by a page that listens, or by what is built in', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    const listening = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).filter((text) => text.includes('useShortcuts('))
    const isAnswered = (name: string) => listening.some((text) => new RegExp(`\\b${name}:`).test(text))
    const unanswered = all.filter(([name, { builtIn }]) => !builtIn && !isAnswered(name)).map(([name]) => name)
    expect(unanswered).toEqual([])
  })

  test('U-76: no key is printed by the name it has in code: what is longer than a sign has a word in both languages', () => {
    const pressed = all.flatMap(([, { keys }]) => keys.flatMap((key) => key.split(/\+(?=.)/)))
    const named = new Set(pressed.filter((key) => key.length > 1 && !/^F\d+$/.test(key)))
    for (const language of ['en', 'fr']) {
      const { keyNames } = JSON.parse(readFileSync(new URL(`../resources/locales/${language}/common.json`, folder), 'utf8')) as {
        keyNames: Record<string, string>
      }
      expect([...named].filter((key) => keyNames[key] === undefined)).toEqual([])
    }
  })

  test('T18: keys without Ctrl or Alt that type a sign stay out of text fields', () => {
    const signs = all.flatMap(([name, { keys, builtIn }]) =>
      builtIn ? [] : keys.filter((key) => key.length === 1).map((key) => [name, key] as const),
    )
    expect(signs.length).toBeGreaterThan(0)
    for (const [name, key] of signs) expect({ [name]: isShortcut(name, press(key), true) }).toEqual({ [name]: false })
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
    expect(isShortcut('allKeys', press('/', { ctrlKey: true }), true)).toBe(true)
  })
})
