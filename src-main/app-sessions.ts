/** Which store each page has open: kept here, so that no message can name another's. */
export type Sessions = {
  /** The store that is open in this session; at first the one that `first` names. */
  readonly storeOf: (sessionId: string) => string | null
  readonly open: (sessionId: string, storeId: string) => void
  readonly end: (sessionId: string) => void
}

export function createSessions(first: () => string | null): Sessions {
  const stores = new Map<string, string>()
  return {
    storeOf: (sessionId) => {
      const known = stores.get(sessionId)
      if (known !== undefined) return known
      const store = first()
      if (store !== null) stores.set(sessionId, store)
      return store
    },
    open: (sessionId, storeId) => void stores.set(sessionId, storeId),
    end: (sessionId) => void stores.delete(sessionId),
  }
}
