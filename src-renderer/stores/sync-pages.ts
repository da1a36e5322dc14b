/** The stores of the sync page's tabs over the page's one client, and what makes them ask again. */
import { useStore } from 'zustand'
import { api, onReconnect } from '../api.ts'
import { useSession } from './index.ts'
import type { ProblemsState } from './problems.ts'
import { createProblemsStore } from './problems.ts'
import type { RulesState } from './rules.ts'
import { createRulesStore } from './rules.ts'

export const problems = createProblemsStore(api)
export const rules = createRulesStore(api)

export const useProblems = <T>(select: (state: ProblemsState) => T): T => useStore(problems, select)
export const useRules = <T>(select: (state: RulesState) => T): T => useStore(rules, select)

const askAgain = () => {
  if (problems.getState().problems !== null) void problems.getState().load()
  if (rules.getState().rules !== null) void rules.getState().load()
}

/** While the session is locked main answers nothing of this; once it is unlocked everything is asked for anew. */
const isLocked = () => useSession.getState().state?.locked === true

api.on('data.changed', ({ tables }) => {
  if (isLocked()) return
  problems.getState().dataChanged(tables)
  rules.getState().dataChanged(tables)
})
let counted = 0
api.on('sync.status', (status) => {
  if (isLocked() || status.problems === counted) return
  counted = status.problems
  problems.getState().dataChanged(['inbox'])
})
onReconnect(askAgain)
useSession.subscribe(({ state: now }, { state: before }) => {
  if (before?.locked === true && now?.locked === false) askAgain()
})
