/** Changes that only a customer invoice knows: how each is sent, and what it is compared with when somebody was quicker. */
import type { ItemsChange } from '../../../src-main/contract/outbound-operations.ts'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { invoice as store } from '../../stores/trade.ts'

export type ListSaid = { readonly added: number; readonly present: number }

/** Adds what is missing of a master list; null where it was refused. Whatever others did meanwhile, it is still right. */
export async function addList(listId: string): Promise<ListSaid | null> {
  let said: ListSaid | null = null
  await store.getState().make({
    target: 'list',
    mine: listId,
    read: () => '',
    send: async (id, version) => {
      const answer = await api['outbound.addList']({ id, version, listId })
      if (!answer.ok) return answer
      said = { added: answer.value.added, present: answer.value.present }
      return { ok: true, value: answer.value.invoice }
    },
  })
  return said
}

/**
 * Does the same to several items of a document that takes goods (U-13, U-38); gives the document afterwards, null where it
 * was refused.
 */
export async function changeItems(itemIds: readonly string[], what: ItemsChange): Promise<Invoice | null> {
  const isReturn = store.getState().invoice?.kind === 'supplier_return'
  const done = await store.getState().make({
    target: 'items',
    mine: what,
    read: () => '',
    send: (id, version) =>
      isReturn
        ? api['supplierReturn.removeItems']({ id, version, itemIds: [...itemIds] })
        : api['outbound.changeItems']({ id, version, itemIds: [...itemIds], do: what }),
  })
  return done ? store.getState().invoice : null
}
