/**
 * The one key map (features 3I). Every shortcut that the program answers is here once, so that the printed keys,
 * the overlay and the listeners cannot disagree, and no combination means two things (T18).
 */

/** Where a shortcut works: everywhere, in a list, in a document, on a row of a table, in a cell that is typed in, in a question. */
export const keyScopes = ['global', 'list', 'document', 'table', 'cell', 'dialog'] as const
export type KeyScope = (typeof keyScopes)[number]

export type Shortcut = {
  readonly scope: KeyScope
  /** `Ctrl+Shift+S`: modifiers in the order Ctrl, Alt, Shift, then `KeyboardEvent.key`, letters in upper case. */
  readonly keys: readonly string[]
  /** Works also while a text field has the focus. A key that types a sign never does, whatever the shortcut says. */
  readonly whileTyping: boolean
  /** Answered by react-aria or the browser, not by `useShortcuts`; it is listed for the overlay and the test. */
  readonly builtIn?: true
}

const always = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: true })
const notTyping = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: false })
const builtIn = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: true, builtIn: true })

/** Labels of these are `keys.<name>` in the locale files. */
export const shortcuts = {
  findAnything: always('global', 'Ctrl+K'),
  save: always('global', 'Ctrl+S'),
  home: always('global', 'Alt+D'),
  syncNow: always('global', 'F9'),
  syncPage: always('global', 'Ctrl+Shift+S'),
  reports: always('global', 'Alt+R'),
  switchStore: always('global', 'Ctrl+Shift+O'),
  allKeys: always('global', '?', 'Ctrl+/'),
  signOut: always('global', 'Alt+Shift+L'),
  tab: always('global', 'Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7', 'Ctrl+8', 'Ctrl+9'),
  zoom: builtIn('global', 'Ctrl++', 'Ctrl+-', 'Ctrl+0'),
  newDocument: always('list', 'Alt+N'),
  searchList: notTyping('list', '/'),
  scanList: always('list', 'Ctrl+B'),
  addItem: always('document', 'Alt+N'),
  addList: always('document', 'Alt+L'),
  scan: always('document', 'Ctrl+B'),
  moreOfDocument: always('document', 'Alt+M'),
  lessOfDocument: always('document', 'Alt+Shift+M'),
  closeDocument: notTyping('document', 'Escape'),
  printDocument: always('document', 'Ctrl+P'),
  shipDocument: always('document', 'Ctrl+Enter'),
  removeLine: builtIn('document', 'Delete'),
  markLine: builtIn('document', 'Space'),
  markMore: builtIn('document', 'Shift+ArrowUp', 'Shift+ArrowDown'),
  markAll: builtIn('document', 'Ctrl+A'),
  move: builtIn('table', 'ArrowUp', 'ArrowDown', 'Home', 'End'),
  openRow: builtIn('table', 'Enter'),
  editCell: builtIn('document', 'F2'),
  fillCell: builtIn('document', 'Digit'),
  jumpToRow: builtIn('table', 'Letter'),
  columns: builtIn('table', 'Alt+C'),
  columnWidth: builtIn('table', 'Shift+ArrowLeft', 'Shift+ArrowRight'),
  moveColumn: builtIn('table', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight'),
  countSame: builtIn('cell', '='),
  nextLine: builtIn('cell', 'Enter'),
  closeLine: builtIn('cell', 'Shift+Enter'),
  nextField: builtIn('cell', 'Tab'),
  toBatches: builtIn('cell', 'ArrowDown'),
  countIn: builtIn('cell', 'Alt+ArrowDown', 'Alt+ArrowUp'),
  takeBack: builtIn('cell', 'Escape'),
  cancel: builtIn('dialog', 'Escape'),
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

/** Scopes that are alive together with `scope`, itself included: a combination may appear only once among them. */
export function livesWith(scope: KeyScope): readonly KeyScope[] {
  if (scope === 'global') return keyScopes
  if (scope === 'table') return ['global', 'table', 'list', 'document']
  if (scope === 'cell') return ['global', 'cell', 'document', 'list']
  if (scope === 'dialog') return ['global', 'dialog']
  return ['global', 'table', 'cell', scope]
}

/** Whether both may be answered at the same moment: what waits until nobody types never meets the keys of a cell. */
export function meet(one: Shortcut, other: Shortcut): boolean {
  const waits = (shortcut: Shortcut): boolean => !shortcut.whileTyping || (shortcut.builtIn === true && shortcut.scope !== 'cell')
  const isApart = (one.scope === 'cell' && waits(other)) || (other.scope === 'cell' && waits(one))
  return livesWith(one.scope).includes(other.scope) && !isApart
}

/** What is read of a `KeyboardEvent`. */
export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The combination of a key press in the form of the map. Shift is not named for signs: `?` is `?`, not `Shift+?`. */
export function combination(event: KeyPress): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const sign = event.key.length === 1 && key === event.key.toLowerCase()
  const parts = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', event.shiftKey && !sign && 'Shift', key]
  return parts.filter(Boolean).join('+')
}

/** Whether a key press is this shortcut; `typing` = the focus is in a text field. */
export function isShortcut(name: ShortcutName, event: KeyPress, typing: boolean): boolean {
  const shortcut: Shortcut = shortcuts[name]
  const pressed = combination(event)
  return (!typing || (shortcut.whileTyping && pressed.length > 1)) && shortcut.keys.includes(pressed)
}

/** A button that has the keyboard takes every Enter, also one with Ctrl, which is a shortcut and no press of it. */
export const isTakenByButton = (event: KeyPress, hasButton: boolean): boolean =>
  hasButton && event.key === 'Enter' && (event.ctrlKey || event.metaKey)
