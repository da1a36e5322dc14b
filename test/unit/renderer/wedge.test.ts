import { describe, expect, test } from 'vitest'
import type { Verdict, WedgeKey } from '../../../src-renderer/ui/wedge.ts'
import { createWedge, quickMs } from '../../../src-renderer/ui/wedge.ts'

const codeOf = (sign: string): string =>
  /\d/.test(sign) ? `Digit${sign}` : /[a-z]/i.test(sign) ? `Key${sign.toUpperCase()}` : sign === '-' ? 'Minus' : sign
const isUpper = (sign: string) => /[A-Z]/.test(sign)

/** Presses signs every `ms`, then perhaps one more key; gives the verdicts. */
function pressed(text: string, ms: number, last: string | null = 'Enter', isInField = true, change: Partial<WedgeKey> = {}) {
  const wedge = createWedge()
  const verdicts: Verdict[] = []
  let at = 0
  const press = (key: string, more: Partial<WedgeKey> = {}) => {
    const held = { key, code: codeOf(key), shiftKey: isUpper(key) && key.length === 1, ctrlKey: false, altKey: false, metaKey: false }
    verdicts.push(wedge.press({ ...held, at: (at += ms), ...change, ...more }, isInField))
  }
  for (const sign of text) press(sign === '\u001D' ? ']' : sign, sign === '\u001D' ? { ctrlKey: true, code: 'BracketRight' } : {})
  if (last !== null) press(last, { code: last })
  return { wedge, verdicts, end: verdicts.at(-1) }
}

describe('U-60: a scanner is told from a person by its speed', () => {
  test.each(['4012345678901', '0104012345678901172612311 0LOT-7'.replace(' ', ''), 'AB12345', '99999'])('a scan of %s', (text) => {
    expect(pressed(text, 4).end).toEqual({ do: 'scan', texts: [text] })
    expect(pressed(text, quickMs).end).toMatchObject({ do: 'scan' })
  })

  test('U-60: capitals, small letters and signs of a batch stay as they are', () => {
    expect(pressed('0104012345678901-aBc', 4).end).toEqual({ do: 'scan', texts: ['0104012345678901-aBc'] })
  })

  test('U-60: the separator of GS1 comes as Ctrl and a bracket', () => {
    expect(pressed('10LOT1\u001D17261231', 4).end).toEqual({ do: 'scan', texts: ['10LOT1\u001D17261231'] })
  })

  test('U-60: on a French keyboard the figures write other signs, and the keys tell which were meant', () => {
    const wedge = createWedge()
    const azerty = Array.from('à&é"(', (key, at) => ({ key, code: `Digit${[0, 1, 2, 3, 5][at]}` }))
    for (const [at, { key, code }] of azerty.entries())
      wedge.press({ key, code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, at: at * 4 }, true)
    const end = wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, at: 22 }, true)
    expect(end).toEqual({ do: 'scan', texts: ['à&é"(', '01235'] })
  })

  test.each([
    ['too slow', '4012345678901', quickMs + 1],
    ['too short: a quantity', '1200', 4],
    ['a name, however fast', 'Amoxicillin', 4],
    ['a name with its strength', 'Amoxicillin 250 mg', 4],
  ])('it is no scan: %s', (_, text, ms) => {
    const { end, wedge, verdicts } = pressed(text, ms)
    expect(end).toEqual({ do: 'pass' })
    // All of it reaches the page: what was let through at once, and what was held back.
    expect(verdicts.filter((verdict) => verdict.do === 'pass').length - 1 + wedge.held().length).toBe(text.length)
  })

  test('in a field the first sign is typed at once; elsewhere it may be a shortcut and waits', () => {
    expect(pressed('4', 4, null, true).verdicts).toEqual([{ do: 'pass' }])
    expect(pressed('4', 4, null, false).verdicts).toEqual([{ do: 'hold' }])
  })

  test('a scanner that sends no Enter is heard when it pauses', () => {
    const { wedge } = pressed('4012345678901', 4, null)
    expect(wedge.pause()).toEqual(['4012345678901'])
    expect(wedge.held()).toEqual([])
  })

  test('two quick keys wait for the blink of an eye, more for a computer that is busy, and what is a code already the longest', () => {
    const patience = ['12', 'amox', '40123'].map((text) => pressed(text, 4, null).wedge.patience())
    expect(patience).toEqual(patience.toSorted((a, b) => a - b))
    expect(new Set(patience).size).toBe(3)
  })

  test.each([
    [true, ['2', '3']],
    [false, ['1', '2', '3']],
  ])('U-60: keys that come late on a busy computer are of the code with which they were pressed (in a field: %s)', (isInField, givenUp) => {
    const wedge = createWedge()
    const press = (key: string, at: number) =>
      wedge.press({ key, code: codeOf(key), shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, at }, isInField)
    for (const [at, sign] of ['1', '2', '3'].entries()) press(sign, at * 4)
    expect(wedge.pause()).toBe(null)
    expect(wedge.held().map(({ key }) => key)).toEqual(givenUp)
    expect(press('4', 12)).toEqual({ do: 'hold' })
    expect(press('5', 16)).toEqual({ do: 'hold' })
    expect(press('Enter', 20)).toEqual({ do: 'scan', texts: ['12345'] })
    expect(wedge.held()).toEqual([])
  })

  test('what was given up once does not come again with what is typed afterwards', () => {
    const { wedge } = pressed('12', 4, null)
    wedge.pause()
    wedge.held()
    const late = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
    expect(wedge.press({ key: '3', code: 'Digit3', at: 12, ...late }, true)).toEqual({ do: 'hold' })
    expect(wedge.press({ key: '4', code: 'Digit4', at: 400, ...late }, true)).toEqual({ do: 'pass' })
    expect(wedge.held().map(({ key }) => key)).toEqual(['3'])
  })

  test('what a person typed quickly comes after the pause, once', () => {
    const { wedge } = pressed('12', 10, null)
    expect(wedge.pause()).toBe(null)
    expect(wedge.held().map(({ key }) => key)).toEqual(['2'])
    expect(wedge.held()).toEqual([])
  })

  test('Space presses what has the keyboard, at once', () => {
    expect(pressed(' ', 4, null, false).verdicts).toEqual([{ do: 'pass' }])
  })

  test('shortcuts are nobody’s scan', () => {
    expect(pressed('s', 4, null, true, { ctrlKey: true }).verdicts).toEqual([{ do: 'pass' }])
    expect(pressed('1', 4, null, true, { altKey: true }).verdicts).toEqual([{ do: 'pass' }])
  })
})
