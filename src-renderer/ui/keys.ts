/**
 * The one key map (features 3I). Every shortcut that the program answers is here once, so that the printed keys,
 * the overlay and the listeners cannot disagree, and no combination means two things (T18).
 */

/** Where a shortcut works: everywhere, in a list, in a document, in a table, in a dialog or in a form. */
export const keyScopes = ['global', 'list', 'document', 'table', 'dialog'] as const
export type KeyScope = (typeof keyScopes)[number]

export type Shortcut = {
  readonly scope: KeyScope
  /** `Ctrl+Shift+S`: modifiers in the order Ctrl, Alt, Shift, then `KeyboardEvent.key`, letters in upper case. */
  readonly keys: readonly string[]
  /** Works also while a text field has the focus. */
  readonly whileTyping: boolean
  /** Answered by react-aria or the browser, not by `useShortcuts`; it is listed for the overlay and the test. */
  readonly builtIn?: true
}

const always = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: true })
const notTyping = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: false })
const builtIn = (scope: KeyScope, ...keys: string[]): Shortcut => ({ scope, keys, whileTyping: true, builtIn: true })

/** Labels of these are `keys.<name>` in the locale files. */
export const shortcuts = {
  syncNow: always('global', 'F9'),
  syncPage: always('global', 'Ctrl+Shift+S'),
  switchStore: always('global', 'Ctrl+Shift+O'),
  allKeys: notTyping('global', '?'),
  signOut: always('global', 'Alt+Shift+L'),
  tab: always('global', 'Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7', 'Ctrl+8', 'Ctrl+9'),
  zoom: builtIn('global', 'Ctrl++', 'Ctrl+-', 'Ctrl+0'),
  newDocument: always('list', 'Alt+N'),
  searchList: notTyping('list', '/'),
  addItem: always('document', 'Alt+N'),
  addList: always('document', 'Alt+L'),
  moreOfDocument: always('document', 'Alt+M'),
  closeDocument: notTyping('document', 'Escape'),
  printDocument: always('document', 'Ctrl+P'),
  shipDocument: always('document', 'Ctrl+Enter'),
  removeLine: builtIn('document', 'Delete'),
  move: builtIn('table', 'ArrowUp', 'ArrowDown', 'Home', 'End'),
  openRow: builtIn('table', 'Enter'),
  cancel: builtIn('dialog', 'Escape'),
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

/** Scopes that are alive together with `scope`, itself included: a combination may appear only once among them. */
export function livesWith(scope: KeyScope): readonly KeyScope[] {
  if (scope === 'global') return keyScopes
  if (scope === 'table') return ['global', 'table', 'list', 'document']
  if (scope === 'dialog') return ['global', 'dialog']
  return ['global', 'table', scope]
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
  return (shortcut.whileTyping || !typing) && shortcut.keys.includes(combination(event))
}
