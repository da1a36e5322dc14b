import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { refusalSentence } from '../../i18n.ts'
import type { TextField as FieldName } from '../../stores/invoice.ts'
import { invoice, useInvoice } from '../../stores/trade.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useDraft } from '../../ui/use-draft.tsx'

/** A field of the document that is saved when it is left or Enter is pressed (U-36); Escape takes the typing back. */
export function CommittedField(props: {
  field: FieldName
  label: string
  said: string
  isReadOnly: boolean
  className: string
  maxLength: number
}) {
  const { field, said } = props
  const draft = useDraft(field)
  const [restored] = useState(() => (draft.text === said || props.isReadOnly ? null : draft.text))
  const [typed, setTyped] = useState<string | null>(restored)
  const base = useRef(said)
  const refusal = useInvoice((state) => (state.refusal?.target === field ? state.refusal.error : null))

  const commit = async () => {
    if (typed === null) return
    const done = await invoice.getState().edit(field, typed, base.current)
    // What was typed meanwhile stays, and goes on from what was saved.
    if (done) base.current = typed
    if (!done && invoice.getState().conflict?.target !== field) return
    draft.keep(null)
    setTyped((now) => (now === typed ? null : now))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void commit()
    if (event.key !== 'Escape' || typed === null) return
    event.preventDefault()
    event.stopPropagation()
    draft.keep(null)
    setTyped(null)
  }
  return (
    <TextField
      label={props.label}
      className={props.className}
      value={typed ?? said}
      isReadOnly={props.isReadOnly}
      maxLength={props.maxLength}
      error={refusal && refusalSentence(refusal)}
      onChange={(given) => {
        const text = given === said ? null : given
        if (typed === null) base.current = said
        setTyped(text)
        draft.keep(text)
      }}
      autoFocus={restored !== null}
      onBlur={() => void commit()}
      inputProps={{ onKeyDown }}
    />
  )
}
