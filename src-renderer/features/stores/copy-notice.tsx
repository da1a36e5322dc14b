import { Eye } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { useStoreId } from '../../stores/index.ts'
import { stores, useStores } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'

/** The open store where it is a collector's copy, else null: then nothing that writes is offered (F-011). */
export function useOpenCopy(): StoreRow | null {
  const openId = useStoreId()
  const open = useStores((state) => state.stores?.find((store) => store.id === openId))
  return open?.role === 'collector' ? open : null
}

/** Stands over every page of a store that can only be read here. */
export function CopyNotice() {
  const { t } = useTranslation('trade')
  const openId = useStoreId()
  const copy = useOpenCopy()
  useEffect(() => {
    if (openId !== null) void stores.getState().load()
  }, [openId])
  if (copy === null) return null
  return (
    <div className="notices is-first">
      <Banner icon={Eye}>{t('stores.readOnly', { name: copy.name })}</Banner>
    </div>
  )
}
