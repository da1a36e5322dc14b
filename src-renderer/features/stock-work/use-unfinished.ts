import { useEffect, useRef } from 'react'
import { api } from '../../api.ts'

/**
 * Opens the form again that this person was filling in here when the program ended (4-9): `adjust/<batch>` is `adjust`,
 * of that batch. It waits until the page has what the form needs.
 */
export function useUnfinished(kinds: readonly string[], reopen: (kind: string, id: string) => void, isReady = true): void {
  const latest = useRef({ kinds, reopen })
  useEffect(() => {
    latest.current = { kinds, reopen }
  })
  useEffect(() => {
    if (!isReady) return undefined
    let isHere = true
    const look = async () => {
      const answer = await api['drafts.list']({})
      if (!isHere || !answer.ok) return
      for (const { form } of answer.value) {
        const [kind = '', id = ''] = form.split('/')
        if (latest.current.kinds.includes(kind)) latest.current.reopen(kind, id)
      }
    }
    void look()
    return () => {
      isHere = false
    }
  }, [isReady])
}
