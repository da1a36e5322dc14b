/**
 * Finds one of many by typing: a field over a list, in a window of its own. React-aria holds the focus in the window;
 * the combobox itself is plain ARIA, because its Enter has to wait for the answer to what was typed (picker-search).
 */
import { CircleAlert, Search } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useStore } from 'zustand'
import { refusalSentence } from '../i18n.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { createPicker } from './picker-search.ts'
import type { PickerOptions, PickerStore } from './picker-search.ts'

export type PickerProps<T> = PickerOptions<T> & {
  readonly label: string
  readonly placeholder: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly keyOf: (choice: T) => string
  readonly renderRow: (choice: T) => ReactNode
  /** Why nothing is found, and what would help; `text` is what was typed. */
  readonly nothing: (text: string) => ReactNode
  readonly foot: ReactNode
  /** A refusal of the last choice: said in the window, which stays open. */
  readonly error?: string | null
}

/** An async combobox; Escape closes it. */
export function Picker<T>(props: PickerProps<T>) {
  return (
    <ModalOverlay className="scrim is-high" isOpen={props.isOpen} onOpenChange={(open) => !open && props.onClose()} isDismissable>
      <Modal>
        <Dialog className="palette" aria-label={props.label}>
          <PickerBody {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PickerBody<T>(props: PickerProps<T>) {
  const [picker] = useState(() => createPicker(props))
  const { text, choices, active, isSettled, refusal } = useStore(picker)
  const id = useId()
  useEffect(() => picker.getState().type(''), [picker])
  const said = refusal ? refusalSentence(refusal) : props.error

  return (
    <>
      <div className="palette-input">
        <Icon of={Search} />
        <input
          autoFocus
          role="combobox"
          aria-label={props.label}
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === -1 ? undefined : `${id}-${active}`}
          placeholder={props.placeholder}
          value={text}
          maxLength={200}
          onChange={(event) => picker.getState().type(event.target.value)}
          onKeyDown={(event) => answerKey(event, picker)}
        />
      </div>
      {said && (
        <p className="palette-error error" role="alert">
          <Icon of={CircleAlert} />
          <span>{said}</span>
        </p>
      )}
      <ul id={`${id}-list`} role="listbox" aria-label={props.label} className="palette-list">
        {choices.map((choice, index) => (
          <li
            key={props.keyOf(choice)}
            id={`${id}-${index}`}
            ref={index === active ? intoSight : null}
            role="option"
            aria-selected={index === active}
            aria-disabled={!props.canChoose(choice)}
            className={classes('menu-item', index === active && 'is-here', !props.canChoose(choice) && 'is-shut')}
            onPointerMove={() => props.canChoose(choice) && index !== active && picker.getState().point(index)}
            onClick={() => props.canChoose(choice) && props.onChoose(choice)}
          >
            {props.renderRow(choice)}
          </li>
        ))}
      </ul>
      {isSettled && choices.length === 0 && !refusal && <div className="palette-nothing muted">{props.nothing(text.trim())}</div>}
      <div className="palette-foot">{props.foot}</div>
    </>
  )
}

const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

function answerKey<T>(event: KeyboardEvent, picker: PickerStore<T>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
  const isMove = picker.getState().move(event.key)
  if (event.key === 'Enter') picker.getState().enter()
  if (isMove || event.key === 'Enter') event.preventDefault()
}
