import { describe, expect, test } from 'vitest'
import { createClient } from '../../../src-main/contract/client.ts'
import { refuse } from '../../../src-main/contract/result.ts'
import type { RulesStore } from '../../../src-renderer/stores/rules.ts'
import { createRulesStore, followersOf, keptBy, rowsInOrder } from '../../../src-renderer/stores/rules.ts'
import type { Answers, FakeBridge } from '../../support/fake-bridge.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { changedRules, syncPageAnswers, usualRows } from '../../support/fake-sync-data.ts'

function open(answers: Answers = syncPageAnswers([], changedRules)): { store: RulesStore; bridge: FakeBridge } {
  const bridge = createFakeBridge({}, answers)
  return { store: createRulesStore(createClient((name, input) => bridge.invoke[name](input), bridge.subscribe)), bridge }
}
const ruleOf = (store: RulesStore, table: string) => store.getState().rules?.rows.find((row) => row.table === table)

describe('F-259: the rules of the tables', () => {
  test('what keeps something here comes first, lines stand with their document', () => {
    const rows = rowsInOrder(changedRules.rows, (row) => row.table)
    expect(rows.slice(0, 2).map(({ table }) => table)).toEqual(['message', 'temperature_log'])
    expect(rows.some(({ table }) => table === 'trans_line')).toBe(false)
    expect(followersOf(usualRows, 'transact').map(({ table }) => table)).toEqual(['trans_line'])
  })

  test('what a rule keeps here is counted with the lines', () => {
    const rows = usualRows.map((row) => ({
      ...row,
      heldBack: row.table.startsWith('trans') ? 2 : 0,
      heldAside: row.table === 'trans_line' ? 3 : 0,
    }))
    expect(keptBy(rows, 'transact')).toEqual({ heldBack: 4, heldAside: 3 })
  })

  test('a rule is set as a whole and the answer is shown', async () => {
    const { store, bridge } = open()
    await store.getState().load()
    await store.getState().set('message', { send: true, receive: true })
    expect(bridge.asked.at(-1)).toEqual({ name: 'rules.set', input: { table: 'message', send: true, receive: true } })
    expect([ruleOf(store, 'message')?.receive, store.getState().isBusy]).toEqual([true, false])
  })

  test('applying the defaults names the version whose difference was shown', async () => {
    const { store, bridge } = open()
    await store.getState().load()
    expect(await store.getState().applyDefaults()).toBe(true)
    expect(bridge.asked.at(-1)).toEqual({ name: 'rules.applyDefaults', input: { version: 2 } })
    expect(store.getState().rules?.difference).toEqual([])
  })

  test('a refusal leaves the rules as they were', async () => {
    const { store } = open({ ...syncPageAnswers([], changedRules), 'rules.applyDefaults': () => refuse('conflict', 'defaults_changed') })
    await store.getState().load()
    expect(await store.getState().applyDefaults()).toBe(false)
    expect([store.getState().refusal?.reason, ruleOf(store, 'message')?.receive]).toEqual(['defaults_changed', false])
  })

  test('asks again when changes are written or rules are set elsewhere, not before it is looked at', async () => {
    const { store, bridge } = open()
    store.getState().dataChanged(['change_log'])
    expect(bridge.asked).toEqual([])
    await store.getState().load()
    store.getState().dataChanged(['item'])
    store.getState().dataChanged(['table_rules'])
    expect(bridge.asked).toHaveLength(2)
  })
})
