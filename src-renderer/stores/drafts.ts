/**
 * What is typed and not saved, on its way to the disk (U-36, 4-9). A change is at main at most 300 ms after it was
 * typed, however long the typing goes on; what is given up or saved is forgotten in the same way.
 */
import type { Client } from '../../src-main/contract/client.ts'

export type Drafts = {
  /** Asks main what was typed in a form; from then on `textOf` knows it. Gives the fields that were there. */
  readonly open: (form: string) => Promise<ReadonlyMap<string, string>>
  /** A form that was made this moment: nothing can have been typed in it before, so main need not be asked. */
  readonly begin: (form: string) => void
  readonly isOpen: (form: string) => boolean
  /** What is typed in a field and not saved, or null. */
  readonly textOf: (form: string, field: string) => string | null
  /** A field whose name begins with `~` was not typed: it says what the form is about. */
  readonly isEmpty: (form: string) => boolean
  /** null: saved, or given up. */
  readonly keep: (form: string, field: string, text: string | null) => void
  /** The form was saved or given up as a whole. */
  readonly drop: (form: string) => void
  /** The form is not shown any more; what is typed in it stays at main. */
  readonly leave: (form: string) => void
  /** Everything that was typed is at main when this is done. */
  readonly flush: () => Promise<void>
  /** What one person typed is not left in the page for the next. */
  readonly clear: () => void
}

type Calls = Pick<Client, 'drafts.of' | 'drafts.keep' | 'drafts.drop'>
/** Runs `job` once after so many milliseconds; gives the way to call it off. */
export type After = (ms: number, job: () => void) => () => void

export const keepAfterMs = 300
const after: After = (ms, job) => {
  const timer = setTimeout(job, ms)
  return () => clearTimeout(timer)
}

export function createDrafts(client: Calls, wait: After = after): Drafts {
  const known = new Map<string, Map<string, string>>()
  const unsent = new Map<string, Map<string, string | null>>()
  let callOff: (() => void) | null = null
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = (job: () => Promise<unknown>): Promise<unknown> => (last = last.then(job, job))
  const fieldsOf = <T>(all: Map<string, Map<string, T>>, form: string): Map<string, T> => {
    const fields = all.get(form) ?? new Map<string, T>()
    all.set(form, fields)
    return fields
  }
  /** A page that was locked meanwhile may keep nothing: it is sent when the form is opened again, after the lock. */
  const send = async ({ form, fields }: { form: string; fields: Record<string, string | null> }): Promise<void> => {
    const answer = await client['drafts.keep']({ form, fields })
    if (answer.ok || answer.error.reason !== 'locked') return
    const newer = fieldsOf(unsent, form)
    for (const [field, text] of Object.entries(fields)) if (!newer.has(field)) newer.set(field, text)
  }
  const flush = async (): Promise<void> => {
    callOff?.()
    callOff = null
    const forms = [...unsent].map(([form, fields]) => ({ form, fields: Object.fromEntries(fields) }))
    unsent.clear()
    for (const each of forms) void inTurn(() => send(each))
    await last
  }
  return {
    open: async (form) => {
      await flush()
      const answer = await client['drafts.of']({ form })
      known.set(form, new Map(answer.ok ? Object.entries(answer.value) : []))
      return new Map(fieldsOf(known, form))
    },
    begin: (form) => void known.set(form, new Map()),
    isOpen: (form) => known.has(form),
    textOf: (form, field) => known.get(form)?.get(field) ?? null,
    isEmpty: (form) => [...(known.get(form)?.keys() ?? [])].every((field) => field.startsWith('~')),
    keep: (form, field, text) => {
      // A field may be saved after its form was left; what is on the disk is then not known here.
      const fields = known.get(form)
      if (fields !== undefined && (fields.get(field) ?? null) === text) return
      if (text === null) fields?.delete(field)
      else fields?.set(field, text)
      fieldsOf(unsent, form).set(field, text)
      callOff ??= wait(keepAfterMs, () => void flush())
    },
    drop: (form) => {
      if ((known.get(form)?.size ?? 0) === 0 && !unsent.has(form)) return
      known.delete(form)
      unsent.delete(form)
      void inTurn(() => client['drafts.drop']({ form }))
    },
    leave: (form) => {
      void flush()
      known.delete(form)
    },
    flush,
    clear: () => {
      known.clear()
      unsent.clear()
    },
  }
}
