/** The rows of a store's sync-with table (F-013): v5 tells this site where the store is active and what it is here, and no more. */
import type { StoreRow } from '../../../src-main/contract/trade.ts'

export type SyncType = 'active' | 'collector' | 'transfer' | 'none'
export type SyncWithRow = { readonly number: number; readonly isHere: boolean; readonly type: SyncType }

const typeHere: Readonly<Record<StoreRow['role'], SyncType>> = {
  active: 'active',
  preparing: 'active',
  collector: 'collector',
  transfer: 'transfer',
  left: 'none',
  elsewhere: 'none',
  nowhere: 'none',
}

/** This site first, then the one where the store is active; `ownNumber` null: this site is not known yet. */
export function syncWith({ role, siteNumber }: Pick<StoreRow, 'role' | 'siteNumber'>, ownNumber: number | null): readonly SyncWithRow[] {
  const here = ownNumber === null ? [] : [{ number: ownNumber, isHere: true, type: typeHere[role] }]
  const there = siteNumber === null || siteNumber === ownNumber ? [] : [{ number: siteNumber, isHere: false, type: 'active' as const }]
  return [...here, ...there]
}
