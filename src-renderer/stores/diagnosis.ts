/** The stores of the shield and of the connection over the page's one client, and what makes it ask again. */
import { useStore } from 'zustand'
import { api, onReconnect } from '../api.ts'
import type { ConnectionState } from './connection.ts'
import { createConnectionStore } from './connection.ts'
import { useSession } from './index.ts'
import type { SafetyState } from './safety.ts'
import { createSafetyStore } from './safety.ts'

export const connection = createConnectionStore(api)
export const useConnection = <T>(select: (state: ConnectionState) => T): T => useStore(connection, select)

export const safety = createSafetyStore(api)
export const useSafety = <T>(select: (state: SafetyState) => T): T => useStore(safety, select)

/** Main answers nothing of this where nobody is signed in, or while the page is locked. */
const mayAsk = (): boolean => {
  const { state } = useSession.getState()
  return state !== null && state.user !== null && !state.locked
}

api.on('data.changed', ({ tables }) => {
  if (mayAsk()) safety.getState().dataChanged(tables)
})
api.on('sync.status', (status) => {
  if (mayAsk()) safety.getState().statusChanged(status)
})
onReconnect(() => {
  if (mayAsk()) void safety.getState().load()
})
useSession.subscribe(({ state: now }, { state: before }) => {
  if (now?.user?.id !== before?.user?.id) {
    safety.getState().reset()
    connection.getState().reset()
  }
  if (mayAsk() && (before === null || before.user === null || before.locked)) void safety.getState().load()
})
if (mayAsk()) void safety.getState().load()
