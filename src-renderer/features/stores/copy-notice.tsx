import { Eye, Snowflake } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStoreId } from '../../stores/index.ts'
import { go, useRoute } from '../../stores/route.ts'
import { stores, useStores } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** Stands over every page of a store that can only be read here: another site's copy (F-011), or one that is to be moved (F-236). */
export function CopyNotice() {
  const { t } = useTranslation('trade')
  const openId = useStoreId()
  const isThere = useRoute(({ route }) => route.place === 'stores')
  const open = useStores((state) => state.stores?.find((store) => store.id === openId))
  useEffect(() => {
    if (openId !== null) void stores.getState().load()
  }, [openId])
  if (open?.role !== 'collector' && open?.isFrozen !== true) return null
  return (
    <div className="notices is-first">
      {open.isFrozen ? (
        <Banner
          tone="waiting"
          icon={Snowflake}
          action={
            isThere ? undefined : (
              <Button size="small" onPress={() => go('stores')}>
                {t('move:toStores')}
              </Button>
            )
          }
        >
          {t('move:notice', { name: open.name })}
        </Banner>
      ) : (
        <Banner icon={Eye}>{t('stores.readOnly', { name: open.name })}</Banner>
      )}
    </div>
  )
}
