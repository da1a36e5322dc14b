import type { TFunction } from 'i18next'
import { ArrowDown, ArrowLeftRight, Ban, Check, Eye, LogOut, Minus, Snowflake } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { StoreRow } from '../../../src-main/contract/trade.ts'
import { shareHere } from '../../stores/stores.ts'
import type { Formats } from '../../ui/format.ts'
import type { Tone } from '../../ui/pill.tsx'
import { Pill } from '../../ui/pill.tsx'

type T = TFunction<'trade'>

const looks: Readonly<Record<StoreRow['role'], readonly [Tone | null, LucideIcon]>> = {
  active: ['ok', Check],
  preparing: ['accent', ArrowDown],
  left: ['waiting', LogOut],
  collector: [null, Eye],
  transfer: ['plain', ArrowLeftRight],
  elsewhere: ['plain', ArrowLeftRight],
  nowhere: ['plain', Minus],
}

/** What the store is to this computer, in a word and a shape (F-010 to F-012, F-225, F-227, F-236). */
export function RolePill({ store, t, format }: { store: StoreRow; t: T; format: Formats }) {
  if (store.disabled && store.place === 'here') return <Pill icon={Ban}>{t('stores.place.disabled')}</Pill>
  if (store.isFrozen)
    return (
      <Pill tone="waiting" icon={Snowflake}>
        {t('move:pill')}
      </Pill>
    )
  const [tone, icon] = looks[store.role]
  return (
    <Pill {...(tone !== null && { tone })} icon={icon}>
      {roleWord(store, t, format)}
    </Pill>
  )
}

function roleWord(store: StoreRow, t: T, format: Formats): string {
  const share = shareHere(store)
  if (store.role === 'preparing' && share !== null)
    return t('stores.role.preparingShare', { percent: format.number(Math.floor(share * 100)) })
  return t(`stores.role.${store.role}`)
}
