import { useEffect, useState } from 'react'
import type { UserRow } from '../../../src-main/contract/people.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'

type Users = { readonly users: readonly UserRow[] | null; readonly refusal: string | null }

/** All users that central has told of or that were made here, asked for anew when one comes or changes. */
export function useUsers(): Users {
  const [state, setState] = useState<Users>({ users: null, refusal: null })
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['users.list']({})
      if (!current) return
      setState(({ users }) => (answer.ok ? { users: answer.value, refusal: null } : { users, refusal: refusalSentence(answer.error) }))
    }
    void ask()
    const stop = api.on('data.changed', ({ tables }) => {
      if (tables.includes('user')) void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [])
  return state
}
