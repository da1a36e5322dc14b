import { useEffect, useRef } from 'react'
import { useSession } from '../stores/index.ts'
import type { SessionStore } from '../stores/session.ts'
import type { WedgeKey } from './wedge.ts'
import { createWedge } from './wedge.ts'

type Field = HTMLInputElement | HTMLTextAreaElement
const isField = (target: EventTarget | null): target is Field =>
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) || target instanceof HTMLTextAreaElement

/** A field as it was before the scan began in it. */
type Before = { readonly field: Field; readonly value: string; readonly start: number | null; readonly end: number | null }

/** Says what a scanner has read while the component is mounted and `onScan` is given. */
export function useScanner(onScan: ((texts: readonly string[]) => void) | null): void {
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  const isOn = onScan !== null
  useEffect(() => (isOn ? listen((texts) => latest.current?.(texts)) : undefined), [isOn])
}

/** Listens before everything else in the page does. Gives the way to stop. */
function listen(onScan: (texts: readonly string[]) => void): () => void {
  const wedge = createWedge()
  let before: Before | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const found = (texts: readonly string[]) => {
    if (before !== null) putBack(before)
    before = null
    onScan(texts)
  }
  const onPause = () => {
    const texts = wedge.pause()
    if (texts !== null) found(texts)
    else type(wedge.held())
  }
  // Before the lock takes the keyboard: what was held back would be typed beside the field, or into the password.
  const onSession = ({ state }: SessionStore) => {
    if (state?.locked !== true) return
    clearTimeout(timer)
    const texts = wedge.pause()
    if (texts === null) typeAtOnce(wedge.held())
    else found(texts)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || event.repeat || useSession.getState().state?.locked === true) return
    const verdict = wedge.press(keyOf(event), isField(event.target))
    if (verdict.do === 'hold' || verdict.do === 'scan') {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    if (event.key.length > 1 && verdict.do === 'pass' && ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(event.key))
      return
    clearTimeout(timer)
    if (verdict.do === 'scan') return found(verdict.texts)
    if (verdict.do === 'hold') timer = setTimeout(onPause, wedge.patience())
    type(wedge.held())
    if (verdict.do === 'pass') before = isField(event.target) ? asItIs(event.target) : null
    else if (!isField(event.target)) before = null
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  const unsubscribe = useSession.subscribe(onSession)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

const keyOf = ({ key, code, shiftKey, ctrlKey, altKey, metaKey, timeStamp }: KeyboardEvent): WedgeKey => ({
  key,
  code,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
  at: timeStamp,
})

const asItIs = (field: Field): Before => ({ field, value: field.value, start: field.selectionStart, end: field.selectionEnd })

/** The first sign of the scan is taken out of the field again. */
function putBack({ field, value, start, end }: Before): void {
  if (!field.isConnected || field.value === value) return
  const proto = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  // React hears of a value only through the setter of the element itself.
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (start !== null) field.setSelectionRange(start, end)
}

/** What was held back and is a person's: typed into the field, or given to the page as the keys that they were. */
function type(keys: readonly WedgeKey[]): void {
  for (const key of keys) {
    const target = document.activeElement ?? document.body
    const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })
    const isFree = target.dispatchEvent(event)
    if (isFree && isField(target)) document.execCommand('insertText', false, key.key)
  }
}

/** The same in one go, and no shortcut is pressed by it: the page goes behind the lock with the first sign that it draws. */
function typeAtOnce(keys: readonly WedgeKey[]): void {
  const signs = keys.filter(({ ctrlKey }) => !ctrlKey).map(({ key }) => key)
  if (signs.length > 0 && isField(document.activeElement)) document.execCommand('insertText', false, signs.join(''))
}
