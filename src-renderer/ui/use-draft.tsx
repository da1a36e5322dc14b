/** Fields that keep what is typed in them until it is saved (U-36). Outside a `Drafted` form they keep nothing. */
import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { drafts } from '../stores/drafts-of-page.ts'

const FormName = createContext<string | null>(null)

/** True once it is known what was typed in the form before; the fields are drawn then. */
export function useDraftForm(form: string): boolean {
  const [opened, setOpened] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void drafts.open(form).then(() => isHere && setOpened(form))
    return () => {
      isHere = false
      drafts.leave(form)
    }
  }, [form])
  return opened === form
}

type FormProps = { readonly form: string; readonly children: ReactNode }

/** Gives the fields within it the form that they belong to, named as in the contract: `adjust/<batch>`. It is open already. */
export const FieldsOf = ({ form, children }: FormProps) => <FormName.Provider value={form}>{children}</FormName.Provider>

/** Opens a form and then draws its fields. */
export function Drafted(props: FormProps) {
  return useDraftForm(props.form) && <FieldsOf {...props} />
}

export type Draft = {
  /** As it was typed when the field is drawn; null where nothing was. */
  readonly text: string | null
  /** null: saved, or given up. */
  readonly keep: (text: string | null) => void
}

/** One field of the form around it. Without a name nothing of it is kept. */
export function useDraft(field: string | undefined): Draft {
  const form = useContext(FormName)
  if (form === null || field === undefined) return nowhere
  return { text: drafts.textOf(form, field), keep: (text) => drafts.keep(form, field, text) }
}
const nowhere: Draft = { text: null, keep: () => {} }

/** What is typed in a field of the form around it goes on under another name: it is meant as something else now. */
export function useRenamedField(): (from: string, to: string) => void {
  const form = useContext(FormName)
  return (from, to) => {
    if (form === null || from === to) return
    drafts.keep(form, to, drafts.textOf(form, from))
    drafts.keep(form, from, null)
  }
}

/** The fields of a form in a window: as they were typed, else as they begin. A field that is as it began is not kept. */
export function useDraftFields<T extends Readonly<Record<string, string>>>(begin: T): readonly [T, (change: Partial<T>) => void] {
  const form = useContext(FormName)
  const [typed, setTyped] = useState<T>(() =>
    form === null
      ? begin
      : (Object.fromEntries(Object.entries(begin).map(([field, text]) => [field, drafts.textOf(form, field) ?? text])) as T),
  )
  const change = (next: Partial<T>): void => {
    setTyped((now) => ({ ...now, ...next }))
    if (form === null) return
    for (const [field, text] of Object.entries(next)) drafts.keep(form, field, text === begin[field] ? null : (text ?? null))
  }
  return [typed, change]
}

/** The form around it as a whole: whether anything is typed in it, and how it ends. */
export function useDraftEnd(): { readonly isTyped: () => boolean; readonly end: () => void } {
  const form = useContext(FormName)
  return { isTyped: () => form !== null && !drafts.isEmpty(form), end: () => form !== null && drafts.drop(form) }
}
