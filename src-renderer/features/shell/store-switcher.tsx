import { Check, ChevronDown, Store } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../../i18n.ts'
import { useApp, useSiteStores } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Which store is open, and the other stores of this site (features 3C). */
export function StoreSwitcher(props: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation()
  const rows = useSiteStores((stores) => stores.rows)
  const load = useSiteStores((stores) => stores.load)
  const openId = useApp((app) => app.state?.storeId ?? null)
  useEffect(() => void load(), [load])
  const here = (rows ?? []).filter((row) => row.place === 'here')
  const open = here.find((row) => row.id === openId)
  if (rows === null) return null
  if (here.length === 0) return <span className="storebtn muted">{t('store.none')}</span>
  return (
    <Menu
      label={t('store.switch')}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      onChoose={(id) => void switchStore(id)}
      trigger={
        <Button className="storebtn" aria-label={t('store.open', { name: open?.name ?? '' })}>
          <Icon of={Store} />
          <span className="cut">{open?.name ?? t('store.choose')}</span>
          <span className="codeword code">{open?.code}</span>
          <Icon of={ChevronDown} size="s" />
        </Button>
      }
      entries={[
        ...here.map((row) => ({
          id: row.id,
          label: row.name,
          icon: row.id === openId ? Check : Store,
          disabled: row.disabled,
          after: row.disabled ? t('store.disabled') : <span className="code">{row.code}</span>,
        })),
        { id: allStores, label: t('store.all') },
      ]}
    />
  )
}

const allStores = ' all'

async function switchStore(id: string): Promise<void> {
  if (id === allStores) return go('stores')
  if (id === useApp.getState().state?.storeId) return
  const error = await useApp.getState().openStore(id)
  if (error !== null) return showToast(refusalSentence(error), 'attention')
  go('transactions')
}
