/**
 * A scanner that types (U-60): it writes faster than any person, which is all that tells it from one. Keys that come
 * quickly after another are held back until it is clear who types: a scan never reaches the field it was made in, and
 * what a person typed does, a moment later.
 */

/** What is read of a key press; `at` in milliseconds. */
export type WedgeKey = {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly at: number
}

/** `hold`: keep it from the page for now; `scan`: it ends a scan, whose texts are given; `pass`: it is no scanner's. */
export type Verdict = { readonly do: 'pass' | 'hold' } | { readonly do: 'scan'; readonly texts: readonly string[] }

export type Wedge = {
  /** What to do with a key. Where it is not `hold`, whatever was held back is over: `held` says what is to be typed after all. */
  readonly press: (key: WedgeKey, isInField: boolean) => Verdict
  /** Nothing came for that long: a scan that no Enter ended, or null. */
  readonly pause: () => readonly string[] | null
  /** How long to wait for the next key, in milliseconds: the longer, the likelier it is the computer that is slow, not the scanner. */
  readonly patience: () => number
  /** Takes what was held back and was no scan. */
  readonly held: () => readonly WedgeKey[]
}

/** Between two keys of a scanner, slow ones over radio included; a person needs more for each of five in a row. */
export const quickMs = 50
const fewest = 5
const fewestFigures = 4

const groupSeparator = '\u001D'
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

export function createWedge(): Wedge {
  let burst: WedgeKey[] = []
  let heldFrom = 0
  let rest: readonly WedgeKey[] = []

  const giveBack = (): void => {
    rest = [...rest, ...burst.slice(heldFrom)]
    heldFrom = burst.length
  }
  const end = (): void => {
    giveBack()
    burst = []
  }
  const begin = (key: WedgeKey, isInField: boolean): Verdict => {
    end()
    burst = [key]
    // In a field the first sign is typed at once; elsewhere it may be a shortcut, which waits for the blink of an eye.
    heldFrom = isInField ? 1 : 0
    return { do: isInField ? 'pass' : 'hold' }
  }
  const asScan = (): readonly string[] | null => {
    const texts = [burst.map(signOf).join(''), burst.map(usSignOf).join('')]
    const isCode = texts.some((text) => text.length >= fewest && text.replace(/\D/g, '').length >= fewestFigures)
    return isCode ? [...new Set(texts)] : null
  }
  const take = (): readonly string[] | null => {
    const texts = asScan()
    // On a computer that is busy the other keys of a code may come late; when they were pressed tells whose they are.
    if (texts === null) giveBack()
    else burst = []
    return texts
  }
  return {
    press: (key, isInField) => {
      if (modifiers.has(key.key)) return { do: 'pass' }
      const last = burst.at(-1)
      const isQuick = last !== undefined && key.at - last.at <= quickMs
      // No code begins with a space, which presses buttons.
      if (isSign(key) && (isQuick || key.key !== ' ')) {
        if (!isQuick) return begin(key, isInField)
        burst.push(key)
        return { do: 'hold' }
      }
      const texts = isQuick && (key.key === 'Enter' || key.key === 'Tab') ? take() : null
      if (texts !== null) return { do: 'scan', texts }
      end()
      return { do: 'pass' }
    },
    pause: take,
    patience: () => (asScan() !== null ? 10 * quickMs : burst.length < 4 ? quickMs + 10 : 5 * quickMs),
    held: () => {
      const taken = rest
      rest = []
      return taken
    },
  }
}

/** A sign, or Ctrl and the bracket, by which scanners send the separator of GS1. */
function isSign({ key, code, ctrlKey, altKey, metaKey }: WedgeKey): boolean {
  if (ctrlKey && !altKey) return key === ']' || code === 'BracketRight'
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

const signOf = ({ key, ctrlKey }: WedgeKey): string => (ctrlKey ? groupSeparator : key)

const shifted: Readonly<Record<string, string>> = {
  Digit1: '!', Digit2: '@', Digit3: '#', Digit4: '$', Digit5: '%', Digit6: '^', Digit7: '&', Digit8: '*', Digit9: '(', Digit0: ')',
  Minus: '_', Equal: '+', BracketLeft: '{', BracketRight: '}', Semicolon: ':', Quote: '"', Comma: '<', Period: '>', Slash: '?', Backslash: '|',
} // prettier-ignore
const plain: Readonly<Record<string, string>> = {
  Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Semicolon: ';', Quote: "'", Comma: ',', Period: '.', Slash: '/', Backslash: '\\',
  Space: ' ', NumpadDecimal: '.', NumpadDivide: '/', NumpadMultiply: '*', NumpadSubtract: '-', NumpadAdd: '+',
} // prettier-ignore

/** The sign of the key on a keyboard for English, as most scanners are set: on a French one the figures write others. */
function usSignOf(key: WedgeKey): string {
  const { code, shiftKey, ctrlKey } = key
  if (ctrlKey) return groupSeparator
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return (shiftKey ? shifted[code] : undefined) ?? digit
  return (shiftKey ? shifted[code] : undefined) ?? plain[code] ?? signOf(key)
}
