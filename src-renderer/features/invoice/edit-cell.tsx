import { useEffect, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, Ref } from 'react'
import { classes } from '../../ui/classes.ts'
import { useDraft } from '../../ui/use-draft.tsx'

export type EditCellProps<T> = {
  readonly label: string
  /** What the document says; null for a line that says nothing yet. */
  readonly said: T | null
  readonly show: (value: T) => string
  /** What was typed; null for what is none. */
  readonly parse: (text: string) => T | null
  /** What an emptied cell means. */
  readonly empty: T
  readonly isWrong: boolean
  readonly describedBy?: string | undefined
  readonly tabIndex?: number
  readonly autoFocus?: boolean
  readonly isText?: boolean
  readonly placeholder?: string
  /** Behind what is shown: the whole of a number that was shown rounded. */
  readonly title?: string | undefined
  /** The letter or figure that opened the cell. */
  readonly startsWith?: string
  /** What the field is called among the drafts of its form (U-36); without it nothing typed is kept. */
  readonly draft?: string | undefined
  /** Each time the text changes: the value, or null for what is none. */
  readonly onType?: (value: T | null) => void
  /** Saves; false when it was refused. */
  readonly onCommit: (value: T) => Promise<boolean>
  readonly onWrong: (isWrong: boolean) => void
  /** After a saved Enter: on to the next; with Shift: and close. */
  readonly onEnter: (shift: boolean) => void
  readonly onEscape: () => void
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void
  /** The id of what may have the keyboard in between: only when it goes on from there, the cell is saved. */
  readonly staysWith?: string
  readonly onFocus?: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A field in a table: saved by Enter and by leaving it, given up by Escape. */
export function EditCell<T>(props: EditCellProps<T>) {
  const { said, onCommit, onWrong } = props
  const draft = useDraft(props.draft)
  const shown = said === null ? '' : props.show(said)
  const [restored] = useState(() => (draft.text === shown ? null : draft.text))
  const [typed, setTyped] = useState<string | null>(props.startsWith ?? restored)
  const own = useRef<HTMLInputElement>(null)
  const isTyped = useRef(typed !== null)

  // What was typed and not saved has the keyboard again: leaving the cell then saves it, as it would have.
  const takesFocus = props.autoFocus === true || restored !== null
  useEffect(() => {
    if (!takesFocus) return
    own.current?.focus()
    if (!isTyped.current) own.current?.select()
  }, [takesFocus])
  useEffect(() => {
    if (props.startsWith !== undefined) draft.keep(props.startsWith)
    else if (restored !== null) props.onType?.(props.parse(restored))
    // Only once: the cell is drawn with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  const type = (given: string | null) => {
    // What says the same as the document was not typed: so a field is again that a scan was made in.
    const text = given === shown ? null : given
    setTyped(text)
    draft.keep(text)
    isTyped.current = text !== null
    onWrong(false)
    props.onType?.(text === null ? said : props.parse(text))
  }
  const commit = async (): Promise<boolean> => {
    if (!isTyped.current || typed === null) return true
    if (typed.trim() === '' && said === null) {
      draft.keep(null)
      return true
    }
    const value = typed.trim() === '' ? props.empty : props.parse(typed)
    onWrong(value === null)
    if (value === null) return false
    isTyped.current = false
    const done = await onCommit(value)
    if (done) {
      draft.keep(null)
      setTyped(null)
    } else isTyped.current = true
    return done
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
      event.preventDefault()
      const shift = event.shiftKey
      void commit().then((done) => done && props.onEnter(shift))
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (typed === null) return props.onEscape()
      type(null)
      requestAnimationFrame(() => own.current?.select())
    } else props.onKey?.(event)
  }
  // A choice there may have put another cell in the place of this one; what was typed is then that one's.
  const goesOn = (event: Event) => {
    if (own.current !== null && (event as globalThis.FocusEvent).relatedTarget !== own.current) void commit()
  }
  const onBlur = ({ relatedTarget: to }: FocusEvent) => {
    if (to !== null && to.id !== '' && to.id === props.staysWith) to.addEventListener('blur', goesOn, { once: true })
    else void commit()
  }
  const attach = (element: HTMLInputElement | null) => {
    own.current = element
    if (typeof props.ref === 'function') props.ref(element)
  }
  return (
    <input
      ref={attach}
      data-field={props.draft}
      className={classes('cell-edit', props.isText === true && 'is-text', props.isWrong && 'is-error')}
      inputMode={props.isText === true ? 'text' : 'decimal'}
      autoComplete="off"
      aria-label={props.label}
      aria-invalid={props.isWrong}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      title={props.title}
      tabIndex={props.tabIndex ?? 0}
      value={typed ?? shown}
      onChange={(event) => type(event.target.value)}
      onFocus={(event) => {
        if (!isTyped.current) event.target.select()
        props.onFocus?.()
      }}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
